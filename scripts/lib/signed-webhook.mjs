import { createHmac, randomBytes } from 'node:crypto';

/** A text message as WhatsApp posts it, with the signature over the body's exact bytes.
 *  @param {{ account: string, from: string, name: string, text: string }} message  `account`: phone_number_id, `from`: digits
 *  @param {string} appSecret
 *  @returns {{ body: string, signature: string }} the signature as the header X-Hub-Signature-256 holds it */
export function signedWebhook({ account, from, name, text }, appSecret) {
  const now = Math.floor(Date.now() / 1000);
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '0', phone_number_id: account },
    contacts: [{ profile: { name }, wa_id: from }],
    messages: [{ from, id: `wamid.${randomBytes(18).toString('base64url')}`, timestamp: String(now), type: 'text', text: { body: text } }],
  };
  const entry = [{ id: '0', time: now, changes: [{ field: 'messages', value }] }];
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
  return { body, signature: `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` };
}

/** The same request for a shell.
 *  @param {string} productUrl
 *  @param {{ body: string, signature: string }} webhook
 *  @returns {string} */
export function toCurl(productUrl, { body, signature }) {
  const quoted = body.replaceAll("'", String.raw`'\''`);
  return `curl -i -X POST ${productUrl}/webhooks/whatsapp \\
  -H 'content-type: application/json' \\
  -H 'x-hub-signature-256: ${signature}' \\
  --data-binary '${quoted}'`;
}
