import { ASKED_LANGUAGES, ASKED_MOODS, ConversationPart, HANDOFF_REASONS, SENT_CATEGORIES, WRITERS } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { figureOf } from './figure-of.ts';

test('a figure of an address is read with its time', () => {
  expect(figureOf({ figure: 'stayed', from: '2026-03-01T21:00:00Z', to: '2026-03-08T09:00:00.000Z' })).toEqual({
    figure: 'stayed',
    from: '2026-03-01T21:00:00.000Z',
    to: '2026-03-08T09:00:00.000Z',
  });
  expect(figureOf({ figure: 'asked' })).toEqual({ figure: 'asked' });
});

test('what is no figure, and what is no time, is left out', () => {
  expect(figureOf({ figure: 'constructor' })).toBeNull();
  expect(figureOf({})).toBeNull();
  expect(figureOf({ figure: 'asked', from: 'yesterday' })).toEqual({ figure: 'asked' });
});

test('a part is what the contract takes for one, with or without a figure', () => {
  const parts = Object.entries({
    ...{ language: ASKED_LANGUAGES, mood: ASKED_MOODS, reason: HANDOFF_REASONS, wrote: WRITERS, category: SENT_CATEGORIES },
    ...{ topic: ['hours', 'open_now'], hour: ['1-00', '7-23'] },
  }).flatMap(([kind, values]) => values.map((value) => `${kind}:${value}`));
  for (const part of parts) {
    expect(ConversationPart.safeParse(part).success).toBe(true);
    expect(figureOf({ part })).toEqual({ part });
  }
  for (const part of ['hour:0-09', 'hour:1-24', 'topic:Hours', 'mood:sad', 'wrote:contact:', 'reason:x', 'language:']) {
    expect(ConversationPart.safeParse(part).success).toBe(false);
    expect(figureOf({ part })).toBeNull();
  }
  expect(figureOf({ figure: 'resolved', part: 'language:ar' })).toEqual({ figure: 'resolved', part: 'language:ar' });
  expect(figureOf({ figure: 'resolved', part: 'nothing' })).toEqual({ figure: 'resolved' });
});
