import type { TenantSettings, TurnTrace } from '@wafaa/contracts';
import type { Database } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import { extractAnswer, type FactSet, type Knowledge, type Search } from '../knowledge/index.ts';
import type { ModelGateway } from '../llm/index.ts';
import { understand } from '../nlu/index.ts';
import { readSettings } from '../tenancy/index.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { TurnFacts, TurnPorts, TurnTenant } from './turn/index.ts';

export interface TurnDeps {
  database: Database;
  search: Search;
  model: ModelGateway | null;
  /** Null or left out: every question is answered anew. */
  answers?: AnswerCache | null;
}

export interface KnownTenant {
  settingsVersion: number;
  turn: TurnTenant;
  settings: TenantSettings;
}

const PASSAGES = 6;

export async function loadTenant(database: Database, tenantId: TenantId): Promise<KnownTenant> {
  const row = await database.withTenant(tenantId, (db) => db.query.selectFrom('tenant').selectAll().executeTakeFirstOrThrow());
  const settings = readSettings(row.settings);
  const { confidenceLine, instructions, businessContact } = settings;
  const turn: TurnTenant = {
    id: tenantId,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    defaultLanguage: row.default_language,
    kind: row.kind,
    confidenceLine,
    ...(instructions === '' ? {} : { instructions }),
    ...(businessContact === '' ? {} : { businessContact }),
  };
  return { turn, settings, settingsVersion: row.settings_version };
}

/** Trace of the last answer of a conversation, for a message that leans on it. */
export async function loadLastTrace(database: Database, tenantId: TenantId, conversationId: string): Promise<TurnTrace | null> {
  const row = await database.withTenant(tenantId, (db) =>
    db.query
      .selectFrom('turn')
      .select('trace')
      .where('conversation_id', '=', conversationId)
      .where('state', '=', 'done')
      .orderBy('started_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
  return (row?.trace as TurnTrace | null | undefined) ?? null;
}

// One object per loaded knowledge and day: the engine keeps its name index with it.
const factsOf = new WeakMap<FactSet, TurnFacts>();

function turnFacts(knowledge: Knowledge, day: string): TurnFacts {
  const facts = knowledge.factsOn(day);
  const known = factsOf.get(facts);
  if (known) return known;
  const made = {
    ...facts,
    version: String(knowledge.version),
    sourceNames: Object.fromEntries(knowledge.sources),
    sourceVersions: Object.fromEntries(knowledge.versions),
  };
  factsOf.set(facts, made);
  return made;
}

/** The ports of the turn engine over one tenant's knowledge as it holds on a day. `lastTrace` finds what was said last in the conversation. */
export function turnPorts(
  deps: TurnDeps,
  tenantId: TenantId,
  knowledge: Knowledge,
  lastTrace: () => Promise<TurnTrace | null>,
  day: string,
): TurnPorts {
  return {
    understand,
    loadFacts: async () => turnFacts(knowledge, day),
    loadLastTrace: lastTrace,
    async findPassages(question, language, signal, { arabizi, limit = PASSAGES }) {
      const found = await deps.search.find(tenantId, knowledge, { question, language, arabizi, limit, day, signal });
      return {
        coverage: found.coverage,
        passages: found.passages.map((passage) => ({
          chunkId: passage.chunkId,
          sourceId: passage.sourceId,
          sourceName: knowledge.sources.get(passage.sourceId) ?? '',
          page: knowledge.pages.get(passage.chunkId) ?? null,
          sourceVersion: knowledge.versions.get(passage.sourceId) ?? 1,
          ...(knowledge.spans.get(passage.chunkId) ?? { start: 0, end: passage.text.length }),
          text: passage.text,
          score: passage.score,
          lexical: passage.lexical,
          dense: passage.dense,
          faqId: knowledge.faq.get(passage.chunkId)?.entry ?? null,
          heading: passage.heading,
          kind: passage.kind,
        })),
      };
    },
    extractAnswer,
    model: deps.model,
    clock: () => performance.now(),
  };
}
