import { expect, test } from 'vitest';
import { framedMail } from './framed-mail.ts';

test('lets every link leave the frame, whatever the mail looks like', () => {
  expect(framedMail('<html><head lang="ar"><title>x</title></head></html>')).toContain('<head lang="ar"><base target="_top">');
  expect(framedMail('<p>Hello</p>')).toBe('<base target="_top"><p>Hello</p>');
});
