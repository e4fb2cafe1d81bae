import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildFields, buildLexicalIndex, withFields } from './build-index.ts';
import { createIndexBuilder } from './create-index-builder.ts';
import { findPassages } from './find-passages.ts';
import { packFields, unpackFields } from './pack-index.ts';
import { makeChunks } from './testing.ts';

const texts = [
  'We open at nine and close at midnight.',
  'نفتح الساعة التاسعة صباحا، والواي فاي مجاني.',
  'Parking is free for two hours.',
  '',
];
const many = makeChunks(
  Array.from({ length: 400 }, (_, at) => `${texts[at % 3]} Hall ${at}, table ${at * 7}.`),
  'House rules',
);

describe('a packed index', () => {
  it('answers as the one that was packed, from any place in memory', () => {
    const built = buildLexicalIndex(many);
    const packed = packFields(built);
    const shifted = new Uint8Array(packed.byteLength + 1);
    shifted.set(packed, 1);
    for (const bytes of [packed, shifted.subarray(1)]) {
      const opened = withFields(many, unpackFields(bytes));
      for (const question of ['parking at hall 17', 'متى تفتحون', 'is there wifi?'])
        expect(findPassages({ index: opened, question, language: 'en', limit: 20 })).toEqual(
          findPassages({ index: built, question, language: 'en', limit: 20 }),
        );
    }
  });

  it('of nothing is one', () => {
    expect(unpackFields(packFields(buildFields([])))).toEqual(buildFields([]));
  });

  it('that is cut is refused', () => {
    const packed = packFields(buildFields(many));
    for (const length of [0, 8, 100, packed.byteLength - 4]) expect(() => unpackFields(packed.subarray(0, length))).toThrow(/./);
  });

  it('is built by the same steps as before: whoever changes them raises BUILT_BY in pack-index.ts, and then this print', () => {
    // Words of no glossary: what that says is part of the build's name by itself.
    const made = makeChunks(['Marvolt and the Zanthic were blorping at 17 quorvels.', 'والزنتيك يبلورفون عند ١٧ قرفلا']);
    expect(
      createHash('sha256')
        .update(packFields(buildFields(made)))
        .digest('hex')
        .slice(0, 16),
    ).toBe('bde7561d00241146');
  });
});

describe('the builder', () => {
  it('comes to the same in a thread of its own', async () => {
    const builder = createIndexBuilder();
    expect(await builder.build(many)).toEqual(buildFields(many));
    await builder.close();
  });

  it('builds all the same where its thread cannot run', async () => {
    const builder = createIndexBuilder({ workerUrl: new URL('data:text/javascript,throw new Error("no thread")') });
    expect(await builder.build(many)).toEqual(buildFields(many));
    await builder.close();
  });
});
