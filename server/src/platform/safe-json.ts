// `JSON.stringify` writes valid pairs as they are, and NUL and half surrogates as escapes: only those are looked for, in keys as in values.
const UNSTORABLE = /\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** JSON that PostgreSQL takes: NUL and half surrogates, which people and providers may pass on and `jsonb` refuses, become U+FFFD. */
export function toSafeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(UNSTORABLE, (found) => (found === '\\\\' ? found : '\uFFFD'));
}
