import type { ChannelCapabilities } from '../../channels/index.ts';
import { makeFacts } from '../../knowledge/facts/answer-testing.ts';
import { understand } from '../../nlu/index.ts';
import type { AnswerRequest, ModelFailure, ModelGateway } from '../../llm/index.ts';
import type { BurstMessage, TurnInput, TurnPassage, TurnPorts } from './ports.ts';

/** Makers of turns for tests; never imported by the product. */
export function makeCapabilities(outbound: Partial<ChannelCapabilities['outbound']> = {}): ChannelCapabilities {
  return {
    inbound: {
      kinds: ['text'],
      delivery: 'per_message',
      read: 'per_message',
      echoes: true,
      confirmsSends: true,
      wayIn: 'called',
      batching: 'multi',
      ordered: 'none',
      tenantKey: 'payload',
      replayWindowSeconds: null,
    },
    outbound: {
      ...{
        kinds: ['text', 'buttons', 'list'],
        text: { max: 4096, unit: 'utf16', overflow: 'split' },
        captionMax: 1024,
        media: {},
        textWithMedia: 'caption',
      },
      ...{ quickReplies: null, buttons: { max: 3, titleMax: 20, idMax: 256, bodyMax: 1024, allowUrl: false } },
      ...{ list: { rows: 10, sections: 10, titleMax: 24, descMax: 72, buttonMax: 20, idMax: 200, bodyMax: 1024 } },
      ...{
        template: null,
        replyTo: true,
        react: true,
        edit: false,
        unsend: false,
        typing: null,
        markRead: true,
        link: 'allowed',
        formatting: 'whatsapp',
      },
      ...outbound,
    },
    ...{ window: null, businessInitiated: 'template', mediaUrlTtlSeconds: null, mediaNeedsAuth: true },
    rate: { perAccountPerSecond: null, perUserSeconds: null, perDay: null, retryAfter: 'none' },
    credentials: { kind: 'oauth', accessTtlSeconds: null, refreshable: false, refreshRotates: false, minAgeBeforeRefreshSeconds: null },
  };
}

export function makeInput(text: string | BurstMessage[], more: Partial<TurnInput> = {}): TurnInput {
  return {
    tenant: {
      ...{ id: 'tnt_1', name: { en: 'Bayt Alwaha', ar: 'بيت الواحة' }, currency: 'SAR', timeZone: 'Asia/Riyadh' },
      ...{
        defaultLanguage: 'ar' as const,
        kind: 'restaurant',
        instructions: 'Be warm. The secret recipe word is zanzibar cinnamon moon.',
        confidenceLine: 0.5,
      },
    },
    channel: { kind: 'whatsapp', capabilities: makeCapabilities() },
    burst: typeof text === 'string' ? [{ seq: 1, text, kind: 'text' }] : text,
    ...{ history: [], previousLanguage: null, now: new Date('2026-12-04T15:30:00Z'), ...more },
  };
}

export function makePassage(id: string, text: string, more: Partial<TurnPassage> = {}): TurnPassage {
  return {
    chunkId: id,
    sourceId: 'src_faq',
    sourceName: 'FAQ.pdf',
    page: 2,
    text,
    score: 0.8,
    lexical: 0.8,
    dense: null,
    heading: null,
    kind: 'text',
    ...more,
  };
}

/** Ports with the real reading of language, the small restaurant's rows, and the given passages quoted whole. */
export function makePorts(passages: TurnPassage[] = [], coverage = 0.9, more: Partial<TurnPorts> = {}): TurnPorts {
  const facts = { ...makeFacts(), version: '1', sourceNames: { src_menu: 'Menu.pdf' } };
  return {
    understand,
    loadFacts: async () => facts,
    findPassages: async () => ({ passages, coverage: passages.length === 0 ? 0 : coverage }),
    extractAnswer: ({ passages: [first] }) => (first ? { text: first.text, chunkId: first.chunkId, score: 1 } : null),
    ...{ model: null, clock: () => performance.now(), ...more },
  };
}

/** A model that says the given texts in turn (the name of a failure fails), and keeps what it was asked. */
export function makeModel(...replies: string[]): { model: ModelGateway; asked: AnswerRequest[] } {
  const asked: AnswerRequest[] = [];
  const failures = new Set<string>([
    'timeout',
    'throttled',
    'auth',
    'overloaded',
    'refused',
    'invalid',
    'unavailable',
    'budget',
    'rate',
    'aborted',
  ]);
  const answer: ModelGateway['answer'] = async (request) => {
    asked.push(request);
    const reply = replies[Math.min(asked.length, replies.length) - 1] ?? '';
    if (failures.has(reply)) return { ok: false, failure: reply as ModelFailure, provider: 'fake', retryAfterMs: null, latencyMs: 1 };
    return { ok: true, text: reply, model: 'fake:model', inputTokens: 100, outputTokens: 20, latencyMs: 5, costMicroUsd: 7 };
  };
  const model: ModelGateway = {
    answer,
    async streamAnswer(request, onText) {
      const said = await answer(request);
      // Word by word, as providers send it.
      if (said.ok) for (const piece of said.text.match(/\S+\s*|\s+/g) ?? []) onText(piece);
      return said;
    },
    sees: false,
    describeImage: async () => ({ ok: false, failure: 'invalid', provider: null, retryAfterMs: null, latencyMs: 0 }),
    rerank: async () => ({ ok: false, failure: 'invalid', provider: null, retryAfterMs: null, latencyMs: 0 }),
    embed: async () => ({ ok: false, failure: 'invalid', provider: null, retryAfterMs: null, latencyMs: 0 }),
    classify: async () => ({ ok: false, failure: 'invalid', provider: null, retryAfterMs: null, latencyMs: 0 }),
  };
  return { model, asked };
}
