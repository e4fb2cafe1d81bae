import { DocumentBuilder, rowText } from '../../server/src/modules/knowledge/extract/document-builder.ts';
import { readText } from '../../server/src/modules/knowledge/extract/testing.ts';
import type { ExtractedDocument } from '../../server/src/modules/knowledge/extract/types.ts';
import type { Menu, MenuItem } from './make-menus.ts';
import { tableOf } from './table-of-menu.ts';
import { type Language, sizeLabel, writeAllergens, writeHours, writeMarks, writePrice } from './write-words.ts';

export interface Layout {
  name: string;
  /** Which of a menu's statements this layout prints. */
  says: { en: boolean; ar: boolean; diet: boolean; allergens: boolean; calories: boolean; addOns: boolean; hours: boolean };
  render(menu: Menu): ExtractedDocument;
}

const all = { diet: true, allergens: true, calories: true, addOns: true, hours: true };
const build = (fill: (builder: DocumentBuilder) => void): ExtractedDocument => {
  const builder = new DocumentBuilder(1_000_000);
  fill(builder);
  return builder.build(null);
};
const words = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');
const calories = (item: MenuItem, language: Language): string =>
  item.calories === null ? '' : language === 'ar' ? `${item.calories} سعرة حرارية` : `${item.calories} kcal`;
const sizes = (item: MenuItem, menu: Menu, language: Language, between: string): string =>
  item.sizes.map((size) => `${sizeLabel(size.label, language)} ${writePrice(size.price, menu, language)}`).join(between);
const price = (item: MenuItem, menu: Menu, language: Language): string => writePrice(item.price ?? 0, menu, language);
const addOn = (item: MenuItem, menu: Menu, language: Language): string => {
  if (!item.addOn) return '';
  const amount = writePrice(item.addOn.price, menu, language);
  return language === 'ar'
    ? `+ ${item.addOn.ar} ${amount}`
    : menu.number % 2 === 0
      ? `+ ${item.addOn.en} ${amount}`
      : `Add ${item.addOn.en} +${amount}`;
};

function sectionsOf(menu: Menu): [MenuItem['section'], MenuItem[]][] {
  return [...Map.groupBy(menu.items, (item) => item.section)];
}

const hoursTitle = { en: 'Opening hours', ar: 'ساعات العمل' };

/** Name and price on a line, marks beside the name, the rest below. */
function linesOf(menu: Menu, language: Language, leader: string): string {
  const blocks = sectionsOf(menu).map(([section, items]) => {
    const lines = items.flatMap((item) => {
      const name = words(item.dish[language], writeMarks(item, menu, language));
      const head =
        item.sizes.length > 0 ? `${name} ${sizes(item, menu, language, ' / ')}` : `${name}${leader}${price(item, menu, language)}`;
      const below = words(item.dish.about[language], calories(item, language));
      return [head, below, writeAllergens(item, menu, language), addOn(item, menu, language)].filter((line) => line !== '');
    });
    return `${language === 'en' ? section.en.toUpperCase() : section.ar}\n${lines.join('\n')}`;
  });
  return [...blocks, `${hoursTitle[language]}\n${writeHours(menu.hours, language, menu.number).join('\n')}`].join('\n\n');
}

