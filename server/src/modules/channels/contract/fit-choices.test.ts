import { describe, expect, test } from 'vitest';
import { cardAsText, choicesAsLines } from './as-lines.ts';
import { fitCaption, fitRows, inGroups, optionsTitle, splitBody, uniqueTitles } from './fit-choices.ts';

describe('what the channels fit alike', () => {
  test('tells titles apart that are equal once they are cut, and leaves their ids alone', () => {
    const titled = uniqueTitles(
      [
        { id: 'a', title: 'Chicken shawarma' },
        { id: 'b', title: 'Chicken shawarma plate' },
        { id: 'c', title: 'Chicken shaw… 2' },
      ],
      13,
    );
    expect(titled.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(new Set(titled.map(({ title }) => title)).size).toBe(3);
    expect(titled.every(({ title }) => title.length <= 13)).toBe(true);
  });

  test('leaves an empty title empty, so that it is refused and not sent as a number', () => {
    expect(
      uniqueTitles(
        [
          { id: 'a', title: ' ' },
          { id: 'b', title: '' },
        ],
        20,
      ).map(({ title }) => title),
    ).toEqual(['', '']);
  });

  test('gives a title that had to be cut whole in the description, but never over a description of its own', () => {
    const limits = { listTitle: 10, listDescription: 40 };
    expect(fitRows([{ id: 'a', title: 'Mixed grill for two' }], limits)).toEqual([
      { id: 'a', title: 'Mixed gri…', description: 'Mixed grill for two' },
    ]);
    expect(fitRows([{ id: 'a', title: 'Mixed grill for two', description: '85 SAR' }], limits)[0]?.description).toBe('85 SAR');
    expect(fitRows([{ id: 'a', title: 'Grill', description: ' ' }], limits)).toEqual([{ id: 'a', title: 'Grill' }]);
  });

  test('names a list in the language of its text', () => {
    expect([optionsTitle('أي فرع؟'), optionsTitle('Which branch?')]).toEqual(['عرض الخيارات', 'Show options']);
  });

  test('keeps the end of a long text with the choices', () => {
    expect(splitBody('short', 100)).toEqual({ before: '', body: 'short' });
    const { before, body } = splitBody(`${'First sentence. '.repeat(8)}Which one?`, 60);
    expect(body.endsWith('Which one?')).toBe(true);
    expect(body.length).toBeLessThanOrEqual(60);
    expect(`${before} ${body}`.replace(/\s+/g, ' ')).toBe(`${'First sentence. '.repeat(8)}Which one?`);
  });

  test('sends a caption after media that cannot carry it, and none where there is none', () => {
    const media = { kind: 'media', media: 'sticker', source: { id: '1' } } as const;
    const toTexts = (text: string) => [{ kind: 'text', text } as const];
    expect(fitCaption({ ...media, caption: ' hi ' }, () => false, toTexts)).toEqual([media, { kind: 'text', text: 'hi' }]);
    expect(fitCaption({ ...media, caption: ' hi ' }, () => true, toTexts)).toEqual([{ ...media, caption: 'hi' }]);
    expect(fitCaption({ ...media, caption: '  ' }, () => true, toTexts)).toEqual([media]);
  });

  test('groups in order and makes none of nothing', () => {
    expect(inGroups([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(inGroups([], 2)).toEqual([]);
  });

  test('never cuts an address when choices become lines', () => {
    const url = `https://shop.example/${'a'.repeat(600)}`;
    const content = {
      kind: 'buttons',
      text: '',
      buttons: [
        { id: '', title: 'Order', url },
        { id: 'x', title: '' },
      ],
    } as const;
    expect(choicesAsLines(content, '•')).toBe(`• Order: ${url}`);
  });

  test('writes a card with what people reach it by', () => {
    expect(
      cardAsText({ formattedName: 'Front desk', phones: [{ phone: '+966 11 000 0000' }], emails: [{ email: 'desk@example.com' }] }),
    ).toBe('Front desk\n+966 11 000 0000\ndesk@example.com');
  });
});
