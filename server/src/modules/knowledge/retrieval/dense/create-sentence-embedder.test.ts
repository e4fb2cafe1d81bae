import { afterAll, expect, test } from 'vitest';
import { createSentenceEmbedder } from './create-sentence-embedder.ts';
import { scoreChunks } from './score-chunks.ts';

const embedder = createSentenceEmbedder();
afterAll(() => embedder.close());

test('puts sentences of like meaning near each other, offline', async () => {
  const [question, like, unlike] = await embedder.embed(['Is there wifi?', 'We have wireless internet.', 'Dogs are not allowed.']);
  if (question === undefined || like === undefined || unlike === undefined) throw new Error('three texts give three vectors');
  expect(question).toHaveLength(embedder.dims);
  const scores = scoreChunks(question, [
    { chunkId: 'wifi', vectors: [unlike, like] },
    { chunkId: 'dogs', vectors: [unlike] },
  ]);
  expect(scores.get('wifi')).toBeGreaterThan((scores.get('dogs') ?? 1) + 0.2);
});

test('gives unit vectors in the order of the texts, one text twice included', async () => {
  const [first, second, again] = await embedder.embed(['a table for two', 'vegan soup', 'a table for two']);
  expect(Math.hypot(...(first ?? []))).toBeCloseTo(1, 4);
  expect(again).toEqual(first);
  expect(second).not.toEqual(first);
});

test('stops waiting when the signal aborts', async () => {
  const reason = new Error('turn.cancelled');
  await expect(embedder.embed(['a text nobody asked for before'], AbortSignal.abort(reason))).rejects.toBe(reason);
});

test('refuses vectors of another space', () => {
  expect(() => scoreChunks(new Float32Array(512), [{ chunkId: 'c', vectors: [new Float32Array(384)] }])).toThrow(
    'embedding.space_mismatch',
  );
});

test('refuses new texts once closed', async () => {
  const closing = createSentenceEmbedder();
  await closing.close();
  await expect(closing.embed(['hello'])).rejects.toThrow('embedding.closed');
});

test('reports a worker that cannot start', async () => {
  const broken = createSentenceEmbedder({ workerUrl: new URL('data:text/javascript,throw new Error("no model")') });
  await expect(broken.embed(['hello'])).rejects.toThrow('embedding.failed');
  await broken.close();
});
