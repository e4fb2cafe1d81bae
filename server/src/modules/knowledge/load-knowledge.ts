import type { Database, TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { FactSet } from './facts/types.ts';
import { DAYS } from './fact-rows.ts';
import { factsOnDay, hasWindows } from './facts-on-day.ts';
import { mapView } from './map-view.ts';
import { mergeFacts } from './merge-facts.ts';
import { openIndex, printOf, readKeptIndex } from './keep-index.ts';
import { loadFacts } from './load-facts.ts';
import { createIndexBuilder, type LexicalIndex, withFields } from './retrieval/index.ts';
import { createTenantMemory } from './tenant-memory.ts';

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
  /** Of its passages: the same print, the same index. */
  print: string;
  facts: FactSet;
  index: LexicalIndex;
  sources: ReadonlyMap<string, string>;
  /** Which version of each source is read. */
  versions: ReadonlyMap<string, number>;
  pages: ReadonlyMap<string, number | null>;
  /** Where each passage stands in its document's text. */
  spans: ReadonlyMap<string, { start: number; end: number }>;
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
  /** What is in memory now. */
  used(): { tenants: number; bytes: number };
  close(): Promise<void>;
}

/** A change that comes in between two reads is read again; one who changes without end is answered from a mixture that is not kept. */
const MOST_READS = 3;

/** Keeps tenants in memory up to a budget of bytes (`tenant-memory.ts`), each at the version that the database holds: an edit is seen at once. */
export function createKnowledgeLoader(database: Database, budgetBytes: number): KnowledgeLoader {
  const builder = createIndexBuilder();
  const memory = createTenantMemory<Knowledge>(budgetBytes, sizeOf);

  const loadOne = async (tenantId: TenantId, last: Knowledge | null): Promise<Knowledge> => {
    const stored = await readWhole(database, tenantId, last?.print ?? null);
    const { chunks, print } = stored;
    // Facts change far more often than passages do; the index is carried on to the next version.
    const fields = last?.print === print ? last.index : await openIndex({ database, builder }, tenantId, stored);
    return { ...stored.rest, print, index: withFields(chunks, fields) };
  };
  return {
    load: (tenantId, version) => memory.load(tenantId, version, (last) => loadOne(tenantId, last)),
    forget: (tenantId) => memory.forget(tenantId),
    used: () => memory.used(),
    close: () => builder.close(),
  };
}

type Stored = Awaited<ReturnType<typeof read>>;

/** Everything of one version. @throws Error when the tenant is gone */
async function readWhole(database: Database, tenantId: TenantId, known: string | null): Promise<Stored> {
  return database.withTenant(tenantId, async (db) => {
    const versionNow = async (): Promise<number> =>
      Number((await db.query.selectFrom('tenant').select('knowledge_version').executeTakeFirst())?.knowledge_version ?? 0);
    let before = await versionNow();
    for (let reads = 1; ; reads += 1) {
      const stored = await read(db, before, known);
      const after = await versionNow();
      if (after === before) return stored;
      // Of no version: nobody asks for it again.
      if (reads === MOST_READS) return { ...stored, rest: { ...stored.rest, version: -1 } };
      before = after;
    }
  });
}

async function read(db: TenantDb, version: number, known: string | null) {
  const stored = await loadFacts(db);
  const facts = mergeFacts(stored);
  const sources = await db.query.selectFrom('source').select(['id', 'name', 'version']).execute();
  const chunks = await db.query
    .selectFrom('chunk')
    .select([
      'chunk.id',
      'chunk.text',
      'chunk.heading',
      'chunk.kind',
      'chunk.source_id as sourceId',
      'chunk.page',
      'chunk.faq_id',
      'chunk.language as answerLanguage',
      'chunk.span_start',
      'chunk.span_end',
    ])
    // Passages are stored when they go live and stay until others take their place, whatever becomes of a later reading.
    .orderBy('chunk.source_id')
    .orderBy('chunk.ordinal')
    .orderBy('chunk.id')
    .execute();
  const entries = await loadFaqDays(db);
  const byId = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  const print = printOf(chunks);
  return {
    chunks,
    print,
    packed: print === known ? null : await readKeptIndex(db, chunks, print),
    rest: {
      version,
      facts,
      sources: new Map(sources.map((source) => [source.id, source.name])),
      versions: new Map(sources.map((source) => [source.id, source.version])),
      pages: mapView(byId, (chunk) => chunk.page),
      spans: mapView(byId, (chunk) => ({ start: chunk.span_start, end: chunk.span_end })),
      faq: new Map(
        chunks.flatMap(({ id, faq_id: entry, answerLanguage: language }) => {
          const days = entry === null ? undefined : entries.get(entry);
          return entry && language ? [[id, { entry, language, validFrom: days?.from_date ?? null, validTo: days?.to_date ?? null }]] : [];
        }),
      ),
      factsOn: hasWindows(stored) ? rememberDay((day) => mergeFacts(factsOnDay(stored, day))) : () => facts,
    } satisfies Omit<Knowledge, 'index' | 'print'>,
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

/** As objects: a fact row; what stands beside a passage's text, by its key in maps. */
const FACT_BYTES = 1_200;
const PLACE_BYTES = 120;

function sizeOf({ facts, index }: Knowledge): number {
  const { items, branches, hours, policies } = facts;
  const rows = items.length + branches.length + hours.length + policies.length;
  return index.sizeBytes + index.chunks.length * PLACE_BYTES + rows * FACT_BYTES + 10_000;
}
