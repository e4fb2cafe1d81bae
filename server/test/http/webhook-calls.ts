import type { TestApp } from '../app.ts';
import { APP_SECRET } from '../app.ts';
import { signBody } from '../../src/modules/channels/meta/verify-signature.ts';

/** A delivery with one text message, as WhatsApp sends it. */
export function textDelivery(
  accountKey: string,
  messages: { from: string; id: string; body: unknown; timestamp?: string }[],
): Record<string, unknown> {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: `waba-${accountKey}`,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '966110000000', phone_number_id: accountKey },
              contacts: [...new Set(messages.map((message) => message.from))].map((from) => ({
                profile: { name: 'Customer' },
                wa_id: from,
              })),
              messages: messages.map(({ from, id, body, timestamp }) => ({
                from,
                id,
                timestamp: timestamp ?? String(Math.floor(Date.now() / 1000)),
                type: 'text',
                text: { body },
              })),
            },
          },
        ],
      },
    ],
  };
}

/** Posts bytes to the webhook with the right signature over exactly these bytes, unless `headers` say otherwise. */
export function postWebhook(
  running: TestApp,
  body: Buffer | string,
  headers: Record<string, string | undefined> = {},
  path = '/webhooks/whatsapp',
) {
  const payload = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const all: Record<string, string | undefined> = {
    'content-type': 'application/json',
    'x-hub-signature-256': signBody(payload, APP_SECRET),
    ...headers,
  };
  const given = Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return running.api.server.inject({ method: 'POST', url: path, headers: given, payload });
}

/** A multipart body with one file, written out so that a test can break any part of it. */
export function fileUpload(
  bytes: Buffer,
  name = 'menu.csv',
  mime = 'text/csv',
  field = 'file',
): { headers: Record<string, string>; payload: Buffer } {
  const boundary = 'test-boundary-7fd1';
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${mime}\r\n\r\n`),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}
