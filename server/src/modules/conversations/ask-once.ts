import type { AskIn, AskView, Language, TurnTrace } from '@wafaa/contracts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type AuditSource, recordAudit } from '../audit/index.ts';
import { adapterFor, type ChannelAdapter, channelAdapters, type OutboundContent } from '../channels/index.ts';
import { type Knowledge, type KnowledgeLoader, nextWeekday } from '../knowledge/index.ts';
import { addModelTokens, countQuestion, mayUseModel } from '../tenancy/index.ts';
import { answerOnce } from './answer-once.ts';
import type { HistoryMessage, TurnResult } from './turn/index.ts';
import { type KnownTenant, loadTenant, type TurnDeps } from './turn-ports.ts';

export interface AskDeps extends TurnDeps {
  knowledge: KnowledgeLoader;
  clock: Clock;
  modelDeadlineMs?: number;
}

/** A question that may be answered: everything that can be refused has been looked at. */
export interface PreparedAsk {
  tenantId: TenantId;
  input: AskIn;
  adapter: ChannelAdapter;
  known: KnownTenant;
  knowledge: Knowledge;
  modelAllowed: boolean;
  now: Date;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DEADLINE_MS = 40_000;

/**
 * What a customer who wrote this would be answered, with the trace: the engine, the knowledge and the settings of live conversations. No conversation
 * is made and nothing is sent; what a model reads and writes counts, and beyond the month's tokens the engine without a model answers, as it does live.
 * The question stands in no log. @throws ask.unknown_channel, tenant.limit_reached; service.internal when the engine broke
 */
export async function askOnce(deps: AskDeps, tenantId: TenantId, input: AskIn, audit: AuditSource): Promise<AskView> {
  const prepared = await prepareAsk(deps, tenantId, input);
  return answerPrepared(deps, prepared, audit, AbortSignal.timeout(DEADLINE_MS));
}

/** Looks at all that a question may be refused for, and loads what it is answered from. @throws ask.unknown_channel, tenant.limit_reached */
export async function prepareAsk(deps: AskDeps, tenantId: TenantId, input: AskIn): Promise<PreparedAsk> {
  const adapter = adapterFor(input.channel);
  if (!adapter) throw new AppError('ask.unknown_channel', { detail: `channel: one of ${[...channelAdapters.keys()].join(', ')}` });
  const known = await loadTenant(deps.database, tenantId);
  const { version, modelAllowed } = await deps.database.withTenant(tenantId, async (db) => {
    const row = await db.query.selectFrom('tenant').select('knowledge_version').executeTakeFirstOrThrow();
    await countQuestion(db, deps.clock.now());
    return { version: Number(row.knowledge_version), modelAllowed: await mayUseModel(db, deps.clock.now()) };
  });
  const { at } = input;
  const current = deps.clock.now();
  const now =
    at === undefined
      ? current
      : typeof at === 'string'
        ? new Date(at)
        : nextWeekday(known.turn.timeZone, WEEKDAYS.indexOf(at.weekday), at.time, current);
  return { tenantId, input, adapter, known, knowledge: await deps.knowledge.load(tenantId, version), modelAllowed, now };
}

/** Answers, and writes the one row of the audit log. @throws service.internal, and the signal's reason when it was given up */
export async function answerPrepared(
  deps: AskDeps,
  prepared: PreparedAsk,
  audit: AuditSource,
  signal: AbortSignal,
  onSentence?: (text: string) => void,
): Promise<AskView> {
  const { tenantId, input, adapter, knowledge, now } = prepared;
  const { result, modelTokens } = await answerInTurn(deps, prepared, signal, onSentence);
  await deps.database.withTenant(tenantId, async (db) => {
    const after = { outcome: result.outcome, channel: adapter.kind, knowledgeVersion: knowledge.version, modelTokens };
    await recordAudit(db, audit, { after });
    await addModelTokens(db, deps.clock.now(), modelTokens);
  });
  if (result.outcome === 'failed') throw new AppError('service.internal', {}, { cause: result.error });
  const said = result.trace.steps.find((step) => step.name === 'answer');
  return {
    ...{ outcome: result.outcome, language: result.language, reason: result.handoff?.reason ?? null },
    // The adapter has the last word on its own limits, as when it sends.
    parts: result.parts.flatMap((part): OutboundContent[] => adapter.fit(part)).map(presentPart),
    answer: said?.name === 'answer' ? said.data.text : '',
    citations: said?.name === 'answer' ? (said.data.citations ?? []) : [],
    ...{ askedAt: now.toISOString(), streams: input.channel === 'webchat' || adapter.definition.capabilities.outbound.edit },
    ...{ trace: result.trace, knowledgeVersion: knowledge.version, modelTokens },
  };
}

/** The messages before are answered one after the other, as they would have been, so that the last one finds what was said. */
async function answerInTurn(
  deps: AskDeps,
  { tenantId, input, adapter, known, knowledge, modelAllowed, now }: PreparedAsk,
  signal: AbortSignal,
  onSentence?: (text: string) => void,
): Promise<{ result: TurnResult; modelTokens: number }> {
  const history: HistoryMessage[] = [];
  let previousLanguage: Language | null = input.language ?? null;
  let last: TurnTrace | null = null;
  let modelTokens = 0;
  const ask = async (messages: string, tell?: (text: string) => void): Promise<TurnResult> => {
    const lastTrace = last;
    const result = await answerOnce(
      modelAllowed ? deps : { ...deps, model: null },
      {
        ...{ tenantId, tenant: known.turn, settingsVersion: known.settingsVersion, knowledge, messages, now, previousLanguage },
        ...{ channel: { kind: adapter.kind, capabilities: adapter.definition.capabilities }, history: [...history] },
        lastTrace: async () => lastTrace,
        ...(input.contactName === undefined ? {} : { contactName: input.contactName }),
        ...(deps.modelDeadlineMs === undefined ? {} : { modelDeadlineMs: deps.modelDeadlineMs }),
        ...(tell === undefined ? {} : { onSentence: tell }),
      },
      signal,
    );
    modelTokens += result.usage.inputTokens + result.usage.outputTokens;
    return result;
  };
  for (const text of input.earlier ?? []) {
    const result = await ask(text);
    history.push({ author: 'contact', text, at: now });
    for (const part of result.parts) history.push({ author: 'bot', text: part.text, at: now });
    if (result.outcome !== 'failed') last = result.trace;
    previousLanguage = result.language;
  }
  return { result: await ask(input.question, onSentence), modelTokens };
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
