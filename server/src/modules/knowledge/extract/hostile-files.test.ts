import { describe, expect, it } from 'vitest';
import { extractDocument } from './extract-document.ts';
import { deepPdf, entityBomb, formLoop, pageLoop, pdfBomb, pngOf, wideRow, wordOf, workbookOf, zipOf } from './hostile-files.ts';
import { fixture } from './testing.ts';

const ending = async (bytes: Uint8Array, name: string, limits = {}) => {
  const result = await extractDocument({ bytes, name }, { timeoutMs: 15_000, ...limits });
  return result.ok ? 'read' : result.failure;
};
const text = (content: string) => new TextEncoder().encode(content);
const sheet = (rows: number, row: string) => row.repeat(rows);

const megabytes = () => process.memoryUsage().rss / 1024 / 1024;
const before = megabytes();

describe('hostile files', { timeout: 60_000 }, () => {
  it('refuses Office files that unpack to far more than they declare', async () => {
    const ninety = Buffer.alloc(90 * 1024 * 1024, ' ');
    const word = zipOf({ 'word/document.xml': ninety }, 10);
    const book = zipOf({ 'xl/workbook.xml': ninety }, 10);
    expect(word.length + book.length).toBeLessThan(400_000);
    expect(await ending(word, 'menu.docx')).toBe('document.too_large');
    expect(await ending(book, 'menu.xlsx')).toBe('document.too_large');
  });

  it('never expands the entities of an entity bomb', async () => {
    expect(await ending(text(entityBomb('svg')), 'logo.svg')).toBe('document.unsupported_type');
    expect(await ending(text(entityBomb('menu')), 'menu.xml')).toBe('document.unsupported_type');
    const body = entityBomb('w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"').replace(
      /<\/w:document [^>]*>/,
      '</w:document>',
    );
    expect(['document.malformed', 'document.no_text']).toContain(await ending(wordOf(body), 'menu.docx'));
    const book = workbookOf(`<row r="1"><c r="A1" t="str"><v>${entityBomb('x')}</v></c></row>`);
    // Whatever the sheet then says, it is not the billion words.
    expect(['document.malformed', 'document.no_text', 'read']).toContain(await ending(book, 'menu.xlsx', { maxTextLength: 10_000 }));
  });

  it('ends at PDF page trees and forms that lead back to themselves', async () => {
    expect(['document.malformed', 'document.too_many_pages', 'document.no_text']).toContain(await ending(pageLoop(), 'menu.pdf'));
    expect(['document.malformed', 'document.no_text', 'document.timeout']).toContain(
      await ending(formLoop(), 'menu.pdf', { timeoutMs: 8_000 }),
    );
  });

  it('survives PDF objects nested deeper than any stack, broken tables and streams that unpack to more than the memory allowed', async () => {
    expect(['document.malformed', 'document.no_text', 'document.out_of_memory']).toContain(await ending(deepPdf(200_000), 'menu.pdf'));
    const broken = fixture('sample-minimal-document.pdf').slice();
    broken.set(text('startxref\n99999999\n'), broken.length - 24);
    expect(['read', 'document.malformed']).toContain(await ending(broken, 'menu.pdf'));
    expect(await ending(pdfBomb(300, 'BT ET '), 'menu.pdf', { memoryMb: 48 })).toBe('document.out_of_memory');
  });

  it('refuses sheets with too many rows, columns or cells, and reads one whose last column is far out', async () => {
    expect(await ending(workbookOf(wideRow(5000)), 'menu.xlsx')).toBe('document.too_large');
    expect(await ending(text(`${'a,'.repeat(500_000)}b\n`), 'menu.csv')).toBe('document.too_large');
    expect(await ending(text(sheet(25_000, 'Tea,6\n')), 'menu.csv')).toBe('document.too_large');
    expect(await ending(text(`Tea${','.repeat(200_000)}\nCoffee,8\n`), 'menu.csv')).toBe('read');
    expect(await ending(workbookOf('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>', 'A1:XFD1048576'), 'menu.xlsx')).toBe(
      'read',
    );
  });

  it('refuses a file above the size allowed before it is read at all', async () => {
    expect(await ending(new Uint8Array(100 * 1024 * 1024), 'menu.csv')).toBe('document.too_large');
  });

  it('refuses a picture by the size it claims and ends at one that lies about it', async () => {
    expect(await ending(pngOf(50_000, 50_000), 'menu.png')).toBe('document.too_large');
    expect(await ending(pngOf(4, 1), 'menu.png')).toBe('document.no_text');
    const cut = pngOf(3000, 3000);
    expect(['document.no_text', 'document.malformed']).toContain(await ending(cut.subarray(0, 60), 'menu.png'));
  });

  it('refuses a web page of a million elements and reads one that is nested without end', async () => {
    expect(await ending(text(`<html><body>${'<i>x</i>'.repeat(1_000_000)}`), 'a.html')).toBe('document.too_large');
    const nested = `<html><body>${'<div>'.repeat(20_000)}Hummus 18 SAR`;
    expect(['read', 'document.malformed', 'document.timeout']).toContain(await ending(text(nested), 'a.html'));
    expect(['read', 'document.no_text', 'document.malformed']).toContain(
      await ending(text(`<html><style>${'a{'.repeat(50_000)}</style><p>Tea</p>`), 'a.html'),
    );
  });

  it('names what is wrong with files of NUL, of noise and of another kind than their name says', async () => {
    expect(['document.unsupported_type', 'document.no_text', 'document.malformed']).toContain(
      await ending(new Uint8Array(4096), 'menu.txt'),
    );
    expect(
      await ending(
        Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 251),
        'menu.pdf',
      ),
    ).toBe('document.malformed');
    expect(await ending(fixture('mammothjs-tables.docx'), 'photo.jpg')).toBe('read');
    expect(await ending(text('<html><p>Karak tea 6</p>'), 'menu.pdf')).toBe('read');
    expect(await ending(zipOf({ 'readme.txt': 'hello' }), 'menu.xlsx')).toBe('document.malformed');
  });

  it('leave the process that had them read no larger than 300 MiB above what it was', () => {
    expect(megabytes() - before).toBeLessThan(300);
  });
});
