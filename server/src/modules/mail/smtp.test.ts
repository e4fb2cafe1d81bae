import { describe, expect, test } from 'vitest';
import { parseSmtpUrl } from './smtp.ts';

const from = 'Wafaa <hello@example.com>';

describe('the address of a mail server', () => {
  test('encrypts from the first byte, or before anything is said', () => {
    expect(parseSmtpUrl('smtps://user:p%40ss@mail.example.com', from)).toEqual({
      host: 'mail.example.com',
      port: 465,
      secure: true,
      requireTls: false,
      auth: { user: 'user', pass: 'p@ss' },
      from,
    });
    expect(parseSmtpUrl('smtp://mail.example.com', from)).toMatchObject({ port: 587, secure: false, requireTls: true, auth: null });
  });

  test.each(['smtp://localhost:25', 'smtp://127.0.0.1:25', 'smtp://[::1]:25', 'smtp://relay.internal:25?tls=optional'])(
    'may stay plain: %s',
    (url) => {
      expect(parseSmtpUrl(url, from).requireTls).toBe(false);
    },
  );

  test.each(['smtp://127.evil.example', 'smtp://10.0.0.5', 'smtp://mail.example.com?tls=no'])('may not stay plain: %s', (url) => {
    expect(parseSmtpUrl(url, from).requireTls).toBe(true);
  });

  test.each(['mail.example.com', 'http://mail.example.com', 'smtp://', 'smtp'])('is none: %s', (text) => {
    expect(() => parseSmtpUrl(text, from)).toThrow('SMTP_URL must look like');
  });

  test('is refused without repeating the password', () => {
    expect(() => parseSmtpUrl('https://user:very-secret@host', from)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('very-secret') }),
    );
  });
});
