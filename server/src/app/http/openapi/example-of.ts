/** As much of JSON Schema as the contracts' shapes turn into. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  examples?: unknown[];
  description?: string;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
}

const AT = '2026-03-21T09:30:00.000Z';
/** What a reader expects to find under a name; the first that the schema admits is taken. */
const BY_NAME: readonly [RegExp, unknown][] = [
  [/^email$|^pendingEmail$|^to$/, 'noura@example.com'],
  [/^colour$/, '#0b6e4f'],
  [/^currency$/, 'SAR'],
  [/^timeZone$/, 'Asia/Riyadh'],
  [/^slug$/, 'bayt-alwaha'],
  [/^(?:phone|address|handle)$/, '+966112340001'],
  [/^en$/, 'Bayt Alwaha'],
  [/^ar$/, 'بيت الواحة'],
  [/^name$|By$|Name$/, 'Noura'],
  [/^password$|^current$|^next$/, 'correct horse battery staple'],
  [/^(?:token|challenge|secret|accessToken)$/, 'a long text that is shown here only as an example'],
  [/^(?:role)$/, 'agent'],
  [/^(?:scopes|permissions)$/, ['conversations.read']],
  [/^code$/, '123456'],
  [/^device$/, 'Chrome on Android'],
  [/^(?:cursor|nextCursor)$/, 'eyJhdCI6IjIwMjYtMDMtMjEifQ'],
  [/^reason$/, 'The owner asked us to look at a failed import'],
];

/** One value that the schema admits, the same at every call. `defs` are what its `$ref`s point to, by their last part. */
export function exampleOf(schema: JsonSchema, defs: Record<string, JsonSchema>, name = '', depth = 0): unknown {
  if (schema.$ref !== undefined) return exampleOf(defs[schema.$ref.split('/').at(-1) ?? ''] ?? {}, defs, name, depth);
  if (schema.examples?.length) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return exampleOf(choices[0] ?? {}, defs, name, depth);
  switch (schema.type) {
    case 'object':
      return exampleObject(schema, defs, depth);
    case 'array': {
      const known = byName(name);
      if (Array.isArray(known) && schema.items?.type === 'string') return known;
      return (schema.minItems ?? 0) === 0 && depth > 5 ? [] : [exampleOf(schema.items ?? {}, defs, name, depth + 1)];
    }
    case 'integer':
    case 'number':
      return Math.min(Math.max(schema.minimum ?? 0, 1), schema.maximum ?? 1);
    case 'boolean':
      return false;
    case 'string':
      return exampleText(schema, name);
    default:
      return null;
  }
}

function exampleObject(schema: JsonSchema, defs: Record<string, JsonSchema>, depth: number): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {});
  return Object.fromEntries(fields.map(([key, inner]) => [key, exampleOf(inner, defs, key, depth + 1)]));
}

function byName(name: string): unknown {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}

function exampleText(schema: JsonSchema, name: string): string {
  if (schema.format === 'date-time') return AT;
  if (schema.format === 'date') return AT.slice(0, 10);
  if (schema.format === 'uuid') return '3f0c1d52-7a64-4b0e-9d3f-5a4b7c1e2d90';
  if (schema.format === 'uri') return 'https://maps.example.com/bayt-alwaha';
  const admitted = ['text', 'agent', 'member.invited', '0', '+966112340001', 'SAR', 'usr_0198a1b2c3d4'];
  const texts = [byName(name), ...admitted].filter((text): text is string => typeof text === 'string');
  const fits = (text: string): boolean =>
    text.length >= (schema.minLength ?? 0) &&
    text.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY) &&
    (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text));
  return texts.find(fits) ?? 'x'.repeat(schema.minLength ?? 1);
}
