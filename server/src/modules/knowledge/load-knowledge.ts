import type { Database, TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { FactSet } from './facts/types.ts';
import { DAYS } from './fact-rows.ts';
import { factsOnDay, hasWindows } from './facts-on-day.ts';
import { mergeFacts } from './merge-facts.ts';
import { buildLexicalIndex, type LexicalIndex } from './retrieval/index.ts';
import { loadFacts } from './load-facts.ts';

/** A way to ask one of the owner's questions, with the days on which its answer holds. */
export interface FaqPassage {
  entry: string;
  language: 'en' | 'ar';
  validFrom: string | null;
  validTo: string | null;
}

/** What a tenant knows, at one version: facts, the lexical index, and the names of its sources. */
export interface Knowledge {
  version: number;
  facts: FactSet;
  index: LexicalIndex;
  sources: ReadonlyMap<string, string>;
  pages: ReadonlyMap<string, number | null>;
  /** Of the passages that are ways to ask an owner's own question: which entry, and the language of the answer. */
  faq: ReadonlyMap<string, FaqPassage>;
  /** The facts that hold on a day of the tenant's calendar; the same object for the same day. */
  factsOn(day: string): FactSet;
}

export interface KnowledgeLoader {
  /** The knowledge at `version`, from memory where it is there. Loading the same version twice at once happens once. */
  load(tenantId: TenantId, version: number): Promise<Knowledge>;
  /** Drops what is kept of a tenant, which is gone. */
  forget(tenantId: string): void;
}

/** Keeps tenants in memory up to a budget of bytes, the least used leaves first. Keys carry tenant and version, so an edit is seen at once. */
export function createKnowledgeLoader(database: Database, budgetBytes: number): KnowledgeLoader {
  const kept = new Map<string, { promise: Promise<Knowledge>; bytes: number }>();
  let used = 0;

  const drop = (key: string): void => {
    used -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const makeRoom = (newest: string): void => {
    for (const key of kept.keys()) {
      if (used <= budgetBytes) return;
      if (key !== newest) drop(key);
    }
  };

  return {
    load(tenantId, version) {
      const key = `${tenantId}:${version}`;
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
        return found.promise;
      }
      const promise = database.withTenant(tenantId, (db) => read(db, version));
      const entry = { promise, bytes: 0 };
      kept.set(key, entry);
      promise.then(
        (knowledge) => {
          if (kept.get(key) !== entry) return;
          entry.bytes = sizeOf(knowledge);
          used += entry.bytes;
          for (const other of kept.keys()) if (other.startsWith(`${tenantId}:`) && other !== key) drop(other);
          makeRoom(key);
        },
        () => drop(key),
      );
      return promise;
    },
    forget(tenantId) {
      for (const key of kept.keys()) if (key.startsWith(`${tenantId}:`)) drop(key);
    },
  };
}

async function read(db: TenantDb, version: number): Promise<Knowledge> {
  const stored = await loadFacts(db);
  const facts = mergeFacts(stored);
  const sources = await db.query.selectFrom('source').select(['id', 'name']).execute();
  const chunks = await db.query
    .selectFrom('chunk')
    .select(['chunk.id', 'chunk.text', 'chunk.heading', 'chunk.kind', 'chunk.source_id', 'chunk.page', 'chunk.faq_id', 'chunk.language'])
    // Passages are stored when they go live and stay until others take their place, whatever becomes of a later reading.
    .orderBy('chunk.source_id')
    .orderBy('chunk.ordinal')
    .execute();
  const entries = await loadFaqDays(db);
  return {
    version,
    facts,
    index: buildLexicalIndex(chunks.map(({ id, text, heading, kind, source_id: sourceId }) => ({ id, text, heading, kind, sourceId }))),
    sources: new Map(sources.map((source) => [source.id, source.name])),
    pages: new Map(chunks.map((chunk) => [chunk.id, chunk.page])),
    faq: new Map(
      chunks.flatMap(({ id, faq_id: entry, language }) => {
        const days = entry === null ? undefined : entries.get(entry);
        return entry && language ? [[id, { entry, language, validFrom: days?.from_date ?? null, validTo: days?.to_date ?? null }]] : [];
      }),
    ),
    factsOn: hasWindows(stored) ? rememberDay((day) => mergeFacts(factsOnDay(stored, day))) : () => facts,
  };
}

async function loadFaqDays(db: TenantDb) {
  const rows = await db.query.selectFrom('faq_entry').select('id').select(DAYS).execute();
  return new Map(rows.map((row) => [row.id, row] as const));
}

/** Nearly every question is about today; a question about another day costs the merging anew. */
function rememberDay(make: (day: string) => FactSet): (day: string) => FactSet {
  let last: { day: string; facts: FactSet } | null = null;
  return (day) => {
    if (last?.day !== day) last = { day, facts: make(day) };
    return last.facts;
  };
}

// A fact row costs about a kilobyte as objects; the index knows its own size.
function sizeOf(knowledge: Knowledge): number {
  const { items, branches, hours, policies } = knowledge.facts;
  return knowledge.index.sizeBytes + (items.length + branches.length + hours.length + policies.length) * 1_200 + 10_000;
}
