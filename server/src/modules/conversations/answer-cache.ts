import { createHash } from 'node:crypto';
import type { TurnTrace } from '@wafaa/contracts';
import type { Cache } from '../../platform/cache/cache.ts';
import type { ChannelCapabilities } from '../channels/index.ts';
import { nextChange, words } from '../knowledge/index.ts';
import { normaliseText } from '../nlu/index.ts';
import type { OnceQuestion } from './answer-once.ts';
import { leansOnContext, type TurnResult } from './turn/index.ts';

export interface AnswerCache {
  /** The answer to an equal question that was kept and still holds, else a new one, which is kept where it may be. */
  through(question: OnceQuestion, engine: string, make: () => Promise<TurnResult>): Promise<TurnResult>;
}

interface Kept {
  result: Pick<TurnResult, 'outcome' | 'parts' | 'trace' | 'language'>;
  since: string;
  until: string;
}

/** Of what is kept; counted up when a turn learns to answer otherwise, so that nothing of an older program is said. */
const FORM = 1;
const MOST_MS = 86_400_000;
const LONGEST_QUESTION = 300;
/** What only one contact would write: figures of a phone or an order, addresses, names. */
const PERSONAL =
  /[@\p{Sc}]|https?:|(?:\p{Nd}[\s-]?){5,}|#\s?\p{Nd}|\b(?:my name is|i am called|ismi)\b|(?<!\p{L})(?:اسمي|انا اسمي|معك|معاك)(?!\p{L})/iu;

/**
 * Answers of first questions, kept by tenant. The key names everything an answer is made from: both versions, the engine, the language so far, what the
 * channel can show and the question in one spelling; so an edit or a publication is seen by the next question. An answer holds until the next instant at
 * which time alone may change it, and is never kept when a contact's data stands in it, when it was asked in a conversation, or when a person takes over.
 */
export function createAnswerCache(cache: Cache): AnswerCache {
  return {
    async through(question, engine, make) {
      const text = keptQuestion(question);
      if (text === null) return make();
      const kept = cache.forTenant(question.tenantId);
      const key = keyOf(question, text, engine);
      const found = read(await kept.get(key), question.now);
      if (found) return present(found, text);
      const result = await make();
      const until = nextChange(question.knowledge.facts, question.tenant.timeZone, question.now);
      const ms = Math.min(MOST_MS, until.getTime() - question.now.getTime());
      if (mayKeep(result) && ms > 0) {
        const { outcome, parts, trace, language } = result;
        const stored: Kept = {
          result: { outcome, parts, trace: withQuestion(trace, ''), language },
          since: question.now.toISOString(),
          until: until.toISOString(),
        };
        await kept.set(key, JSON.stringify(stored), ms);
      }
      return result;
    },
  };
}

/** The one text that is asked, where an answer to it may be kept at all. */
function keptQuestion({ messages, settingsVersion, history }: OnceQuestion): string | null {
  if (settingsVersion === undefined || (history ?? []).length > 0) return null;
  const burst = typeof messages === 'string' ? [{ text: messages, kind: 'text' }] : messages;
  const [only] = burst;
  if (!only || burst.length > 1 || only.kind !== 'text' || 'choiceId' in only) return null;
  const text = only.text.trim();
  if (text === '' || text.length > LONGEST_QUESTION || PERSONAL.test(text) || leansOnContext(text)) return null;
  return text;
}

function keyOf({ knowledge, settingsVersion, channel, previousLanguage }: OnceQuestion, text: string, engine: string): string {
  const spelled = words(normaliseText(text)).join(' ');
  const marks = /[?؟]/.test(text);
  const parts = [
    FORM,
    knowledge.version,
    settingsVersion,
    engine,
    previousLanguage ?? null,
    channel.kind,
    shapeOf(channel.capabilities),
    marks,
    spelled,
  ];
  return `answer:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}

const shapes = new WeakMap<ChannelCapabilities, string>();
function shapeOf(capabilities: ChannelCapabilities): string {
  const known = shapes.get(capabilities);
  if (known) return known;
  const made = createHash('sha256').update(JSON.stringify(capabilities.outbound)).digest('base64url');
  shapes.set(capabilities, made);
  return made;
}

/** Only whole answers from the business's own sources; courtesies are made faster than looked up, and may say a name. */
function mayKeep({ outcome, handoff, trace }: TurnResult): boolean {
  const step = trace.steps.find((each) => each.name === 'answer');
  if (outcome !== 'answered' || handoff !== null || step?.name !== 'answer') return false;
  return step.data.engine === 'facts' || step.data.engine === 'extractive' || step.data.engine === 'model';
}

/** A clock that was set back makes an answer of the future no answer of now. */
function read(stored: string | null, now: Date): Kept | null {
  if (stored === null) return null;
  const kept = JSON.parse(stored) as Kept;
  return Date.parse(kept.since) <= now.getTime() && now.getTime() < Date.parse(kept.until) ? kept : null;
}

/** The contact's own words are put in anew: what is kept holds none of them. */
function withQuestion(trace: TurnTrace, question: string): TurnTrace {
  const steps = trace.steps.map((step) =>
    step.name === 'passages' && step.state === 'done' ? { ...step, data: { ...step.data, query: question } } : step,
  );
  return { ...trace, question, steps };
}

function present({ result, since, until }: Kept, question: string): TurnResult {
  const trace = withQuestion(result.trace, question);
  const steps = trace.steps.map((step) => (step.name === 'answer' ? { ...step, data: { ...step.data, cached: { since, until } } } : step));
  return {
    ...result,
    trace: { ...trace, steps },
    handoff: null,
    usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
  };
}
