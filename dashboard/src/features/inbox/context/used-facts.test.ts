import type { TurnTrace } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { usedEvidence } from './used-facts.ts';

const base = { startedMs: 0, durationMs: 1, state: 'done' } as const;
const fact = (id: string) => ({ id, kind: 'item' as const, label: id, value: '28 SAR', sourceId: 'src', sourceName: 'menu.pdf', page: 1 });
const passage = (chunkId: string) => ({
  chunkId,
  sourceId: 'src',
  sourceName: 'faq.md',
  page: null,
  text: chunkId,
  score: 1,
  lexical: 1,
  dense: null,
});

test('what the claims and the sentences of an answer name is what it leaned on, each once', () => {
  const trace: TurnTrace = {
    question: 'How much?',
    outcome: 'answered',
    totalMs: 5,
    steps: [
      { ...base, name: 'facts', data: { query: null, filters: {}, rows: [fact('a'), fact('b'), fact('a')] } },
      { ...base, name: 'passages', data: { query: '', coverage: 1, passages: [passage('p'), passage('q')] } },
      {
        ...base,
        name: 'answer',
        data: {
          engine: 'facts',
          text: 'x',
          model: null,
          inputTokens: null,
          outputTokens: null,
          latencyMs: null,
          note: null,
          citations: [
            {
              from: 0,
              to: 1,
              evidenceId: 'p',
              sourceId: 's',
              sourceName: 'n',
              sourceVersion: 1,
              page: null,
              quote: 'q',
              start: 0,
              end: 1,
              support: 'verbatim',
            },
          ],
        },
      },
      {
        ...base,
        name: 'check',
        data: { claims: [{ kind: 'price', text: '28', supported: true, evidenceId: 'a' }], rewritten: false, passed: true },
      },
    ],
  };
  const used = usedEvidence(trace);
  expect(used.facts.map(({ id }) => id)).toEqual(['a']);
  expect(used.passages.map(({ chunkId }) => chunkId)).toEqual(['p']);
});

test('an answer that names nothing leaned on nothing', () => {
  expect(usedEvidence({ question: '', outcome: 'silent', totalMs: 0, steps: [] })).toEqual({ facts: [], passages: [] });
});
