import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { documentOf, extractFixture, rows } from '../testing.ts';
import { type Atom, toLogicalOrder } from './to-logical-order.ts';

/** Atoms of a line as it stands on paper, left to right; a blank parts atoms. */
const paper = (text: string): Atom[] => {
  const characters = [...text];
  return characters.flatMap((character, index) =>
    character === ' ' ? [] : [{ text: character, spaceAfter: characters[index + 1] === ' ' }],
  );
};
const reversed = (text: string) => [...text].reverse().join('');

describe('toLogicalOrder', () => {
  it('turns Arabic round and keeps numbers, prices and times as they stand', () => {
    expect(toLogicalOrder(paper(`${reversed('ريال')} 25.50 ${reversed('السعر')}`), 'rtl')).toBe('السعر 25.50 ريال');
    expect(toLogicalOrder(paper(`٢٥٫٥٠ ${reversed('السعر')}`), 'rtl')).toBe('السعر ٢٥٫٥٠');
    expect(toLogicalOrder(paper(`12:30 ${reversed('من')}`), 'rtl')).toBe('من 12:30');
  });

  it('keeps Latin words together inside an Arabic line', () => {
    expect(toLogicalOrder(paper(`${reversed('الآن')} Apple Pay ${reversed('نقبل')}`), 'rtl')).toBe('نقبل Apple Pay الآن');
    expect(toLogicalOrder(paper(`Club (Small) ${reversed('ساندويتش')}`), 'rtl')).toBe('ساندويتش Club (Small)');
  });

  it('turns brackets that stand mirrored, and only those', () => {
    expect(toLogicalOrder(paper(`(${reversed('نباتي')}) ${reversed('حمص')}`), 'rtl')).toBe('حمص (نباتي)');
    expect(toLogicalOrder(paper(`)${reversed('نباتي')}( ${reversed('حمص')}`), 'rtl')).toBe('حمص (نباتي)');
  });

  it('reads phone numbers right whether their groups were isolated or not', () => {
    expect(toLogicalOrder(paper(`+966 11 234 0001 ${reversed('الهاتف')}`), 'rtl')).toBe('الهاتف +966 11 234 0001');
    expect(toLogicalOrder(paper(`0001 234 11 966+ ${reversed('الهاتف')}`), 'rtl')).toBe('الهاتف +966 11 234 0001');
    expect(toLogicalOrder(paper(`0001-234-011 ${reversed('الهاتف')}`), 'rtl')).toBe('الهاتف 011-234-0001');
    expect(toLogicalOrder(paper(`011-234-0001 ${reversed('الهاتف')}`), 'rtl')).toBe('الهاتف 011-234-0001');
  });

  it('turns the Arabic part of a Latin line', () => {
    expect(toLogicalOrder(paper(`Kabsa / ${reversed('كبسة دجاج')} 35`), 'ltr')).toBe('Kabsa / كبسة دجاج 35');
  });
});

describe('reading a PDF', () => {
  it('reads an Arabic menu as Chromium prints it: names, marks, prices, columns, phones, times', async () => {
    const result = await extractFixture('menu-arabic-chromium.pdf');
    if (!result.ok) throw new Error(result.failure);
    const { blocks, text, pages } = result.document;
    expect(pages).toBe(1);
    expect(blocks.filter((block) => block.kind === 'heading').map((block) => block.text)).toEqual([
      'مطعم الواحة',
      'المقبّلات',
      'الأطباق الرئيسية / Mains',
    ]);
    expect(rows(blocks)).toEqual([
      // The font draws damma and shadda of حُمُّص as one glyph; the span around it tells them.
      ['حُمُّص بيروتي (نباتي صرف)', '١٨ ر.س'],
      ['متبل (V)', '١٨٫٥٠ ر.س'],
      ['سلطة فتوش 250 غرام', '22 ر.س'],
      ['كبسة دجاج', '35 ريال'],
      ['مندي لحم', '65 ريال'],
      ['Chicken Biryani / برياني دجاج', 'SAR 32'],
      ['الصنف', 'Item', 'السعر'],
      ['شاورما لحم', 'Beef Shawarma', '14.50'],
      ['كلاب ساندويتش', 'Club Sandwich', '27'],
      ['شاي كرك', '6'],
      ['قهوة سعودية', '12'],
      ['عصير ليمون ونعناع', '15'],
      ['ماء', '2'],
      ['لبن عيران', '7'],
      ['كنافة بالجبن', '24'],
    ]);
    expect(text).toContain('رقم الحجز: 011-234-0001 والواتساب +966 11 234 0001، الموقع');
    expect(text).toContain('نفتح يومياً من 12:30 ظهراً إلى 1:00 بعد منتصف الليل، ما عدا الجمعة من 13:30 حتى 02:00.');
    expect(text).toContain('https://maps.app.goo.gl/abc123 (قرب برج المملكة).');
  });

  it('parts dotted price lines and reads a two-column menu one column after the other', async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([500, 300]);
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
    page.drawText('Our Menu', { x: 200, y: 270, size: 20, font: bold });
    const column = (x: number, lines: string[]) => {
      lines.forEach((line, index) => {
        page.drawText(line, { x, y: 230 - index * 18, size: index === 0 ? 14 : 10, font: index === 0 ? bold : font });
      });
    };
    column(40, ['Starters', 'Hummus .......... 18', 'Fattoush .......... 22.50', 'Lentil soup .......... 15']);
    column(280, ['Drinks', 'Karak tea .......... 6', 'Lemon mint .......... 15', 'Still water .......... 2']);
    const document = await documentOf(await pdf.save(), 'menu.pdf');
    expect(document.blocks.map((block) => block.cells ?? block.text)).toEqual([
      'Our Menu',
      'Starters',
      ['Hummus', '18'],
      ['Fattoush', '22.50'],
      ['Lentil soup', '15'],
      'Drinks',
      ['Karak tea', '6'],
      ['Lemon mint', '15'],
      ['Still water', '2'],
    ]);
  });

  it('joins wrapped prose into paragraphs', async () => {
    const result = await extractFixture('sample-crazyones-pdfa.pdf');
    expect(result.ok && result.document.text).toContain('The rebels. The troublemakers. The round pegs in the square holes.');
    expect(
      result.ok &&
        result.document.blocks.some((block) => block.text.startsWith('While some see them as the crazy ones, we see genius. Because')),
    ).toBe(true);
  });

  it('reads Arabic whose clusters carry their text on one glyph', async () => {
    const result = await extractFixture('sample-habibi.pdf');
    expect(result.ok && result.document.text.split(/\s+/)).toEqual(['حَبيبي', 'habibi', 'حَبيبي']);
  });
});
