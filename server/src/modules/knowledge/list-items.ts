import type { ItemView } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { mergeItems } from './facts/merge-items.ts';
import { renderMoney } from './facts/render-money.ts';
import type { ItemFact } from './facts/types.ts';
import type { Page, PageCursor } from './list-sources.ts';
import { loadFacts } from './load-facts.ts';

/** Dishes and products as answers know them: one for all the rows that speak of it, those with a price first, in the order of their documents. */
export async function listItems(
  db: TenantDb,
  input: { cursor?: string | undefined; limit: number },
  cursors: PageCursor,
): Promise<Page<ItemView>> {
  const after = cursors.read(input.cursor, ['integer', 'text']);
  const items = mergeItems((await loadFacts(db)).items);
  const names = new Map(
    (await db.query.selectFrom('source').select(['id', 'name']).execute()).map((source) => [source.id, source.name] as const),
  );
  // Where the last item of the page before is gone, its place still tells where to go on.
  const known = after ? items.findIndex((item) => item.id === String(after[1])) : -1;
  const start = after ? (known >= 0 ? known + 1 : Math.max(0, Number(after[0]))) : 0;
  const page = items.slice(start, start + input.limit);
  const last = page.at(-1);
  const more = last !== undefined && start + page.length < items.length;
  return {
    items: page.map((item) => toView(item, names.get(item.span.sourceId) ?? '')),
    nextCursor: more ? cursors.write([start + page.length, last.id]) : null,
  };
}

function toView(item: ItemFact, sourceName: string): ItemView {
  const { id, name, section, description, price, dietTags, allergens, allergensConfirmed, available, state, span } = item;
  return {
    ...{ id, name, section, description, dietTags, allergens, allergensConfirmed, available, state },
    price: price === null ? null : { ...price, text: { en: renderMoney(price, 'en'), ar: renderMoney(price, 'ar') } },
    source: { id: span.sourceId, name: sourceName, page: span.page },
  };
}
