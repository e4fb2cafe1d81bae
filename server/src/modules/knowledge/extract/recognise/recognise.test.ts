import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../extract-document.ts';
import { pngOf } from '../hostile-files.ts';
import { fixture } from '../testing.ts';
import type { ExtractProgress } from '../types.ts';
import { withNumbers } from './create-recogniser.ts';
import { eraseLeaders } from './erase-leaders.ts';
import { imageSize } from './image-size.ts';
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

  it('takes the numbers of the English reading where the first one kept only their end', () => {
    const first = [line(word('كبسة', 400), word('8س', 100, 40))];
    expect(texts(withNumbers(first, [line(word('18', 105, 35))]))).toEqual(['كبسة', '18', 'ر.س']);
    expect(texts(withNumbers([line(word('0', 130), word('د.ك', 60))], [line(word('1.250', 100, 79))]))).toEqual(['د.ك', '1.250']);
  });

  it('keeps Arabic letters and digits that were read against a number that was not', () => {
    expect(texts(withNumbers([line(word('حمص', 100))], [line(word('040', 100, 95))]))).toEqual(['حمص']);
    expect(texts(withNumbers([line(word('٢٢', 100))], [line(word('44', 100, 95))]))).toEqual(['٢٢']);
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
