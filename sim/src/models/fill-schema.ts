import { asList, asNumber, asRecord, asString, isRecord, type Json } from '../core/read.ts';

/** Words that the filled object may carry. */
export interface Filling {
  text: string;
  sources: string[];
  /** 0..1, for numbers that ask for a confidence. */
  confidence: number;
  language: string;
}

const TEXT_FIELDS = /answer|text|reply|response|message|content|body|summary/i;

/** An object that satisfies a JSON schema (the part that structured outputs allow), with the answer in its text fields. */
export function fillSchema(schema: Json, filling: Filling, name = 'answer', root: Json = schema): unknown {
  const reference = asString(schema['$ref']);
  if (reference !== undefined) return fillSchema(resolve(root, reference), filling, name, root);
  if (schema['const'] !== undefined) return schema['const'];
  if (Array.isArray(schema['enum'])) return pickFromEnum(schema['enum'], filling);
  const options = asList(schema['anyOf'] ?? schema['oneOf']).map(asRecord);
  const chosen = options.find((option) => option['type'] !== 'null') ?? options[0];
  if (chosen) return fillSchema(chosen, filling, name, root);
  const type = Array.isArray(schema['type']) ? asList(schema['type']).find((item) => item !== 'null') : schema['type'];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(asRecord(schema['properties'])).map(([key, value]) => [key, fillSchema(asRecord(value), filling, key, root)]),
      );
    case 'array':
      return fillArray(schema, filling, name, root);
    case 'boolean':
      return /answered|supported|found|grounded|can/i.test(name) && filling.sources.length + filling.confidence > 0;
    case 'integer':
    case 'number':
      return fillNumber(schema, filling, type === 'integer');
    case 'null':
      return null;
    default:
      return fillString(name, filling);
  }
}

function fillArray(schema: Json, filling: Filling, name: string, root: Json): unknown[] {
  const items = asRecord(schema['items']);
  if (/source|id|citation|passage|fact|reference/i.test(name) && items['type'] === 'string') return [...filling.sources];
  if (TEXT_FIELDS.test(name) && items['type'] === 'string') return [filling.text];
  return Array.from({ length: asNumber(schema['minItems']) ?? 0 }, () => fillSchema(items, filling, name, root));
}

function fillNumber(schema: Json, filling: Filling, whole: boolean): number {
  const low = asNumber(schema['minimum']) ?? 0;
  const high = asNumber(schema['maximum']) ?? 1;
  const value = low + (high - low) * filling.confidence;
  return whole ? Math.round(value) : value;
}

function fillString(name: string, filling: Filling): string {
  if (/lang/i.test(name)) return filling.language;
  return TEXT_FIELDS.test(name) ? filling.text : (filling.sources[0] ?? '');
}

function pickFromEnum(values: unknown[], filling: Filling): unknown {
  return values.find((value) => value === filling.language) ?? values[0] ?? null;
}

function resolve(root: Json, reference: string): Json {
  let node: unknown = root;
  for (const step of reference.replace(/^#\/?/, '').split('/')) if (isRecord(node) && step !== '') node = node[step];
  return asRecord(node);
}
