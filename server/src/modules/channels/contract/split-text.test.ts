import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clampLine, measureUtf8, splitText } from './split-text.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemesOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
const unit = fc.constantFrom('a', 'ب', 'مَ', '👨‍👩‍👧‍👦', '🇸🇦', 'é', ' ', '. ', '؟ ', '\n', '\n\n', 'word ', 'كلمة ');
const text = fc.array(unit, { maxLength: 400 }).map((units) => units.join(''));

describe('splitText', () => {
  test('keeps a short text whole', () => {
    expect(splitText('  Hello there. ', 20)).toEqual(['Hello there.']);
  });

  test('gives nothing for white space', () => {
    expect(splitText(' \n ', 20)).toEqual([]);
  });

  test('prefers a paragraph, then a line, then a sentence, then a word', () => {
    expect(splitText('First part.\nmore\n\nSecond part', 24)).toEqual(['First part.\nmore', 'Second part']);
    expect(splitText('First. line\nSecond line here', 20)).toEqual(['First. line', 'Second line here']);
    expect(splitText('هل تريد طاولة؟ نعم أريد طاولة', 20)).toEqual(['هل تريد طاولة؟', 'نعم أريد طاولة']);
    expect(splitText('one two three four', 10)).toEqual(['one two', 'three four']);
  });

  test('does not leave a stub behind for the sake of a better border', () => {
    expect(splitText('Hi\n\nthis goes on and on', 20)).toEqual(['Hi\n\nthis goes on and', 'on']);
  });

  test('does not take a decimal point for the end of a sentence', () => {
    expect(splitText('It costs 12.50 riyals', 18)).toEqual(['It costs 12.50', 'riyals']);
  });

  test('loses nothing but white space, stays within the limit and never cuts inside a grapheme', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 80 }), fc.boolean(), (whole, max, bytes) => {
        const measure = bytes ? measureUtf8 : (part: string) => part.length;
        const limit = bytes ? max * 3 : max;
        const parts = splitText(whole, limit, measure);
        for (const part of parts) expect(measure(part)).toBeLessThanOrEqual(limit);
        const visible = (list: string[]) => list.filter((grapheme) => grapheme.trim() !== '');
        expect(parts.flatMap((part) => visible(graphemesOf(part)))).toEqual(visible(graphemesOf(whole)));
      }),
      { numRuns: 200 },
    );
  });

  test('cuts a single grapheme that is longer than a message between its code points', () => {
    const stacked = `e${'\u0301'.repeat(30)}`;
    const parts = splitText(stacked, 10);
    expect(parts.join('')).toBe(stacked);
    expect(Math.max(...parts.map((part) => part.length))).toBe(10);
  });

  test('splits a text of 200,000 characters at once', () => {
    const parts = splitText('كلمة أخرى. '.repeat(20_000), 4096);
    expect(parts.length).toBeLessThan(70);
    expect(parts.every((part) => part.endsWith('.'))).toBe(true);
  });
});

describe('clampLine', () => {
  test('keeps one line within the limit and says that something is missing', () => {
    expect(clampLine('Book a\ntable', 20)).toBe('Book a table');
    expect(clampLine('Book a table for tonight', 20)).toBe('Book a table for to…');
    expect(clampLine('احجز طاولة لأربعة أشخاص', 12)).toBe('احجز طاولة…');
  });

  test('never shows half an emoji', () => {
    expect(clampLine('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 20)).toBe('👨‍👩‍👧‍👦…');
    expect(clampLine('ab👨‍👩‍👧‍👦', 5)).toBe('ab…');
  });

  test('counts in the unit it is given', () => {
    expect(clampLine('قائمة الطعام', 12, measureUtf8)).toBe('قائم…'.slice(0, 4) + '…');
  });
});
