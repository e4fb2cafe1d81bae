import { ERRORS, type ErrorCode } from '../../platform/errors.ts';

/** A stored cause with its text in both languages; null for none, and for a code that is not told. */
export function failureOf(code: string | null): { code: string; message: { en: string; ar: string } } | null {
  return code !== null && code in ERRORS ? { code, message: ERRORS[code as ErrorCode].message } : null;
}
