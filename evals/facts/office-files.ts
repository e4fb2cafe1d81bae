import { utils, write } from '@e965/xlsx';
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { Menu } from './make-menus.ts';
import { detailsOf, priceOf, sectionsOf, words } from './print-menu.ts';
import { type Language, writeHours, writeMarks } from './write-words.ts';
import { tableOf } from './table-of-menu.ts';

const HOURS = { en: 'Opening hours', ar: 'ساعات العمل' };

/** A Word file as people make them: tabbed lines in one house, a table for each section in the next. */
export async function wordFile(menu: Menu, language: Language): Promise<Uint8Array> {
  const bidirectional = language === 'ar';
  const run = (text: string, bold = false): TextRun => new TextRun({ text, bold, rightToLeft: bidirectional });
  const line = (text: string, bold = false): Paragraph => new Paragraph({ bidirectional, children: [run(text, bold)] });
  const title = (text: string): Paragraph =>
    menu.number % 3 === 0
      ? line(text, true)
      : new Paragraph({ bidirectional, heading: 'Heading1', alignment: AlignmentType.START, children: [run(text)] });
  const name = (item: Menu['items'][number]): string => words(item.dish[language], writeMarks(item, menu, language));
  const body = sectionsOf(menu).flatMap(([section, items]): (Paragraph | Table)[] => {
    if (menu.number % 2 === 0)
      return [
        title(section[language]),
        ...items.flatMap((item) => [
          new Paragraph({ bidirectional, children: [run(name(item)), run('\t'), run(priceOf(item, menu, language))] }),
          ...detailsOf(item, menu, language).map((detail) => line(detail)),
        ]),
      ];
    const rows = items.map((item) => [
      name(item),
      words(...detailsOf({ ...item, addOn: null }, menu, language)),
      priceOf(item, menu, language),
    ]);
    return [title(section[language]), tableOfCells(rows, (text) => line(text), bidirectional)];
  });
  const times = writeHours(menu.hours, language, menu.number).map((text) => line(text));
  const document = new Document({ sections: [{ children: [...body, title(HOURS[language]), ...times] }] });
  return new Uint8Array(await Packer.toBuffer(document));
}

const tableOfCells = (rows: string[][], line: (text: string) => Paragraph, visuallyRightToLeft: boolean): Table =>
  new Table({
    visuallyRightToLeft,
    rows: rows.map((cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: [line(text)] })) })),
  });

/** A workbook: one sheet for all dishes or one for each section, prices as text or as numbers, hours on a sheet of their own. */
export function workbook(menu: Menu, language: Language): Uint8Array {
  const book = utils.book_new();
  const bySection = menu.number % 3 === 0;
  const parts: [string, Menu][] = bySection
    ? sectionsOf(menu).map(([section, items]) => [section[language], { ...menu, items }])
    : [[language === 'ar' ? 'القائمة' : 'Menu', menu]];
  for (const [name, part] of parts) utils.book_append_sheet(book, utils.aoa_to_sheet(tableOf(part, language)), name.slice(0, 31));
  const hours = writeHours(menu.hours, language, menu.number).map((line) => {
    const cut = line.lastIndexOf(': ');
    return [line.slice(0, cut), line.slice(cut + 2)];
  });
  const header = language === 'ar' ? ['اليوم', 'الوقت'] : ['Day', 'Hours'];
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...hours]), HOURS[language]);
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

const quote = (cell: string): string => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A table of text: commas in one house, semicolons as Excel writes in the next, in UTF-8 with or without its mark. */
export function tableText(menu: Menu, language: Language): Uint8Array {
  const between = menu.number % 2 === 0 ? ',' : ';';
  const text = tableOf(menu, language)
    .map((row) => row.map((cell) => quote(cell)).join(between))
    .join('\r\n');
  return new TextEncoder().encode(menu.number % 3 === 0 ? `\uFEFF${text}` : text);
}
