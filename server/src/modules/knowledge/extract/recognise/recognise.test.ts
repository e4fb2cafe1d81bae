import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../extract-document.ts';
import { pngOf } from '../hostile-files.ts';
import { fixture } from '../testing.ts';
import type { ExtractProgress } from '../types.ts';
import { eraseLeaders } from './erase-leaders.ts';
import { eraseRules } from './erase-rules.ts';
import { imageSize } from './image-size.ts';
import { rereadPrices } from './reread-prices.ts';
import type { RecognisedLine, RecognisedWord } from './tesseract.ts';

const word = (text: string, x0: number, confidence = 90): RecognisedWord => ({
  text,
  confidence,
  bbox: { x0, y0: 0, x1: x0 + text.length * 10, y1: 20 },
});
const line = (...words: RecognisedWord[]): RecognisedLine => ({
  bbox: { x0: 0, y0: 0, x1: 500, y1: 20 },
  baseline: { x0: 0, y0: 16, x1: 500, y1: 16 },
  rowHeight: 20,
  words,
});
const texts = (lines: RecognisedLine[]) => lines.flatMap(({ words }) => words.map(({ text }) => text));

describe('recognising text in pictures', { timeout: 60_000 }, () => {
  it('reads a photographed menu in both languages, a dish with its price, and says how sure it is', async () => {
    const seen: ExtractProgress[] = [];
    const result = await extractDocument({ bytes: fixture('photo-menu.jpg'), name: 'menu.jpg', onProgress: (one) => seen.push(one) });
    if (!result.ok) throw new Error(`${result.failure} ${result.detail}`);
    const cells = result.document.blocks.flatMap((block) => (block.cells ? [block.cells.join(' = ')] : []));
    expect(cells).toEqual(expect.arrayContaining(['Beiruti hummus = 18.50', 'Karak tea = 6', 'Chicken kabsa = 42', 'كبسة دجاج = 42 ريال']));
    expect(result.document.pages).toBe(1);
    expect(result.document.recognised?.confidence).toBeGreaterThan(0.8);
    expect(seen).toEqual([{ stage: 'recognising', done: 1, total: 1 }]);
  });

  it('reads the scanned page of a PDF and leaves its printed pages as they are', async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    pdf.addPage([400, 200]).drawText('Opening hours: daily from 12:30 to 23:00', { x: 20, y: 100, size: 12, font });
    const photo = await pdf.embedJpg(fixture('photo-menu.jpg'));
    pdf.addPage([420, 228]).drawImage(photo, { x: 0, y: 0, width: 420, height: 228 });
    const seen: ExtractProgress[] = [];
    const result = await extractDocument({ bytes: await pdf.save(), name: 'menu.pdf', onProgress: (one) => seen.push(one) });
    if (!result.ok) throw new Error(result.failure);
    expect(result.document.blocks[0]).toMatchObject({ text: 'Opening hours: daily from 12:30 to 23:00', page: 1 });
    expect(result.document.text).toContain('Chicken kabsa\t42');
    expect(result.document.recognised?.pages).toBe(1);
    expect(seen.at(-1)).toEqual({ stage: 'recognising', done: 1, total: 1 });
    const asText = await extractDocument({ bytes: await pdf.save(), name: 'menu.pdf', recognise: false });
    expect(asText.ok && asText.document.text).toBe('Opening hours: daily from 12:30 to 23:00');
  });

  /** A line with ink at these places, and a reader that knows what stands there. */
  const reading = (spans: [from: number, to: number][], known: Record<string, [text: string, confidence: number]>) => {
    const grey = new Uint8Array(500 * 20).fill(255);
    for (const [from, to] of spans) for (let y = 5; y < 15; y += 1) grey.fill(0, y * 500 + from, y * 500 + to);
    const readBox = (kind: 'number' | 'word', box: { x0: number; x1: number }) => {
      const [text, confidence] = known[`${kind} ${box.x0 + 5}-${box.x1 - 6}`] ?? ['', 0];
      return { text, confidence };
    };
    return (words: RecognisedWord[]) => texts(rereadPrices([line(...words)], { grey, width: 500, height: 20 }, readBox)).toSorted();
  };

  it('reads a price again apart from its unit where the model kept only its end', () => {
    const read = reading(
      [
        [100, 120],
        [130, 150],
        [152, 170],
      ],
      { 'number 130-169': ['1.250', 92], 'word 100-119': ['دك', 71], 'number 152-169': ['250', 95], 'word 100-149': ['دك1', 60] },
    );
    expect(read([word('0', 150), word('د.ك', 100)])).toEqual(['1.250', 'د.ك']);
  });

  it('rather gives no price than the remnant of one', () => {
    const grey = new Uint8Array(500 * 20).fill(255).fill(0, 10 * 500 + 100, 10 * 500 + 160);
    const [read] = rereadPrices([line(word('0', 150), word('د.ك', 100))], { grey, width: 500, height: 20 }, () => ({
      text: '',
      confidence: 0,
    }));
    expect(read?.words.map(({ text, confidence }) => [text, confidence])).toEqual([
      ['0', 0],
      ['د.ك', 90],
    ]);
  });

  it('leaves names, Arabic figures and times as they were read', () => {
    const read = reading([[100, 150]], { 'number 100-149': ['44', 99] });
    for (const text of ['حمص', '٢٢', '12:30', '011-234']) expect(read([word(text, 100)])).toEqual([text]);
  });

  it('paints over a dotted leader and over nothing else', () => {
    const width = 400;
    const grey = new Uint8Array(width * 40).fill(255);
    const dot = (x: number, y: number, size: number) => {
      for (let row = y; row < y + size; row += 1) grey.fill(0, row * width + x, row * width + x + size);
    };
    for (let at = 0; at < 20; at += 1) dot(100 + at * 10, 30, 3);
    dot(20, 5, 30);
    dot(350, 30, 4);
    dot(362, 30, 4);
    eraseLeaders(grey, width, 40);
    expect(grey[31 * width + 101]).toBe(255);
    expect([grey[20 * width + 30], grey[31 * width + 351], grey[31 * width + 363]]).toEqual([0, 0, 0]);
  });

  it('paints over the rules of a table and neither over letters nor over a band of colour', () => {
    const width = 400;
    const grey = new Uint8Array(width * 60).fill(255);
    const box = (x: number, y: number, wide: number, high: number) => {
      for (let row = y; row < y + high; row += 1) grey.fill(0, row * width + x, row * width + x + wide);
    };
    box(10, 5, 300, 2);
    box(20, 12, 60, 3);
    box(10, 25, 300, 30);
    eraseRules(grey, width, 60);
    expect([grey[5 * width + 100], grey[13 * width + 40], grey[40 * width + 100]]).toEqual([255, 0, 0]);
  });

  it('reads the size of a picture and the way it is turned from its head alone', () => {
    expect(imageSize(pngOf(50_000, 40_000))).toEqual({ width: 50_000, height: 40_000, orientation: 1 });
    expect(imageSize(fixture('photo-menu.jpg'))).toEqual({ width: 1050, height: 570, orientation: 1 });
    const turned = Uint8Array.from([
      0xff, 0xd8, 0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0,
      0, 0, 0, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0,
    ]);
    expect(imageSize(turned)).toEqual({ width: 30, height: 20, orientation: 6 });
    expect(imageSize(turned.subarray(0, 12))).toBeNull();
  });
});
