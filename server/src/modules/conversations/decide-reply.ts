import type { Language, TurnTrace } from '@wafaa/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import { adapterFor, type OutboundContent } from '../channels/index.ts';
import type { KnowledgeLoader, Search } from '../knowledge/index.ts';
import type { ModelGateway } from '../llm/index.ts';
import { understand } from '../nlu/index.ts';
import { isOver, readLimits } from '../tenancy/index.ts';
import type { ClaimedLane, DecidedReply } from './lanes/types.ts';
import type { AnswerCache } from './answer-cache.ts';
import { answerOnce } from './answer-once.ts';
import type { TurnTenant } from './turn/index.ts';
import { type KnownTenant, loadLastTrace, loadTenant } from './turn-ports.ts';
import { text as fixedText } from './turn/texts.ts';

export interface DeciderDeps {
  database: Database;
  knowledge: KnowledgeLoader;
  search: Search;
  model: ModelGateway | null;
  answers?: AnswerCache | null;
  modelDeadlineMs?: number;
  clock: Clock;
}

export interface Decider {
  /** What to answer to a claimed lane: the turn engine over this tenant's knowledge at its current version. */
  decide(lane: ClaimedLane, signal: AbortSignal): Promise<DecidedReply>;
  /** When deciding broke again and again: a person, and a sentence that says so. */
  decideFallback(lane: ClaimedLane): DecidedReply;
  /** Drops what is kept of a tenant, which is gone. */
  forget(tenantId: string): void;
}

const MINUTE_MS = 60_000;
const TENANTS_REMEMBERED = 5_000;

export function createDecider(deps: DeciderDeps): Decider {
  // Keyed by tenant and settings version, which the lane brings: an edit is seen by the next turn.
  const tenants = new Map<string, Promise<KnownTenant>>();
  const tenantOf = (tenantId: TenantId, version: number): Promise<KnownTenant> => {
    const key = `${tenantId}:${version}`;
    const known = tenants.get(key);
    if (known) return known;
    if (tenants.size >= TENANTS_REMEMBERED) tenants.clear();
    const loading = loadTenant(deps.database, tenantId);
    tenants.set(key, loading);
    loading.catch(() => tenants.delete(key));
    return loading;
  };

  return {
    async decide(lane, signal) {
      const adapter = adapterFor(lane.channel);
      if (!adapter) throw new AppError('webhook.unknown_channel');
      const [tenant, knowledge] = await Promise.all([
        tenantOf(lane.tenantId, lane.settingsVersion),
        deps.knowledge.load(lane.tenantId, lane.knowledgeVersion),
      ]);
      const limits = readLimits(lane.limits);
      // Beyond its messages a tenant's customers are not left without an answer: a person gives it. Beyond its tokens the engine without a model does.
      const leftToPerson = isOver(lane.used?.messages ?? 0, limits.messagesPerMonth)
        ? 'limit_reached'
        : tenant.settings.latePolicy === 'hand_over' && isLate(lane, tenant.settings.lateAfterMinutes)
          ? 'late'
          : null;
      if (leftToPerson) return handOver(lane, leftToPerson, tenant.turn);
      const modelAllowed = !isOver((lane.used?.modelTokens ?? 0) + 1, limits.modelTokensPerMonth);
      const result = await answerOnce(
        modelAllowed ? deps : { ...deps, model: null },
        {
          ...{ tenantId: lane.tenantId, tenant: tenant.turn, knowledge, settingsVersion: lane.settingsVersion, ...calledOf(lane) },
          channel: { kind: adapter.kind, capabilities: adapter.definition.capabilities },
          messages: lane.pending.map((message) => ({
            seq: message.seq,
            text: message.text ?? '',
            kind: message.kind,
            receivedAt: message.receivedAt,
            ...(message.payload.choice ? { choiceId: message.payload.choice.id } : {}),
          })),
          history: lane.history
            .filter((message) => message.text !== null)
            .map(({ author, text, at }) => ({ author, text: text ?? '', at })),
          previousLanguage: toLanguage(lane.language),
          lastTrace: () => loadLastTrace(deps.database, lane.tenantId, lane.conversationId),
          now: deps.clock.now(),
          ...(deps.modelDeadlineMs === undefined ? {} : { modelDeadlineMs: deps.modelDeadlineMs }),
        },
        signal,
      );
      if (result.outcome === 'failed') throw new Error('the turn failed', { cause: result.error });
      return {
        outcome: result.outcome,
        // The adapter has the last word on its own limits.
        contents: result.parts.flatMap((part): OutboundContent[] => adapter.fit(part)),
        language: result.language,
        handoffReason: result.handoff?.reason ?? null,
        trace: result.trace,
        modelTokens: result.usage.inputTokens + result.usage.outputTokens,
      };
    },
    decideFallback: (lane) => handOver(lane, 'engine_failed', null),
    forget(tenantId) {
      for (const key of tenants.keys()) if (key.startsWith(`${tenantId}:`)) tenants.delete(key);
    },
  };
}

/** A person, and a sentence that says so, with no engine involved. */
function handOver(lane: ClaimedLane, reason: string, tenant: TurnTenant | null): DecidedReply {
  const question = lane.pending.map((message) => message.text ?? '').join('\n');
  const written = understand(question, {}).language;
  const known = [toLanguage(lane.language), written].find((language) => language === 'en' || language === 'ar');
  const language = known ?? tenant?.defaultLanguage ?? 'ar';
  const trace: TurnTrace = { question, outcome: 'handed_over', totalMs: 0, steps: [] };
  const said = fixedText('handing_over', language);
  const contact = tenant?.businessContact ? `\n${fixedText('contact', language, { contact: tenant.businessContact })}` : '';
  return {
    outcome: 'handed_over',
    contents: [{ kind: 'text', text: said + contact }],
    language: lane.language,
    handoffReason: reason,
    trace,
    modelTokens: 0,
  };
}

/** What the contact is called, as their channel tells it. */
function calledOf(lane: ClaimedLane): { contactName?: string } {
  const user = lane.pending.at(-1)?.payload.user as { name?: unknown } | undefined;
  return typeof user?.name === 'string' && user.name !== '' ? { contactName: user.name } : {};
}

/** Did the oldest of these reach us so long after it was written that its answer is no live one? */
function isLate(lane: ClaimedLane, minutes: number): boolean {
  return lane.pending.some((message) => Date.parse(message.receivedAt) - Date.parse(message.occurredAt) > minutes * MINUTE_MS);
}

function toLanguage(stored: string | null): Language | null {
  return stored === 'en' || stored === 'ar' || stored === 'other' ? stored : null;
}
