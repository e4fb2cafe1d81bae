const SECRET_NAME = /passw|secret|token|credential|hash|authori[sz]ation|cookie|private|(?:^|_)key$|Key$|otp|recovery/i;
/** `modelTokensPerMonth` is a number of tokens and no token. */
const COUNT_OF_TOKENS = /tokens/i;
const MAX_TEXT = 500;
const MAX_DEPTH = 4;
export const REDACTED = '[redacted]';

/** A copy for the log: what a name says to be secret is not in it, and long texts are cut. */
export function redact(value: Record<string, unknown>): Record<string, unknown> {
  return redactObject(value, 0);
}

function redactObject(value: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, isSecret(name, inner) ? REDACTED : redactValue(inner, depth + 1)]),
  );
}

function isSecret(name: string, value: unknown): boolean {
  if (!SECRET_NAME.test(name)) return false;
  return !(COUNT_OF_TOKENS.test(name) && (typeof value === 'number' || value === null));
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (depth >= MAX_DEPTH) return '…';
  return Array.isArray(value) ? value.slice(0, 50).map((inner) => redactValue(inner, depth + 1)) : redactObject(value, depth);
}
