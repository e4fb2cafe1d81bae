import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LeaderType,
  PageNumber,
  Packer,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Dish, Place } from './content.ts';
import type { Printed, Unit } from './printed.ts';

type Language = 'ar' | 'en';
type Body = (Paragraph | Table)[];

const WIDTH = 9000;
const price = (dish: Dish, language: Language): string => (language === 'ar' ? dish.priceAr : dish.priceEn);
const about = (dish: Dish, language: Language): string | undefined => (language === 'ar' ? dish.aboutAr : dish.aboutEn);
const title = (place: Place, language: Language): string => (language === 'ar' ? place.nameAr : place.nameEn);

class Writer {
  readonly units: Unit[] = [];
  readonly font: string;

  constructor(font: string) {
    this.font = font;
  }

  run(text: string, language: Language, size: number, bold = false): TextRun {
    return new TextRun({
      text,
      bold,
      size,
      font: { name: this.font, cs: this.font },
      rightToLeft: language === 'ar',
      ...(bold ? { boldComplexScript: true } : {}),
      sizeComplexScript: size,
    });
  }

  line(text: string, language: Language, size = 24, bold = false, centred = false): Paragraph {
    this.units.push({ text });
    return new Paragraph({
      bidirectional: language === 'ar',
      ...(centred ? { alignment: AlignmentType.CENTER } : {}),
      children: [this.run(text, language, size, bold)],
      spacing: { after: 60 },
    });
  }

  /** Name, a tab with a dotted leader, price. */
  priced(name: string, cost: string, language: Language, width: number): Paragraph {
    this.units.push({ text: `${name} ${cost}`, row: [name, cost] });
    return new Paragraph({
      bidirectional: language === 'ar',
      tabStops: [{ type: language === 'ar' ? TabStopType.END : TabStopType.RIGHT, position: width, leader: LeaderType.DOT }],
      children: [this.run(name, language, 24), this.run('\t', language, 24), this.run(cost, language, 24)],
    });
  }

  table(rows: string[][], language: Language, names: [number, number] | null): Table {
    rows.forEach((cells, index) => {
      if (names && index > 0) this.units.push({ text: cells[names[0]] ?? '', row: [cells[names[0]] ?? '', cells[names[1]] ?? ''] });
      else this.units.push({ text: cells[0] ?? '' });
      for (const cell of cells.slice(1)) if (cell !== '') this.units.push({ text: cell });
    });
    return new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: (rows[0] ?? []).map(() => Math.round(WIDTH / (rows[0] ?? []).length)),
      visuallyRightToLeft: language === 'ar',
      rows: rows.map(
        (cells, index) =>
          new TableRow({
            children: cells.map((cell) => {
              const own: Language = /\p{Script=Arabic}/u.test(cell) ? 'ar' : 'en';
              return new TableCell({
                width: { size: Math.round(WIDTH / cells.length), type: WidthType.DXA },
                children: [new Paragraph({ bidirectional: own === 'ar', children: [this.run(cell, own, 22, index === 0)] })],
              });
            }),
          }),
      ),
    });
  }
}

function list(write: Writer, place: Place, language: Language, width: number): Body {
  const lines = language === 'ar' ? place.linesAr : place.linesEn;
  return [
    ...place.sections.flatMap((section) => [
      write.line(section[language], language, 32, true),
      ...section.dishes.flatMap((dish) => {
        const detail = about(dish, language);
        return [
          write.priced(dish[language], price(dish, language), language, width),
          ...(detail ? [write.line(detail, language, 18)] : []),
        ];
      }),
    ]),
    ...lines.map((line) => write.line(line, language, 20)),
  ];
}

const questions = (write: Writer, place: Place, language: Language): Body =>
  (language === 'ar' ? place.questionsAr : place.questionsEn).flatMap(([question, answer]) => [
    write.line(question, language, 26, true),
    write.line(answer, language, 24),
  ]);

const dishTable = (write: Writer, place: Place, language: Language): Table =>
  write.table(
    [
      language === 'ar' ? ['الصنف', 'الوصف', 'السعر'] : ['Item', 'Description', 'Price'],
      ...place.sections.flatMap((section) =>
        section.dishes.map((dish) => [dish[language], about(dish, language) ?? '', price(dish, language)]),
      ),
    ],
    language,
    [0, 2],
  );

const bothTable = (write: Writer, place: Place): Table =>
  write.table(
    [
      ['Item', 'السعر', 'الصنف'],
      ...place.sections.flatMap((section) => section.dishes.map((dish) => [dish.en, dish.priceEn.replace(/[^\d.]/g, ''), dish.ar])),
    ],
    'en',
    [0, 1],
  );

interface WordPage extends Printed {
  write(): Promise<Buffer>;
}

/** Word files that LibreOffice prints: tabs with dotted leaders, tables, questions, two columns, running heads. */
export function wordPages(places: readonly Place[]): WordPage[] {
  const pages: WordPage[] = [];
  const fonts = ['Noto Naskh Arabic', 'Amiri', 'DejaVu Sans', 'Noto Sans Arabic', 'Scheherazade', 'KacstBook'];
  const add = (kind: string, language: Printed['language'], place: Place, columns: number, make: (write: Writer) => Body): void => {
    const font =
      language === 'en'
        ? (['DejaVu Sans', 'Noto Sans', 'Noto Serif'][pages.length % 3] ?? 'DejaVu Sans')
        : (fonts[pages.length % fonts.length] ?? 'Amiri');
    const write = new Writer(font);
    const base: Language = language === 'ar' ? 'ar' : 'en';
    const head = [write.line(title(place, base), base, 44, true, true)];
    const children = make(write);
    const running = kind.endsWith('questions');
    const document = new Document({
      sections: [
        { properties: { type: SectionType.CONTINUOUS }, children: head },
        {
          properties: { type: SectionType.CONTINUOUS, ...(columns > 1 ? { column: { count: columns, space: 700 } } : {}) },
          children,
          ...(running
            ? {
                headers: {
                  default: new Header({
                    children: [new Paragraph({ bidirectional: base === 'ar', children: [write.run(title(place, base), base, 16)] })],
                  }),
                },
                footers: {
                  default: new Footer({
                    children: [
                      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
                    ],
                  }),
                },
              }
            : {}),
        },
      ],
    });
    pages.push({
      id: `libreoffice-${kind}-${place.key}`,
      maker: 'libreoffice',
      kind,
      language,
      font,
      units: write.units,
      write: () => Packer.toBuffer(document),
    });
  };
  for (const place of places) {
    add('ar-list', 'ar', place, 1, (write) => list(write, place, 'ar', WIDTH));
    add('ar-two-columns', 'ar', place, 2, (write) => list(write, place, 'ar', 4100));
    add('ar-table', 'ar', place, 1, (write) => [dishTable(write, place, 'ar')]);
    add('ar-questions', 'ar', place, 1, (write) => questions(write, place, 'ar'));
    add('en-list', 'en', place, 1, (write) => list(write, place, 'en', WIDTH));
    add('en-two-columns', 'en', place, 2, (write) => list(write, place, 'en', 4100));
    add('en-questions', 'en', place, 1, (write) => questions(write, place, 'en'));
    add('bi-table', 'bilingual', place, 1, (write) => [bothTable(write, place)]);
  }
  return pages;
}
