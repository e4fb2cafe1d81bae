import type { TenantDb } from '../../../platform/db/index.ts';
import { findContradictions, findStaleFacts } from '../facts/find-contradictions.ts';
import { renderMoney } from '../facts/render-money.ts';
import type { Bilingual, FactSet, Money, SourceSpan } from '../facts/types.ts';
import { dayIn } from '../facts-on-day.ts';
import { loadFacts } from '../load-facts.ts';
import { changedFields } from './find-facts.ts';

interface Side {
  factId: string;
  value: string;
  source: { id: string; name: string; page: number | null };
}
export interface ContradictionEntry {
  kind: 'price' | 'hours' | 'policy' | 'phone' | 'changed_in_document';
  about: Bilingual;
  sides: Side[];
}

/** What two sources say differently, and what a document says by now of a fact that the owner changed. */
export async function listContradictions(db: TenantDb): Promise<ContradictionEntry[]> {
  return contradictionsOf(db, await loadFacts(db));
}

export async function contradictionsOf(db: TenantDb, facts: FactSet): Promise<ContradictionEntry[]> {
  const nameOf = await sourceNames(db);
  const place = (span: SourceSpan) => ({ id: span.sourceId, name: nameOf.get(span.sourceId) ?? '', page: span.page });
  const found = findContradictions(facts).map((entry) => ({
    ...{ kind: entry.kind, about: entry.about },
    sides: entry.sides.map(({ factId, value, span }) => ({ factId, value, source: place(span) })),
  }));
  const edits = await db.query
    .selectFrom('fact_review')
    .select(['source_id', 'replaced_by', 'reading', 'latest'])
    .where('decision', '=', 'edited')
    .where('latest', 'is not', null)
    .orderBy('id')
    .execute();
  const all = [...facts.items, ...facts.hours, ...facts.policies];
  const changed = edits.flatMap((edit): ContradictionEntry[] => {
    const fact = all.find(({ id }) => id === edit.replaced_by);
    const now = changedFields(edit.reading, edit.latest);
    if (!fact || !now) return [];
    const said = fact as unknown as Record<string, unknown>;
    const differs = Object.entries(now).filter(([field, value]) => show(value) !== show(said[field]));
    if (differs.length === 0) return [];
    const own = differs.map(([field]) => `${field}: ${show(said[field])}`).join(', ');
    const theirs = differs.map(([field, value]) => `${field}: ${show(value)}`).join(', ');
    const about = 'name' in fact ? fact.name : 'text' in fact ? fact.text : { en: fact.branchName, ar: null };
    return [
      {
        ...{ kind: 'changed_in_document', about },
        sides: [
          { factId: fact.id, value: own, source: place(fact.span) },
          { factId: fact.id, value: theirs, source: { id: edit.source_id, name: nameOf.get(edit.source_id) ?? '', page: null } },
        ],
      },
    ];
  });
  return [...found, ...changed];
}

function show(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'minor' in value) return renderMoney(value as Money, 'en');
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** Facts whose window or whose own words are over, on the tenant's calendar. */
export async function listStaleFacts(db: TenantDb, now: Date) {
  const facts = await loadFacts(db);
  const { time_zone: zone } = await db.query.selectFrom('tenant').select('time_zone').executeTakeFirstOrThrow();
  const today = dayIn(zone, now);
  const nameOf = await sourceNames(db);
  const over = [
    ...facts.items.map((item) => ({ kind: 'item' as const, row: item, about: item.name.en ?? item.name.ar ?? '' })),
    ...facts.policies.map((policy) => ({ kind: 'policy' as const, row: policy, about: policy.text.en ?? policy.text.ar ?? '' })),
  ].flatMap(({ kind, row, about }) =>
    row.validTo && row.validTo < today ? [{ kind, factId: row.id, about, endedOn: row.validTo, span: row.span }] : [],
  );
  const known = new Set(over.map(({ factId }) => factId));
  return [...over, ...findStaleFacts(facts, today).filter(({ factId }) => !known.has(factId))].map(({ span, ...entry }) => ({
    ...entry,
    source: { id: span.sourceId, name: nameOf.get(span.sourceId) ?? '', page: span.page },
  }));
}

async function sourceNames(db: TenantDb): Promise<Map<string, string>> {
  const rows = await db.query.selectFrom('source').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
