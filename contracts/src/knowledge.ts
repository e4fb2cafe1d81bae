import { z } from 'zod';
import { factRoutes } from './facts.ts';
import { questionRoutes } from './questions.ts';
import { defineRoute } from './route.ts';
import { Bilingual, Cursor, page } from './shapes.ts';
import { sourceDetailRoutes } from './source-detail.ts';
import { sourceRoutes } from './sources.ts';
import { uploadRoutes } from './uploads.ts';

export const ItemView = z.object({
  id: z.string(),
  name: Bilingual,
  section: Bilingual,
  description: Bilingual,
  price: z.object({ minor: z.number().int(), currency: z.string(), text: Bilingual }).nullable(),
  dietTags: z.array(z.string()),
  allergens: z.array(z.string()),
  allergensConfirmed: z.boolean(),
  available: z.boolean(),
  state: z.enum(['proposed', 'confirmed', 'expired']),
  source: z.object({ id: z.string(), name: z.string(), page: z.number().int().nullable() }),
});
export type ItemView = z.infer<typeof ItemView>;

export const knowledgeRoutes = {
  ...sourceRoutes,
  ...sourceDetailRoutes,
  ...uploadRoutes,
  listItems: defineRoute({
    id: 'listItems',
    method: 'GET',
    path: '/api/v1/items',
    permission: 'knowledge.read',
    summary: 'Menu and catalogue rows',
    query: Cursor,
    status: 200,
    response: page(ItemView),
  }),
  ...factRoutes,
  ...questionRoutes,
} as const;
