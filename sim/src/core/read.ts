/** Reading untrusted JSON without a schema library: every reader returns a value of the wanted type or nothing. */
export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asRecord(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A request that the emulator's own `/_sim` endpoints cannot read; answered as 400 with this text. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

export function needString(record: Json, key: string): string {
  const value = asString(record[key]);
  if (value === undefined || value === '') throw new BadRequest(`"${key}" must be a non-empty string`);
  return value;
}

/** Copies the listed keys whose value has the type that the first sample shows; a wrong type is refused, an unknown key too. */
export function readOptions<T extends object>(value: unknown, samples: T): Partial<T> {
  if (value === undefined) return {};
  if (!isRecord(value)) throw new BadRequest('expected a JSON object');
  const known = samples as Json;
  const result: Json = {};
  for (const [key, given] of Object.entries(value)) {
    if (!(key in known)) throw new BadRequest(`unknown option "${key}"; known: ${Object.keys(known).join(', ')}`);
    if (kindOf(given) !== kindOf(known[key])) throw new BadRequest(`"${key}" must be a ${kindOf(known[key])}`);
    result[key] = given;
  }
  return result as Partial<T>;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
