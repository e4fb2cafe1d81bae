import { AppError } from '../../../platform/errors.ts';

/** @throws tenant.unknown_time_zone unless it is a name of the IANA database that this runtime knows; `+03:00` is none */
export function requireTimeZone(name: string): string {
  try {
    if (!/^[+-]/.test(name)) return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    // Falls through: Intl says it does not know the name.
  }
  throw new AppError('tenant.unknown_time_zone', { timeZone: name });
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** @throws tenant.unknown_currency unless it is a code of ISO 4217 */
export function requireCurrency(code: string): string {
  if (CURRENCIES.has(code)) return code;
  throw new AppError('tenant.unknown_currency', { currency: code });
}