/** Text as a PDF's line builder gives it: headings by size, a gap between name and price makes cells. */
function printed(menu: Menu, language: Language, columns: 1 | 2): ExtractedDocument {
  return build((builder) => {
    const row = (cells: string[]) => builder.add({ kind: 'table_row', text: rowText(cells), cells, page: 1 });
    for (const [section, items] of sectionsOf(menu)) {
      builder.add({ kind: 'heading', text: section[language], page: 1 });
      const plain = items.filter((item) => item.sizes.length === 0);
      if (columns === 2) {
        for (let at = 0; at < plain.length; at += 2) {
          row(
            plain
              .slice(at, at + 2)
              .flatMap((item) => [words(item.dish[language], writeMarks(item, menu, language)), price(item, menu, language)]),
          );
        }
      } else {
        for (const item of plain) {
          row([words(item.dish[language], writeMarks(item, menu, language)), price(item, menu, language)]);
          builder.add({ kind: 'paragraph', text: words(item.dish.about[language], calories(item, language)), page: 1 });
          for (const text of [writeAllergens(item, menu, language), addOn(item, menu, language)])
            if (text) builder.add({ kind: 'paragraph', text, page: 1 });
        }
      }
      for (const item of items.filter((each) => each.sizes.length > 0)) {
        builder.add({
          kind: 'paragraph',
          text: `${words(item.dish[language], writeMarks(item, menu, language))} ${sizes(item, menu, language, ' ')}`,
          page: 1,
        });
        if (columns === 1 && item.calories !== null) builder.add({ kind: 'paragraph', text: calories(item, language), page: 1 });
        if (columns === 1 && writeAllergens(item, menu, language))
          builder.add({ kind: 'paragraph', text: writeAllergens(item, menu, language), page: 1 });
      }
    }
    builder.add({ kind: 'heading', text: hoursTitle[language], page: 2 });
    for (const line of writeHours(menu.hours, language, menu.number)) builder.add({ kind: 'paragraph', text: line, page: 2 });
  });
}

/** Both languages: Arabic and English of a dish on one line, or on two. */
function bilingual(menu: Menu, twoLines: boolean): ExtractedDocument {
  return build((builder) => {
    for (const [section, items] of sectionsOf(menu)) {
      builder.add({ kind: 'heading', text: `${section.en} / ${section.ar}` });
      for (const item of items) {
        const marks = writeMarks(item, menu, 'en');
        const amount = item.sizes.length > 0 ? sizes(item, menu, 'en', ' / ') : price(item, menu, 'en');
        if (twoLines) {
          builder.add({ kind: 'paragraph', text: `${words(item.dish.en, marks)} ${item.sizes.length > 0 ? '' : '..... '}${amount}` });
          builder.add({ kind: 'paragraph', text: item.dish.ar });
        } else
          builder.add({
            kind: 'paragraph',
            text: `${words(item.dish.en, marks)} | ${item.dish.ar} ${item.sizes.length > 0 ? '' : '..... '}${amount}`,
          });
        const declared = words(writeAllergens(item, menu, 'en'), '/', writeAllergens(item, menu, 'ar'));
        if (item.dish.allergens.length > 0) builder.add({ kind: 'paragraph', text: declared });
      }
    }
    builder.add({ kind: 'heading', text: 'Opening hours / ساعات العمل' });
    for (const line of writeHours(menu.hours, 'ar', menu.number)) builder.add({ kind: 'paragraph', text: line });
    for (const line of writeHours(menu.hours, 'en', menu.number)) builder.add({ kind: 'paragraph', text: line });
  });
}

const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const csv = (menu: Menu, language: Language): ExtractedDocument =>
  readText(
    tableOf(menu, language)
      .map((row) => row.map(quote).join(','))
      .join('\n'),
    'table',
  );

/** As a Word document is read: headings, a table without a header row for each section, and a table of hours. */
function wordTables(menu: Menu, language: Language): ExtractedDocument {
  return build((builder) => {
    for (const [section, items] of sectionsOf(menu)) {
      builder.add({ kind: 'heading', text: section[language] });
      for (const item of items) {
        const about = words(item.dish.about[language], calories(item, language), writeAllergens(item, menu, language));
        const cells = [
          words(item.dish[language], writeMarks(item, menu, language)),
          about,
          item.sizes.length > 0 ? sizes(item, menu, language, ' / ') : price(item, menu, language),
        ];
        builder.add({ kind: 'table_row', text: rowText(cells), cells });
      }
    }
    builder.add({ kind: 'heading', text: hoursTitle[language] });
    const header = language === 'ar' ? ['اليوم', 'الوقت'] : ['Day', 'Hours'];
    builder.add({ kind: 'table_row', text: rowText(header), cells: header, header });
    for (const line of writeHours(menu.hours, language, menu.number)) {
      const cut = line.lastIndexOf(': ');
      const cells = [line.slice(0, cut), line.slice(cut + 2)];
      builder.add({ kind: 'table_row', text: rowText(cells), cells, header });
    }
  });
}

