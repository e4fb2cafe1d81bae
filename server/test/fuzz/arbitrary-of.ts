import fc from 'fast-check';
import type { JsonSchema } from '../../src/app/http/openapi/example-of.ts';

/** Values that a schema of the contracts admits, made by fast-check. */
export function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(arbitraryOf));
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: bound(schema.minimum, -(2 ** 31)), max: bound(schema.maximum, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    case 'string':
      return textOf(schema);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 6, (schema.minItems ?? 0) + 6),
      });
    case 'object':
      return objectOf(schema);
    default:
      return fc.jsonValue();
  }
}

// z.int() names the safe range, which no column of ours holds.
const bound = (given: number | undefined, fallback: number): number =>
  given === undefined || Math.abs(given) === Number.MAX_SAFE_INTEGER ? fallback : given;

function objectOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, arbitraryOf(inner)]));
  const required = (schema.required ?? []).filter((name) => name in fields);
  return fc.record(fields, { requiredKeys: required as never[] });
}

function textOf(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'date-time')
    return fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  if (schema.format === 'email')
    return fc.stringMatching(/^[a-z][a-z0-9._+-]{0,20}[a-z0-9]$/).map((name) => `${name.replaceAll(/\.{2,}/g, '.')}@example.com`);
  if (schema.format === 'uri') return fc.webUrl({ validSchemes: ['https'] });
  const maxLength = Math.min(schema.maxLength ?? 60, (schema.minLength ?? 0) + 60);
  if (schema.pattern !== undefined)
    return fc.stringMatching(new RegExp(schema.pattern), { size: 'small' }).map((text) => text.slice(0, schema.maxLength ?? 60));
  return fc.oneof(
    { weight: 3, arbitrary: fc.string({ minLength: schema.minLength ?? 0, maxLength, unit: 'grapheme' }) },
    { weight: 1, arbitrary: fc.string({ minLength: schema.minLength ?? 0, maxLength, unit: 'binary' }) },
    { weight: 1, arbitrary: fc.constantFrom('Bayt Alwaha', 'بيت الواحة', 'a@example.com', 'Asia/Riyadh', 'owner', 'agent') },
  );
}
