import { createCanvas } from '@napi-rs/canvas';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../extract-document.ts';
import { pngOf } from '../hostile-files.ts';
import { fixture } from '../testing.ts';
import type { ExtractProgress } from '../types.ts';
import { eraseLeaders } from './erase-leaders.ts';
import { eraseRules } from './erase-rules.ts';
import { imageSize } from './image-size.ts';
import { findSigns } from './find-signs.ts';
import { flattenLight, type Grey } from './flatten-light.ts';
import { joinSplitWords } from './join-split-words.ts';
import { mendWord } from './mend-words.ts';
import { holdsArabic, takeArabicWords } from './read-arabic-again.ts';
import { settleNumbers, UNREAD } from './settle-numbers.ts';
import { straighten } from './straighten.ts';

const blank = (width: number, height: number): Grey => ({ grey: new Uint8Array(width * height).fill(255), width, height });

/** A line of one word that the engine read, on a page where this is drawn; `third` is what the reader of figures alone says. */
async function settled(drawn: string, told: string, confidence: number, third: string, beside?: string): Promise<string[]> {
  const canvas = createCanvas(400, 90);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 400, 90);
  context.fillStyle = '#000';
  context.font = '48px "DejaVu Sans", "Liberation Sans", sans-serif';
  context.fillText(drawn, 20, 62);
  const { data } = context.getImageData(0, 0, 400, 90);
  const page = { grey: Uint8Array.from({ length: 400 * 90 }, (_, at) => data[at * 4] ?? 255), width: 400, height: 90 };
  const signs = findSigns(page, { x0: 0, y0: 0, x1: 400, y1: 90 });
  const bbox = { x0: signs[0]?.x0 ?? 20, y0: 20, x1: signs.at(-1)?.x1 ?? 100, y1: 70 };
  const line = { bbox, baseline: { ...bbox, y0: 62, y1: 62 }, rowHeight: 50, words: [{ text: told, confidence, bbox }] };
  if (beside) line.words.push({ text: beside, confidence: 90, bbox: { ...bbox, x0: 350, x1: 380 } });
  return settleNumbers(line, page, () => ({ text: third, confidence: third === '' ? 0 : 90 })).words.map(({ text }) => text);
}

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

  it('leaves a number on which both readers agree, with its unit and its range', async () => {
    expect(await settled('42.50', '42.50', 90, '')).toEqual(['42.50']);
    expect(await settled('12:30-23:00', '12:30-23:00', 88, '')).toEqual(['12:30-23:00']);
  });

  it('lets a third reading decide where the two differ, and rather gives no price than a wrong one', async () => {
    expect(await settled('42.50', '47.50', 90, '42.50')).toEqual(['42.50']);
    expect(await settled('42.50', '47.50', 90, '17')).toEqual([UNREAD]);
    expect(await settled('42.50', '142.50', 90, '142.50')).toEqual(['142.50']);
  });

  it('believes a number that the engine alone saw only when it reads the same again', async () => {
    expect(await settled('Tea', '18', 90, '18')).toEqual(['18']);
    expect(await settled('Tea', '18', 90, '16')).toEqual([UNREAD]);
    expect(await settled('Tea', '١٨', 90, '')).toEqual([UNREAD]);
  });

  it('takes no word for a number', async () => {
    for (const told of ['Tea', 'V60', 'سمسم']) expect(await settled('Tea', told, 90, '')).toEqual([told]);
  });

  it('mends a word of menus whose dots were misread, and leaves other words alone', () => {
    expect(['(فيفان)', 'صفير', 'يحتوى', 'مببات', 'ملفوف', 'Small'].map((word) => mendWord(word))).toEqual([
      ...['(فيغان)', 'صغير', 'يحتوي', 'مسببات', 'ملفوف', 'Small'],
    ]);
  });

  it('mends the commoner words of menus, currencies and a lost bracket, and nothing that it is sure of', () => {
    expect(['بالجين', 'نباتي)', 'ردس', 'دا', 'جلوتين)'].map((word) => mendWord(word, 70))).toEqual([
      'بالجبن',
      '(نباتي)',
      'ر.س',
      'د.إ',
      'جلوتين)',
    ]);
    expect(mendWord('بالجين', 95)).toBe('بالجين');
    expect(['18.50', '٤٢', '12:30'].map((number) => mendWord(number, 10))).toEqual(['18.50', '٤٢', '12:30']);
  });

  it('takes the size of a portion for no figure, and a comma for no zero', async () => {
    expect(await settled('S', 'S', 90, '5', 'L')).toEqual(['S', 'L']);
    expect(await settled('،', '،', 60, '')).toEqual(['،']);
  });

  const word = (text: string, x0: number, x1: number, confidence: number) => ({ text, confidence, bbox: { x0, x1, y0: 0, y1: 40 } });
  const lineOf = (...words: ReturnType<typeof word>[]) => ({
    ...{ bbox: { x0: 0, y0: 0, x1: 400, y1: 40 }, baseline: { x0: 0, y0: 35, x1: 400, y1: 35 }, rowHeight: 40, words },
  });

  it('takes an Arabic word of the second reading for a Latin one that the first was unsure of, and leaves what it was sure of', () => {
    const first = [lineOf(word('حليب', 10, 90, 91), word('الحساسية', 100, 240, 92), word('Sls', 250, 350, 41))];
    const again = [lineOf(word('حليب', 10, 90, 91), word('الحساسية', 100, 240, 92), word('مسببات', 250, 350, 61))];
    expect(holdsArabic(first)).toBe(true);
    expect(takeArabicWords(first, again)[0]?.words.map(({ text }) => text)).toEqual(['حليب', 'الحساسية', 'مسببات']);
    const sure = [lineOf(word('قهوة', 100, 240, 92), word('Espresso', 250, 350, 95))];
    expect(takeArabicWords(sure, again)[0]?.words.map(({ text }) => text)).toEqual(['قهوة', 'Espresso']);
  });

  it('joins the halves of a known word, and no two words of their own', () => {
    const halves = [word('سية:', 160, 200, 60), word('الحسا', 205, 260, 70), word('مسببات', 270, 340, 90)];
    expect(joinSplitWords(halves).map(({ text }) => text)).toEqual(['مسببات', 'الحساسية:']);
    expect(joinSplitWords([word('حليب', 10, 50, 90), word('بيض', 60, 90, 90)]).map(({ text }) => text)).toEqual(['بيض', 'حليب']);
  });

  it('makes a page under a shadow on a dark table evenly white, and keeps its ink', () => {
    const page = blank(400, 400);
    for (let y = 0; y < 400; y += 1) {
      for (let x = 0; x < 400; x += 1) {
        const isTable = x < 40;
        const isInk = y > 200 && y < 206 && x > 100 && x < 300;
        page.grey[y * 400 + x] = isTable ? 40 : Math.round((isInk ? 60 : 230) * (1 - 0.45 * (y / 400)));
      }
    }
    flattenLight(page);
    const at = (x: number, y: number) => page.grey[y * 400 + x] ?? 0;
    expect([at(10, 200), at(200, 20) > 235, at(200, 380) > 235, at(200, 203) < 120]).toEqual([255, true, true, true]);
  });

  it('levels the lines of a leaning page', () => {
    const page = blank(800, 600);
    for (let row = 60; row < 560; row += 50)
      for (let x = 60; x < 740; x += 1)
        for (let thick = 0; thick < 8; thick += 1) page.grey[Math.round(row + thick + (x - 400) * Math.tan(0.05)) * 800 + x] = 0;
    const { grey } = straighten(page);
    const inked = (x: number) => Array.from({ length: 600 }, (_, y) => y).filter((y) => (grey[y * 800 + x] ?? 255) < 128);
    expect(Math.abs((inked(150)[0] ?? 0) - (inked(650)[0] ?? 99))).toBeLessThan(4);
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
