import type { Language, TurnTrace } from '@wafaa/contracts';
import type { TenantId } from '../../platform/ids.ts';
import type { ChannelCapabilities, ChannelKind } from '../channels/index.ts';
import { dayIn, type Knowledge } from '../knowledge/index.ts';
import { type BurstMessage, type HistoryMessage, runTurn, type TurnResult, type TurnTenant } from './turn/index.ts';
import { type TurnDeps, turnPorts } from './turn-ports.ts';

export interface OnceQuestion {
  tenantId: TenantId;
  tenant: TurnTenant;
  /** What is known, at the version to answer from: the live one, or a draft that is being tried. */
  knowledge: Knowledge;
  /** One message, or the burst of several that are answered together. */
  messages: string | readonly BurstMessage[];
  /** The published settings that `tenant` was made of. Left out for a draft: then the answer is neither kept nor taken from what was kept. */
  settingsVersion?: number;
  /** What the contact is called, where the channel told. */
  contactName?: string;
  /** Told each sentence that passed its check while a model still writes. */
  onSentence?: (text: string) => void;
  /** Only how an answer is cut and marked up depends on it. */
  channel: { kind: ChannelKind; capabilities: ChannelCapabilities };
  now: Date;
  /** Earlier messages of both sides, oldest first; none when left out. */
  history?: readonly HistoryMessage[];
  previousLanguage?: Language | null;
  /** Trace of the last answer, which "and how much is it?" leans on; asked for only when the message may. */
  lastTrace?: () => Promise<TurnTrace | null>;
  modelDeadlineMs?: number;
}

/**
 * One answer with its trace, from what a tenant knows. Live conversations, the playground and tests all come through here, so that the same question
 * gets the same answer and trace. It writes nothing and sends nothing. @throws the signal's reason when cancelled; other failures are a `failed` result.
 */
export function answerOnce(deps: TurnDeps, question: OnceQuestion, signal: AbortSignal): Promise<TurnResult> {
  const make = (): Promise<TurnResult> => answerAnew(deps, question, signal);
  return deps.answers ? deps.answers.through(question, deps.model === null ? 'rules' : 'model', make) : make();
}

function answerAnew(deps: TurnDeps, question: OnceQuestion, signal: AbortSignal): Promise<TurnResult> {
  const { tenantId, tenant, knowledge, messages, channel, now, modelDeadlineMs } = question;
  return runTurn(
    turnPorts(deps, tenantId, knowledge, question.lastTrace ?? (async () => null), dayIn(tenant.timeZone, now)),
    {
      ...{ tenant, channel, now },
      burst: typeof messages === 'string' ? [{ seq: 1, text: messages, kind: 'text' }] : messages,
      history: question.history ?? [],
      previousLanguage: question.previousLanguage ?? null,
      ...(modelDeadlineMs === undefined ? {} : { modelDeadlineMs }),
      ...(question.contactName === undefined ? {} : { contactName: question.contactName }),
      ...(question.onSentence === undefined ? {} : { onSentence: question.onSentence }),
    },
    signal,
  );
}
