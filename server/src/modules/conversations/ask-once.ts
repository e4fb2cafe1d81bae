import type { AskIn, AskView } from '@wafaa/contracts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type AuditSource, recordAudit } from '../audit/index.ts';
import { adapterFor, type OutboundContent } from '../channels/index.ts';
import type { KnowledgeLoader } from '../knowledge/index.ts';
import { addModelTokens, mayUseModel } from '../tenancy/index.ts';
import { answerOnce } from './answer-once.ts';
import { loadTenant, type TurnDeps } from './turn-ports.ts';

export interface AskDeps extends TurnDeps {
  knowledge: KnowledgeLoader;
  clock: Clock;
  modelDeadlineMs?: number;
}

const DEADLINE_MS = 40_000;

/**
 * What a customer who wrote this would be answered, with the trace: the engine, the knowledge and the settings of live conversations. No conversation
 * is made and nothing is sent; what a model reads and writes counts, and beyond the month's tokens the engine without a model answers, as it does live.
 * The question stands in no log. @throws service.internal when the engine broke
 */
export async function askOnce(deps: AskDeps, tenantId: TenantId, input: AskIn, audit: AuditSource): Promise<AskView> {
  const adapter = adapterFor(input.channel);
  if (!adapter) throw new AppError('request.invalid', { field: 'channel' });
  const { turn: tenant } = await loadTenant(deps.database, tenantId);
  const now = input.at ? new Date(input.at) : deps.clock.now();
  const { version, modelAllowed } = await deps.database.withTenant(tenantId, async (db) => {
    const row = await db.query.selectFrom('tenant').select('knowledge_version').executeTakeFirstOrThrow();
    return { version: Number(row.knowledge_version), modelAllowed: await mayUseModel(db, deps.clock.now()) };
  });
  const result = await answerOnce(
    modelAllowed ? deps : { ...deps, model: null },
    {
      ...{ tenantId, tenant, knowledge: await deps.knowledge.load(tenantId, version), messages: input.question, now },
      channel: { kind: adapter.kind, capabilities: adapter.definition.capabilities },
      previousLanguage: input.language ?? null,
      ...(deps.modelDeadlineMs === undefined ? {} : { modelDeadlineMs: deps.modelDeadlineMs }),
    },
    AbortSignal.timeout(DEADLINE_MS),
  );
  if (result.outcome === 'failed') throw new AppError('service.internal', {}, { cause: result.error });
  const modelTokens = result.usage.inputTokens + result.usage.outputTokens;
  await deps.database.withTenant(tenantId, async (db) => {
    await recordAudit(db, audit, { after: { outcome: result.outcome, channel: adapter.kind, knowledgeVersion: version, modelTokens } });
    await addModelTokens(db, deps.clock.now(), modelTokens);
  });
  return {
    ...{ outcome: result.outcome, language: result.language, reason: result.handoff?.reason ?? null },
    // The adapter has the last word on its own limits, as when it sends.
    parts: result.parts.flatMap((part): OutboundContent[] => adapter.fit(part)).map(presentPart),
    ...{ trace: result.trace, knowledgeVersion: version, modelTokens },
  };
}

function presentPart(content: OutboundContent): AskView['parts'][number] {
  const options =
    content.kind === 'buttons'
      ? content.buttons.map((button) => button.title)
      : content.kind === 'list'
        ? content.sections.flatMap((section) => section.rows.map((row) => row.title))
        : [];
  return { kind: content.kind, text: 'text' in content ? content.text : '', options };
}