function markdown(menu: Menu, language: Language): ExtractedDocument {
  const blocks = sectionsOf(menu).map(([section, items]) => {
    const lines = items.map((item) => {
      const amount = item.sizes.length > 0 ? sizes(item, menu, language, ', ') : `${price(item, menu, language)}`;
      return `- ${words(item.dish[language], writeMarks(item, menu, language))} — ${amount}\n  ${words(calories(item, language), writeAllergens(item, menu, language))}`;
    });
    return `## ${section[language]}\n\n${lines.join('\n')}`;
  });
  const hours = `## ${hoursTitle[language]}\n\n${writeHours(menu.hours, language, menu.number)
    .map((line) => `- ${line}`)
    .join('\n')}`;
  return readText(`# Menu\n\n${blocks.join('\n\n')}\n\n${hours}\n`, 'markdown');
}

const text = (menu: Menu, language: Language, leader: string): ExtractedDocument => readText(linesOf(menu, language, leader));
const en = { en: true, ar: false };
const ar = { en: false, ar: true };

export const LAYOUTS: Layout[] = [
  { name: 'text, dotted, English', says: { ...en, ...all }, render: (menu) => text(menu, 'en', ' ........ ') },
  { name: 'text, dotted, Arabic', says: { ...ar, ...all }, render: (menu) => text(menu, 'ar', ' ........ ') },
  { name: 'text, dash, English', says: { ...en, ...all }, render: (menu) => text(menu, 'en', ' - ') },
  { name: 'text, wide gap, Arabic', says: { ...ar, ...all }, render: (menu) => text(menu, 'ar', '\t') },
  { name: 'PDF lines, one column, English', says: { ...en, ...all }, render: (menu) => printed(menu, 'en', 1) },
  { name: 'PDF lines, one column, Arabic', says: { ...ar, ...all }, render: (menu) => printed(menu, 'ar', 1) },
  {
    name: 'PDF lines, two columns, English',
    says: { ...en, ...all, allergens: false, calories: false, addOns: false },
    render: (menu) => printed(menu, 'en', 2),
  },
  {
    name: 'PDF lines, two columns, Arabic',
    says: { ...ar, ...all, allergens: false, calories: false, addOns: false },
    render: (menu) => printed(menu, 'ar', 2),
  },
  {
    name: 'both languages on one line',
    says: { en: true, ar: true, ...all, calories: false, addOns: false },
    render: (menu) => bilingual(menu, false),
  },
  {
    name: 'both languages on two lines',
    says: { en: true, ar: true, ...all, calories: false, addOns: false },
    render: (menu) => bilingual(menu, true),
  },
  { name: 'CSV, English header', says: { en: true, ar: true, ...all, addOns: false, hours: false }, render: (menu) => csv(menu, 'en') },
  { name: 'CSV, Arabic header', says: { en: true, ar: true, ...all, addOns: false, hours: false }, render: (menu) => csv(menu, 'ar') },
  { name: 'DOCX tables, English', says: { ...en, ...all, addOns: false }, render: (menu) => wordTables(menu, 'en') },
  { name: 'DOCX tables, Arabic', says: { ...ar, ...all, addOns: false }, render: (menu) => wordTables(menu, 'ar') },
  { name: 'Markdown, English', says: { ...en, ...all, addOns: false }, render: (menu) => markdown(menu, 'en') },
  { name: 'Markdown, Arabic', says: { ...ar, ...all, addOns: false }, render: (menu) => markdown(menu, 'ar') },
];
