import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signedWebhook, toCurl } from './signed-webhook.mjs';

const message = { account: '771200000000101', from: '966500000001', name: 'سارة', text: "what's vegan? “نباتي” $HOME `id` \\ 'x'" };

describe('signedWebhook', () => {
  it('signs the exact bytes of the body with the app secret', () => {
    const { body, signature } = signedWebhook(message, 'secret');
    expect(signature).toBe(`sha256=${createHmac('sha256', 'secret').update(Buffer.from(body)).digest('hex')}`);
    expect(body).toContain('"phone_number_id":"771200000000101"');
  });
});

describe('toCurl', () => {
  it('hands a shell the same bytes, whatever the customer wrote', () => {
    const webhook = signedWebhook(message, 'secret');
    const command = toCurl('http://127.0.0.1:8000', webhook);
    // A function in place of curl: it prints its last argument, which is the body.
    expect(execFileSync('bash', ['-c', `curl() { printf %s "\${@: -1}"; }\n${command}`]).toString('utf8')).toBe(webhook.body);
    expect(command).toContain(`x-hub-signature-256: ${webhook.signature}`);
  });
});
