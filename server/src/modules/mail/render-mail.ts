import type { SupportedLanguage } from '@wafaa/contracts';
import { LINK_NOTE, MAIL_PATHS, MAIL_WORDS, type MailTemplate, type MailValues } from './words.ts';

/** Stands in a stored mail for the address of the installation, which only whoever sends or shows the mail knows. `.invalid` is nobody's. */
const HOME = 'https://home.wafaa.invalid';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

type Fill = (text: string) => string;

/** Subject, plain text and HTML of a mail. Every value is escaped, and kept from turning the sentence around it. */
export function renderMail<T extends MailTemplate>(template: T, language: SupportedLanguage, values: MailValues[T]): RenderedMail {
  const words = MAIL_WORDS[language][template];
  const shown = new Map(
    Object.entries(values).map(([name, value]) => [name, OURS.has(name) ? show(value, language) : unlink(show(value, language))]),
  );
  // First-strong isolates: a Latin name in an Arabic sentence must not move the words beside it.
  const inText = filler(shown, (value) => `\u2068${value}\u2069`);
  const inHtml: Fill = (text) => filler(shown, (value) => `<bdi>${escapeHtml(value)}</bdi>`)(escapeHtml(text));
  const token = 'token' in values ? `?token=${encodeURIComponent(values.token)}` : '';
  const link = `${HOME}${MAIL_PATHS[template]}${token}`;
  const paragraphs = [words.greeting, ...words.lines];
  return {
    // A header line of its own: no isolates, which some clients show as boxes there.
    subject: filler(shown, (value) => value)(words.subject),
    text: [...paragraphs.map(inText), `${words.button}:\n${link}`, inText(words.note), 'Wafaa · وفاء'].join('\n\n'),
    html: page({
      language,
      subject: filler(shown, escapeHtml)(escapeHtml(words.subject)),
      paragraphs: paragraphs.map(inHtml),
      button: escapeHtml(words.button),
      link: escapeHtml(link),
      linkNote: escapeHtml(LINK_NOTE[language]),
      note: inHtml(words.note),
    }),
  };
}

/** The stored body with the installation's own address in its links. */
export function atHome(body: string, publicUrl: string): string {
  return body.replaceAll(HOME, publicUrl.replace(/\/+$/, ''));
}

function show(value: unknown, language: SupportedLanguage): string {
  if (value instanceof Date) {
    const at = new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'UTC',
    }).format(value);
    return `${at} UTC`;
  }
  if (typeof value === 'object' && value !== null) {
    const name = value as { en: string | null; ar: string | null };
    return oneLine(name[language] ?? name.en ?? name.ar ?? '');
  }
  return oneLine(String(value));
}

// Line breaks would start a header or a paragraph of the writer's own; direction marks would leave the isolate.
function oneLine(value: string): string {
  return value
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** These come from us, or are an address that is meant to be read as one. All others were typed by somebody, perhaps to a stranger. */
const OURS: ReadonlySet<string> = new Set(['newEmail', 'device', 'address', 'at', 'token']);

/** Mail programs make links of what looks like one: whoever signs up as `win.example/now` would send it from our address to anybody. */
function unlink(value: string): string {
  return value
    .replaceAll(/[a-z][a-z0-9+.-]*:\/+/gi, '')
    .replaceAll(/(?<=[^\s.])[.。．｡](?=[\p{L}\p{N}]{2,})/gu, '. ')
    .replaceAll('@', ' @ ');
}

function filler(shown: ReadonlyMap<string, string>, wrap: Fill): Fill {
  return (text) => text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => wrap(shown.get(name) ?? ''));
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

interface Page {
  language: SupportedLanguage;
  subject: string;
  paragraphs: string[];
  button: string;
  link: string;
  linkNote: string;
  note: string;
}

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Tahoma,Roboto,'Noto Sans Arabic',Arial,sans-serif";

/** Tables and inline styles, because mail programs drop the rest; the colours of a dark screen come on top where they are understood. */
function page({ language, subject, paragraphs, button, link, linkNote, note }: Page): string {
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  const side = language === 'ar' ? 'right' : 'left';
  const size = language === 'ar' ? '17px' : '16px';
  const line = language === 'ar' ? '1.8' : '1.6';
  const body = paragraphs
    .map((text) => `<p class="ink" style="margin:0 0 16px;color:#1d2033;font-size:${size};line-height:${line}">${text}</p>`)
    .join('\n');
  return `<!doctype html>
<html lang="${language}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>
:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.canvas{background:#14151c!important}.card{background:#1d1f29!important;border-color:#31343f!important}
.ink{color:#eceef5!important}.quiet{color:#aeb2c0!important}.link{color:#a9b2ff!important}
.button{background:#a9b2ff!important}.button a{color:#171a3a!important}}
</style>
</head>
<body class="canvas" style="margin:0;padding:0;background:#f4f5f9">
<table role="presentation" class="canvas" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f4f5f9" dir="${dir}">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:520px;text-align:${side};font-family:${FONT}">
<tr><td class="quiet" style="padding:0 4px 16px;color:#5b6076;font-size:14px;font-weight:600">Wafaa · وفاء</td></tr>
<tr><td class="card" style="background:#ffffff;border:1px solid #e3e5ee;border-radius:14px;padding:32px 28px">
${body}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px"><tr>
<td class="button" style="background:#4a4fc4;border-radius:10px"><a href="${link}" style="display:inline-block;padding:13px 26px;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${button}</a></td>
</tr></table>
<p class="quiet" style="margin:0 0 6px;color:#5b6076;font-size:14px;line-height:${line}">${linkNote}</p>
<p style="margin:0 0 20px;font-size:13px;line-height:1.5;word-break:break-all" dir="ltr"><a class="link" href="${link}" style="color:#4a4fc4">${link}</a></p>
<p class="quiet" style="margin:0;color:#5b6076;font-size:14px;line-height:${line}">${note}</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}
