import { describe, expect, it } from 'vitest';
import { readFacts } from '../facts/read-facts.ts';
import { packChunks } from './pack-chunks.ts';
import { sentencesOf } from './split-sentences.ts';
import { readText } from './testing.ts';

const sentence = (number: number) =>
  `Sentence number ${number} tells the guest something true about the house and its kitchen, at some length.`;
const prose = Array.from({ length: 40 }, (_, index) => sentence(index + 1)).join(' ');

describe('packChunks', () => {
  it('packs prose into 800 to 1,500 characters of whole sentences and repeats one', () => {
    const document = readText(prose);
    const chunks = packChunks(document);
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) {
      expect(document.text.slice(chunk.start, chunk.end)).toBe(chunk.text);
      expect(chunk.text).toMatch(/^Sentence number \d+ .* length\.$/s);
      expect(chunk.text.length).toBeLessThanOrEqual(1500);
    }
    for (const chunk of chunks.slice(0, -1)) expect(chunk.text.length).toBeGreaterThanOrEqual(800);
    const [first, second] = chunks;
    expect(second?.text.startsWith(first?.text.split(/(?<=\.) /).at(-1) ?? '-')).toBe(true);
    expect(chunks.at(-1)?.text.endsWith(sentence(40))).toBe(true);
  });

  it('cuts a sentence without end and loses nothing of it', () => {
    const document = readText('كلمة '.repeat(900).trim());
    const chunks = packChunks(document);
    expect(Math.max(...chunks.map((chunk) => chunk.text.length))).toBeLessThanOrEqual(1500);
    expect(
      chunks
        .map((chunk) => chunk.text)
        .join(' ')
        .split(' ').length,
    ).toBeGreaterThanOrEqual(900);
  });

  it('makes each row of a table its own chunk, with the header', () => {
    const chunks = packChunks(readText('الصنف,السعر,الوصف\nشاي كرك,6,\nكنافة,24,بالجبن', 'table'));
    expect(chunks.map((chunk) => [chunk.kind, chunk.text])).toEqual([
      ['row', 'الصنف: شاي كرك; السعر: 6'],
      ['row', 'الصنف: كنافة; السعر: 24; الوصف: بالجبن'],
    ]);
  });

  it('makes a menu line with its description one chunk under its heading', () => {
    const document = readText(
      'STARTERS\nHummus ........ 18 SAR\nchickpeas, tahini and olive oil\nMoutabal ........ 19 SAR\n\nAll prices include VAT.',
    );
    const chunks = packChunks(document);
    expect(chunks.map((chunk) => [chunk.kind, chunk.heading, chunk.text])).toEqual([
      ['row', 'STARTERS', 'Hummus — 18 SAR — chickpeas, tahini and olive oil'],
      ['row', 'STARTERS', 'Moutabal — 19 SAR'],
      ['text', 'STARTERS', 'All prices include VAT.'],
    ]);
    expect(document.text.slice(chunks[0]?.start, chunks[0]?.end)).toContain('olive oil');
  });

  it('keeps a question with its answer', () => {
    const filler = Array.from({ length: 8 }, (_, index) => `${sentence(index)}`).join('\n\n');
    const document = readText(`${filler}\n\nهل لديكم مواقف؟\n\nنعم، مواقف مجانية خلف المبنى.\n\n${filler}`);
    const holding = packChunks(document).filter((chunk) => chunk.text.includes('هل لديكم مواقف؟'));
    expect(holding.length).toBeGreaterThan(0);
    expect(holding.some((chunk) => chunk.text.includes('نعم، مواقف مجانية خلف المبنى.'))).toBe(true);
  });

  it('puts a question set as a heading into the chunk of its answer', () => {
    const chunks = packChunks(readText('# FAQ\n\n## Do you deliver?\n\nYes, within 6 km.\n\n## Do you have parking?\n\nNo.', 'markdown'));
    expect(chunks.map((chunk) => chunk.text)).toEqual(['Do you deliver?\nYes, within 6 km.', 'Do you have parking?\nNo.']);
  });

  it('and the fact rules come to the end of a hostile text, which steps that grew with its square would not', () => {
    for (const unit of ['Sunday ', 'http://', 'a? ', '12:30 - ', 'SAR 12 ', 'contains ', 'a ..... 12\n', ' ', '(v']) {
      const document = readText(`x${unit.repeat(Math.ceil(240_000 / unit.length))}y 1`);
      expect(readFacts(document, { currency: 'SAR', language: 'ar' }).hours, unit).toEqual([]);
      const last = packChunks(document).at(-1);
      expect(last === undefined || document.text.endsWith(last.text.slice(-1)), unit).toBe(true);
    }
  });

  it('never crosses a heading', () => {
    const chunks = packChunks(readText('# One\n\nFirst sentence here.\n\n# Two\n\nSecond sentence here.', 'markdown'));
    expect(chunks.map((chunk) => [chunk.heading, chunk.text])).toEqual([
      ['One', 'First sentence here.'],
      ['Two', 'Second sentence here.'],
    ]);
  });
});

describe('sentencesOf', () => {
  const split = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

  it('knows Arabic punctuation and does not part prices or currencies', () => {
    expect(split('هل توصلون؟ نعم، التوصيل 10 ر.س داخل الرياض. الحد الأدنى 60 ر.س.')).toEqual([
      'هل توصلون؟',
      'نعم، التوصيل 10 ر.س داخل الرياض.',
      'الحد الأدنى 60 ر.س.',
    ]);
    expect(split('It costs 2.500 KD. See maps.app.goo.gl for St. George. Thanks!')).toEqual([
      'It costs 2.500 KD.',
      'See maps.app.goo.gl for St. George.',
      'Thanks!',
    ]);
  });
});
