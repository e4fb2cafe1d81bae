/** Readers for payloads nobody promised us: each gives a value of the wanted shape or undefined, and none throws. */
export type JsonObject = Record<string, unknown>;

const MAX_DEPTH = 48;

/**
 * JSON from bytes, or undefined when they are no JSON. Integers beyond 2^53 stay exact, as strings, because providers
 * write ids as bare numbers. NUL and lone surrogates are taken out: PostgreSQL refuses both in text and jsonb.
 */
export function decodeJson(bytes: Buffer | string): unknown {
  const text = (typeof bytes === 'string' ? bytes : bytes.toString('utf8')).replace(/^\uFEFF/, '');
  try {
    return storable(JSON.parse(text, /[:[,\s]-?\d{16}/.test(text) ? keepLongIntegers : undefined), 0);
  } catch {
    return undefined;
  }
}

function keepLongIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || context?.source === undefined) return value;
  return /^-?\d+$/.test(context.source) ? context.source : value;
}

function storable(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  // No prototype: a key such as __proto__ is then an ordinary key.
  const object = Object.create(null) as JsonObject;
  for (const key of Object.keys(value)) object[storableText(key)] = storable((value as JsonObject)[key], depth + 1);
  return object;
}

function storableText(text: string): string {
  const withoutNul = text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
  return withoutNul.isWellFormed() ? withoutNul : withoutNul.toWellFormed();
}

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string that says something. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Ids and codes are strings for us, whatever the provider writes. */
export function asId(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return asText(value);
}

/** A finite number; old samples carry coordinates and prices as strings. */
export function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Drops undefined members, so that optional properties are absent (exactOptionalPropertyTypes) and comparisons stay simple. */
export function compact<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
