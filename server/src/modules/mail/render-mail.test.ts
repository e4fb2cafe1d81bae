import { SupportedLanguage } from '@wafaa/contracts';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { atHome, renderMail } from './render-mail.ts';
import { MAIL_PATHS, MAIL_WORDS, type MailTemplate, type MailValues } from './words.ts';

const TOKEN = 'aB3-_'.repeat(9);
const EXAMPLES: { [T in MailTemplate]: MailValues[T] } = {
  verify_email: { name: 'سارة', token: TOKEN },
  already_here: { name: 'Sara' },
  reset_password: { name: 'Sara', token: TOKEN },
  change_email: { name: 'Sara', token: TOKEN },
  email_changed: { name: 'Sara', newEmail: 'new@example.com' },
  password_changed: { name: 'Sara' },
  invitation: {
    tenant: { en: 'Oasis House', ar: 'بيت الواحة' },
    role: { en: 'Manager', ar: 'مدير' },
    invitedBy: 'Omar Al-Saleh',
    token: TOKEN,
  },
  new_sign_in: { name: 'Sara', device: 'Chrome on Android', address: '203.0.113.7', at: new Date('2026-11-23T09:05:00Z') },
};
const TEMPLATES = Object.keys(EXAMPLES) as MailTemplate[];
const EACH = SupportedLanguage.options.flatMap((language) => TEMPLATES.map((template) => ({ language, template })));

describe.each(EACH)('the mail $template in $language', ({ language, template }) => {
  const mail = renderMail(template, language, EXAMPLES[template]);
  const html = atHome(mail.html, 'https://app.example.com/');
  const { document } = parseHTML(html);

  test('leaves no place unfilled', () => {
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).not.toMatch(/\{\w+\}|undefined|null|\[object/);
  });

  test('is written from the side of its language', () => {
    expect(document.documentElement.getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(document.documentElement.getAttribute('lang')).toBe(language);
    expect(/\p{Script=Arabic}/u.test(mail.subject)).toBe(language === 'ar');
  });

  test('has one button, to its page, and the same address to copy', () => {
    const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    const expected = `https://app.example.com${MAIL_PATHS[template]}${'token' in EXAMPLES[template] ? `?token=${TOKEN}` : ''}`;
    expect(links).toEqual([expected, expected]);
    expect(document.querySelector('a.link')?.textContent).toBe(expected);
    expect(atHome(mail.text, 'https://app.example.com')).toContain(`\n${expected}\n`);
  });

  test('says the same in both bodies', () => {
    const shown = document.body.textContent.replaceAll(/\s+/g, ' ');
    const bare = mail.text.replaceAll(/[\u2068\u2069]/g, '');
    for (const line of bare.split('\n\n').filter((part) => !part.includes('://'))) expect(shown).toContain(line);
  });

  test('loads nothing and runs nothing', () => {
    expect(html).not.toMatch(/<(?:script|img|link|iframe|form)\b|url\(|@import|\bon\w+=/i);
  });
});

describe('values', () => {
  const hostile = `<img src=x onerror=alert(1)>"'&\u202Eevil\u2069\r\nBcc: all@example.com`;
  const mail = renderMail('invitation', 'en', { ...EXAMPLES.invitation, invitedBy: hostile });

  test('are shown as they are written, not read as HTML', () => {
    const { document } = parseHTML(mail.html);
    expect(document.querySelector('img')).toBeNull();
    expect(document.querySelector('bdi')?.textContent).toContain(`<img src=x onerror=alert(1)>"'&`);
  });

  test('start no header line and leave no isolate', () => {
    expect(mail.subject).not.toMatch(/[\r\n\u202E\u2069]/);
    expect([...mail.text.matchAll(/\u2068/g)]).toHaveLength([...mail.text.matchAll(/\u2069/g)].length);
  });

  test('in two languages are shown in the language of the mail, or in the one there is', () => {
    expect(renderMail('invitation', 'ar', EXAMPLES.invitation).subject).toContain('بيت الواحة');
    expect(renderMail('invitation', 'ar', { ...EXAMPLES.invitation, tenant: { en: 'Oasis', ar: null } }).subject).toContain('Oasis');
    expect(renderMail('invitation', 'en', { ...EXAMPLES.invitation, tenant: { en: null, ar: 'واحة' } }).subject).toContain('واحة');
    expect(renderMail('invitation', 'en', { ...EXAMPLES.invitation, tenant: { en: null, ar: null } }).subject).toMatch(/invites you to $/);
  });

  test('that somebody typed make no link, where an address that is meant to be read stays one', () => {
    const name = 'Win https://prize.example/now or www.prize.example or me@prize.example';
    for (const body of ['verify_email', 'change_email'] as const) {
      const { text, html } = renderMail(body, 'en', { name, token: TOKEN });
      for (const part of [text, html]) expect(part).not.toMatch(/prize\.example|https:\/\/prize|me@/);
    }
    const invited = renderMail('invitation', 'en', {
      ...EXAMPLES.invitation,
      tenant: { en: 'prize.example', ar: null },
      invitedBy: 'http://a.example',
    });
    expect(`${invited.subject} ${invited.text}`).not.toMatch(/prize\.example|a\.example/);
    expect(renderMail('password_changed', 'en', { name: 'J.R. St. George' }).text).toContain('J.R. St. George');
    expect(renderMail('email_changed', 'en', EXAMPLES.email_changed).text).toContain('new@example.com');
    expect(renderMail('new_sign_in', 'en', EXAMPLES.new_sign_in).text).toContain('203.0.113.7');
  });

  test('that are times name their zone', () => {
    expect(renderMail('new_sign_in', 'en', EXAMPLES.new_sign_in).text).toContain('23 November 2026 at 09:05 UTC');
    expect(renderMail('new_sign_in', 'ar', EXAMPLES.new_sign_in).text).toMatch(/23 نوفمبر 2026.*UTC/);
  });

  test('that are very long are cut', () => {
    expect(renderMail('password_changed', 'en', { name: 'x'.repeat(5_000) }).text.length).toBeLessThan(1_000);
  });
});

test('every template has words in every language', () => {
  for (const language of SupportedLanguage.options) expect(Object.keys(MAIL_WORDS[language]).sort()).toEqual([...TEMPLATES].sort());
});
