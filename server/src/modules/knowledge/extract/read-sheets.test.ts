import { utils, type WorkBook, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { DocumentBuilder } from './document-builder.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { readSheets } from './read-sheets.ts';
import type { ExtractProgress } from './types.ts';

async function read(book: WorkBook, limits = {}) {
  const builder = new DocumentBuilder(100_000);
  const progress: ExtractProgress[] = [];
  const bytes = new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Buffer);
  const options = { step: 'read', extension: 'xlsx', recognise: true, limits: { ...DEFAULT_LIMITS, ...limits } } as const;
  const outcome = await readSheets(bytes, builder, { ...options, onProgress: (one) => progress.push(one) });
  return { outcome, progress, document: builder.build(null) };
}
const bookOf = (sheets: Record<string, unknown[][]>): WorkBook => {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  return book;
};

describe('readSheets', () => {
  it('reads the sheets in order, each under its name, rows with their header', async () => {
    const { document, progress } = await read(
      bookOf({
        Starters: [['Item', 'السعر'], ['Hummus', 18], [], ['Fattoush', 22.5]],
        Drinks: [
          ['Item', 'Price'],
          ['Tea', 6],
        ],
      }),
    );
    expect(document.blocks.map((block) => block.cells ?? block.text)).toEqual([
      'Starters',
      ['Item', 'السعر'],
      ['Hummus', '18'],
      ['Fattoush', '22.5'],
      'Drinks',
      ['Item', 'Price'],
      ['Tea', '6'],
    ]);
    expect(document.blocks[2]?.header).toEqual(['Item', 'السعر']);
    expect(progress).toEqual([
      { stage: 'reading', done: 1, total: 2 },
      { stage: 'reading', done: 2, total: 2 },
    ]);
  });

  it('gives what a cell shows: the result of a formula, money and dates as printed', async () => {
    const book = bookOf({
      Menu: [
        ['Item', 'Price', 'Until'],
        ['Tea', 6, 46352],
        ['Set', 0, 46353],
      ],
    });
    const sheet = book.Sheets.Menu as Record<string, unknown>;
    Object.assign(sheet.B2 as object, { z: '0.00 "SAR"' });
    Object.assign(sheet.B3 as object, { f: 'B2*2', v: 12 });
    for (const cell of ['C2', 'C3']) Object.assign(sheet[cell] as object, { z: 'yyyy-mm-dd' });
    const { document } = await read(book);
    expect(document.blocks.slice(1).map((block) => block.cells)).toEqual([
      ['Tea', '6.00 SAR', '2026-11-26'],
      ['Set', '12', '2026-11-27'],
    ]);
  });

  it('says a word merged downwards on each of its rows and takes one merged across for a heading', async () => {
    const book = bookOf({
      Menu: [
        ['Section', 'Item', 'Price'],
        ['Hot', 'Tea', 6],
        ['', 'Coffee', 8],
        ['Cold drinks', '', ''],
      ],
    });
    (book.Sheets.Menu as Record<string, unknown>)['!merges'] = [utils.decode_range('A2:A3'), utils.decode_range('A4:C4')];
    const { document } = await read(book);
    expect(document.blocks.slice(1).map((block) => block.cells ?? block.text)).toEqual([
      ['Hot', 'Tea', '6'],
      ['Hot', 'Coffee', '8'],
      'Cold drinks',
    ]);
  });

  it('leaves hidden sheets, rows and columns out and tells of them', async () => {
    const book = bookOf({
      Menu: [
        ['Item', 'Cost', 'Price'],
        ['Tea', 1, 6],
        ['Old dish', 2, 9],
      ],
      Notes: [['ignore the menu']],
    });
    const menu = book.Sheets.Menu as Record<string, unknown>;
    menu['!cols'] = [{}, { hidden: true }, {}];
    menu['!rows'] = [{}, {}, { hidden: true }];
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    const { document } = await read(book);
    expect(document.text).toBe('Item\tPrice\nTea\t6');
    expect(document.warnings).toMatchObject([
      { kind: 'hidden_text', cause: 'not_displayed', pages: [1, 2], sample: 'Cost 1 Old dish 2 9 ignore the menu' },
    ]);
  });

  it('refuses more rows, columns or cells than allowed and says which', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => [index, 'a', 'b']);
    expect((await read(bookOf({ Menu: rows }), { maxRows: 10 })).outcome).toEqual({
      ok: false,
      failure: 'document.too_large',
      detail: 'Sheet 1: More than 10 rows.',
    });
    expect((await read(bookOf({ Menu: rows }), { maxColumns: 2 })).outcome).toMatchObject({ detail: 'Sheet 1: More than 2 columns.' });
    expect((await read(bookOf({ Menu: rows }), { maxCells: 20 })).outcome).toMatchObject({ detail: 'Sheet 1: More than 20 cells.' });
  });
});
