import { normaliseText } from '../../nlu/index.ts';

const WORDS = /[\p{L}\p{N}]+/gu;
const SHINGLE = 7;

function shingles(text: string): Set<string> {
  const words = normaliseText(text).match(WORDS) ?? [];
  const made = new Set<string>();
  for (let at = 0; at + SHINGLE <= words.length; at += 1) made.add(words.slice(at, at + SHINGLE).join(' '));
  return made;
}

const rotate = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13)));
const reverse = (text: string) => [...text].reverse().join('');

const SECRETS: readonly RegExp[] = [
  /\b(?:sk|pk|rk|key|ghp|gho|xox[abp])[-_][A-Za-z0-9_-]{12,}/,
  /\bAKIA[0-9A-Z]{12,}\b/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  /-----BEGIN [A-Z ]+-----/,
  /\bBearer\s+[A-Za-z0-9._-]{12,}/i,
  /\b(?:password|passwd|api[_ -]?key|secret|access[_ -]?token)\s*[:=]\s*\S{4,}/i,
  // A long run without blanks that mixes cases and digits is an encoding of something, never an answer.
  /(?<![/\w.-])(?=[A-Za-z0-9+=_-]*[a-z])(?=[A-Za-z0-9+=_-]*[A-Z])(?=[A-Za-z0-9+=_-]*\d)[A-Za-z0-9+/=_-]{40,}/,
  /\b[0-9a-f]{32,}\b/i,
];
const MARKERS =
  /\b(?:system prompt|system message|my (?:instructions|prompt|guidelines) (?:are|say|is)|i was (?:instructed|told|programmed) to|initial instructions|developer message|<\/?(?:data|system|instructions?|facts|passages)\b|as an? (?:ai )?language model)|\{\{|\}\}|تعليماتي (?:هي|تقول)|تعليمات النظام|رسالة النظام|كنموذج لغوي/iu;

/** Why an outgoing text may not leave because of what it gives away, or null. `secret` is the system text without the quotable data. */
export function findLeak(text: string, secret: string, markers: readonly string[]): string | null {
  if (markers.some((marker) => marker !== '' && text.includes(marker))) return 'leak.marker';
  if (SECRETS.some((pattern) => pattern.test(text))) return 'leak.secret';
  if (MARKERS.test(text)) return 'leak.prompt_words';
  const hidden = shingles(secret);
  const shown = [text, rotate(text), reverse(text)];
  return shown.some((version) => [...shingles(version)].some((shingle) => hidden.has(shingle))) ? 'leak.prompt' : null;
}
