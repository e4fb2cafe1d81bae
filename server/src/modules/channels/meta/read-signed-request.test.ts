import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSignedRequest } from './read-signed-request.ts';

interface Case {
  secret: string;
  signed_request: string;
  valid: boolean;
  user_id?: string;
}

const { cases } = JSON.parse(readFileSync(new URL('../messenger/fixtures/_signed_request.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};

describe('readSignedRequest', () => {
  test.each(cases.map((one) => ({ ...one, verdict: one.valid ? 'reads the person of' : 'refuses' })))(
    '$verdict a request whose signature is $valid',
    ({ secret, signed_request: text, valid, user_id: userId }) => {
      expect(readSignedRequest(text, ['another', secret])?.userId ?? null).toBe(valid ? userId : null);
      expect(readSignedRequest(text, [])).toBeNull();
      expect(readSignedRequest(text, [''])).toBeNull();
    },
  );

  test('says when it was issued', () => {
    const genuine = cases.find((one) => one.valid);
    expect(readSignedRequest(genuine?.signed_request ?? '', [genuine?.secret ?? ''])?.issuedAt).toEqual(new Date('2026-11-23T03:00:00Z'));
  });

  test('refuses a payload that names another algorithm or nobody, however well signed', () => {
    const sign = (payload: object): string => {
      const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url');
      return `${createHmac('sha256', 'key').update(encoded).digest('base64url')}.${encoded}`;
    };
    expect(readSignedRequest(sign({ user_id: '1', algorithm: 'HMAC-SHA256' }), ['key'])).toEqual({ userId: '1' });
    for (const payload of [{ user_id: '1', algorithm: 'none' }, { user_id: '1' }, { algorithm: 'HMAC-SHA256' }, {}])
      expect(readSignedRequest(sign(payload), ['key'])).toBeNull();
  });

  test('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(readSignedRequest(text, ['key'])).toBeNull();
      }),
    );
  });
});
