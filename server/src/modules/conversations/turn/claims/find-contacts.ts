import type { FoundClaim } from './claim-types.ts';

const TLD =
  '(?:com|net|org|info|biz|sa|ae|kw|qa|bh|om|eg|jo|lb|uk|us|eu|me|io|co|app|shop|store|link|ly|gl|gg|to|cc|tv|example|dev|ai|xyz|online|site|menu|cafe|restaurant|page|club|top|test|invalid)';
const EMAIL = /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gu;
const LINK = new RegExp(
  `(?:https?|hxxps?|ftp)://[^\\s<>"'،)\\]]+|(?<![\\p{L}\\p{N}@.-])(?:w+\\.)?[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.${TLD}(?:/[^\\s<>"'،)\\]]*)?(?![\\p{L}\\p{N}-])`,
  'gu',
);
const SAID_LINK = new RegExp(`[a-z0-9-]+ (?:dot|\\(dot\\)|\\[dot\\]|نقطه) (?:${TLD}|كوم)(?![\\p{L}\\p{N}])`, 'gu');
const HANDLE = /(?<![\p{L}\p{N}.@])@[a-z0-9_.]{3,}/gu;
const PHONE = /(?<![\p{L}\d.,/])\+?\(?\d[\d\s().-]{5,}\d(?![\d/]|[.,]\d)/gu;

/** One spelling of a link: no scheme, no www, no closing punctuation. */
export function plainLink(link: string): string {
  return link
    .replace(/^(?:https?|hxxps?|ftp):\/\//, '')
    .replace(/^w+\./, '')
    .replace(/[.,;:!?؟…'"]+$/u, '')
    .replace(/\/$/, '');
}

/** Digits of a phone number without its international prefix marks. */
export const plainPhone = (phone: string) => phone.replace(/\D/g, '').replace(/^00/, '');

/** Whether two spellings are one number: equal, or one without the country code or with a trunk zero. */
export function samePhone(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = [left, right].map((digits) => digits.replace(/^0+/, '')).sort((a, b) => a.length - b.length);
  return (short?.length ?? 0) >= 7 && (long ?? '').endsWith(short ?? '-') && (long?.length ?? 0) - (short?.length ?? 0) <= 3;
}

/** E-mails, links, handles and phone numbers of a folded line, and the line with them blanked out. */
export function findContacts(folded: string): { claims: FoundClaim[]; rest: string } {
  const claims: FoundClaim[] = [];
  let rest = folded;
  const take = (pattern: RegExp, read: (text: string) => Pick<FoundClaim, 'kind' | 'values'> | null) => {
    rest = rest.replace(pattern, (text: string, ...more: unknown[]) => {
      const claim = read(text);
      if (!claim) return text;
      const at = more.find((part) => typeof part === 'number') as number;
      claims.push({ ...claim, text: text.trim(), at });
      return ' '.repeat(text.length);
    });
  };
  take(EMAIL, (text) => ({ kind: 'email', values: [text.replace(/\.$/, '')] }));
  take(LINK, (text) => ({ kind: 'link', values: [plainLink(text)] }));
  take(SAID_LINK, (text) => ({ kind: 'link', values: [text.replace(/\s+(?:\(?\[?dot\]?\)?|نقطه)\s+/u, '.')] }));
  take(HANDLE, (text) => ({ kind: 'link', values: [text.replace(/[.]+$/, '')] }));
  take(PHONE, (text) => {
    const digits = plainPhone(text);
    const groups = text
      .trim()
      .split(/[\s().-]+/)
      .filter((group) => group !== '');
    // Sizes and prices in a row ("36 38 40 42") are no number to call.
    const listed = !text.trim().startsWith('+') && groups.length > 2 && groups.every((group) => group.length <= 2);
    const date = /^\d{4}-\d{1,2}-\d{1,2}$/.test(text.trim());
    return digits.length < 7 || digits.length > 15 || listed || date ? null : { kind: 'phone', values: [digits] };
  });
  return { claims, rest };
}
