import * as contracts from '@wafaa/contracts';
import { z } from 'zod';
import type { JsonSchema } from './example-of.ts';

// Every shape that the contracts export has its name in the document too.
const named = z.registry<{ id: string }>();
for (const [name, value] of Object.entries(contracts)) {
  if (value instanceof z.ZodType && name !== 'FileAnswer') named.add(value, { id: name });
}

/** What somebody sends: shapes written out where they stand, because an input differs from the view of the same name. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  return strip(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema);
}

/** What is answered. Named shapes are collected in `components` and referred to. */
export function outputSchema(schema: z.ZodType, components: Record<string, JsonSchema>): JsonSchema {
  const { $defs = {}, ...made } = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    metadata: named,
    override: ({ zodSchema, jsonSchema }) => {
      // A shape that is known to TypeScript only: the trace of a turn.
      if (zodSchema._zod.def.type === 'custom') jsonSchema.type = 'object';
    },
  }) as JsonSchema & { id?: string };
  for (const [name, inner] of Object.entries($defs)) components[name] = strip(moved(inner));
  const own = strip(moved(made));
  if (made.id === undefined) return own;
  components[made.id] = own;
  return { $ref: `#/components/schemas/${made.id}` };
}

function moved<T>(node: T): T {
  return JSON.parse(JSON.stringify(node).replaceAll('"#/$defs/', '"#/components/schemas/')) as T;
}

function strip(schema: JsonSchema): JsonSchema {
  const { $schema: _schema, id: _id, ...rest } = schema as JsonSchema & { $schema?: string; id?: unknown };
  return rest;
}
