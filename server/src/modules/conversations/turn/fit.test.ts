import { describe, expect, it } from 'vitest';
import type { ChannelCapabilities } from '../../channels/index.ts';
import type { FactOption } from './fact-tables.ts';
import { fitAnswer, format } from './fit.ts';
import { lengthIn, splitText } from './split-text.ts';
import { makeCapabilities } from './testing.ts';

const option = (id: number, title: string): FactOption => ({ id: `fact:price:itm_${id}`, title, description: 'Mains' });
const fit = (text: string, options: FactOption[] = [], outbound: Partial<ChannelCapabilities['outbound']> = {}) =>
  fitAnswer(text, options, makeCapabilities(outbound), 'en');

describe('splitText', () => {
  const menu = Array.from({ length: 120 }, (_, at) => `• طبق رقم ${at}: ${at + 10} ر.س${at % 10 === 9 ? '\n' : ''}`).join('\n');

  it.each([
    { max: 4096, unit: 'utf16' as const },
    { max: 1000, unit: 'utf8_bytes' as const },
    { max: 300, unit: 'chars' as const },
  ])('keeps every line of a long menu within $max $unit', (limit) => {
    const parts = splitText(menu, limit);
    for (const part of parts) expect(lengthIn(limit.unit, part)).toBeLessThanOrEqual(limit.max);
    const lines = (text: string) => text.split('\n').filter((line) => line !== '');
    expect(parts.flatMap(lines)).toEqual(lines(menu));
  });

  it('prefers a paragraph to a line, a line to a sentence, a sentence to a word', () => {
    expect(splitText('one two\n\nthree\nfour. five', { max: 15, unit: 'utf16' })[0]).toBe('one two');
    expect(splitText('one two\nthree four. five', { max: 15, unit: 'utf16' })[0]).toBe('one two');
    expect(splitText('one two. three four', { max: 15, unit: 'utf16' })[0]).toBe('one two.');
  });

  it('cuts no grapheme', () => {
    const family = '👨‍👩‍👧‍👦';
    const parts = splitText(family.repeat(40), { max: 50, unit: 'utf16' });
    expect(parts.every((part) => part.length % family.length === 0)).toBe(true);
    expect(parts.join('')).toBe(family.repeat(40));
  });
});

describe('format', () => {
  it('writes bold as the channel shows it, and none where it shows none', () => {
    expect(format('**Drinks**\n• Tea', 'whatsapp')).toBe('*Drinks*\n• Tea');
    expect(format('**Drinks**', 'none')).toBe('Drinks');
    expect(format('**A & B** <c>', 'html')).toBe('<b>A &amp; B</b> &lt;c&gt;');
    expect(format('**A_B** [c]', 'spans')).toBe('**A\\_B** \\[c\\]');
    expect(format('**A.** b_c', 'markdown_v2')).toBe('*A\\.* b\\_c');
  });
});

describe('fitAnswer', () => {
  it('sends buttons while they fit, and a list of rows beyond', () => {
    expect(fit('Which one?', [option(1, 'Tea'), option(2, 'Coffee')])).toEqual([
      {
        kind: 'buttons',
        text: 'Which one?',
        buttons: [
          { id: 'fact:price:itm_1', title: 'Tea' },
          { id: 'fact:price:itm_2', title: 'Coffee' },
        ],
      },
    ]);
    const [part] = fit(
      'Which one?',
      [1, 2, 3, 4].map((id) => option(id, `Dish ${id}`)),
    );
    expect(part).toMatchObject({ kind: 'list', button: 'Choose' });
  });

  it('keeps long titles whole in the description and makes equal ones differ', () => {
    const long = 'Slow Cooked Lamb Shoulder with Rice';
    const [part] = fit('Which one?', [option(1, long), option(2, long)]);
    if (part?.kind !== 'list') throw new Error('expected a list');
    const rows = part.sections[0]?.rows ?? [];
    expect(rows.map((row) => row.description)).toEqual([long, long]);
    expect(new Set(rows.map((row) => row.title)).size).toBe(2);
    for (const row of rows) expect(row.title.length).toBeLessThanOrEqual(24);
  });

  it('writes the options as lines where the channel has neither', () => {
    expect(fit('Which one?', [option(1, 'Tea'), option(2, 'Coffee')], { buttons: null, list: null })).toEqual([
      { kind: 'text', text: 'Which one?\n• Tea\n• Coffee' },
    ]);
  });

  it('leaves room for the escapes of the channel', () => {
    const parts = fit('a.b.c. '.repeat(100), [], { formatting: 'markdown_v2', text: { max: 200, unit: 'utf16', overflow: 'split' } });
    for (const part of parts) expect(part.text.length).toBeLessThanOrEqual(200);
  });

  it('sends nothing for nothing', () => expect(fit('')).toEqual([]));

  it('says of a part whose marks the adapter takes out that it holds some', () => {
    expect(fit('**Mandi** 45', [option(1, 'Small')], { formatting: 'spans' })).toMatchObject([{ kind: 'buttons', markup: 'markdown' }]);
    expect(fit('**Mandi** 45', [], { formatting: 'whatsapp' })).toEqual([{ kind: 'text', text: '*Mandi* 45' }]);
  });
});
