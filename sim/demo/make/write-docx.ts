import { writeFileSync } from 'node:fs';
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { isRightToLeft, type TextBlock } from './parse-markdown.ts';

const headings = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;
const sizes = { 1: 44, 2: 30, 3: 24 } as const;
// Arial is on every machine that opens a DOCX and has Arabic; an embedded font would be dropped by most viewers.
const font = 'Arial';

/** Writes a Word document with real headings, lists and tables; each paragraph runs in the direction of its text. */
export async function writeDocx(blocks: TextBlock[], brandColor: string, title: string, path: string): Promise<void> {
  const color = brandColor.replace('#', '');
  const document = new Document({
    title,
    creator: title,
    styles: { default: { document: { run: { font, size: 22 } } } },
    sections: [
      {
        properties: { page: { margin: { top: 1000, bottom: 1000, left: 1100, right: 1100 } } },
        children: blocks.flatMap((block) => toDocx(block, color)),
      },
    ],
  });
  writeFileSync(path, await Packer.toBuffer(document));
}

function toDocx(block: TextBlock, color: string): (Paragraph | Table)[] {
  if (block.kind === 'heading') {
    return [
      paragraph(
        block.text,
        { heading: headings[block.level], spacing: { before: block.level === 1 ? 0 : 280, after: 100 } },
        { bold: true, size: sizes[block.level], color },
      ),
    ];
  }
  if (block.kind === 'paragraph') return [paragraph(block.text, { spacing: { after: 120, line: 300 } })];
  if (block.kind === 'list') return block.items.map((item) => paragraph(item, { bullet: { level: 0 } }));
  return [table(block.header, block.rows, color), new Paragraph({ text: '', spacing: { after: 80 } })];
}

function paragraph(text: string, options: IParagraphOptions, run: { bold?: boolean; size?: number; color?: string } = {}): Paragraph {
  const rightToLeft = isRightToLeft(text);
  return new Paragraph({
    ...options,
    bidirectional: rightToLeft,
    alignment: AlignmentType.START,
    children: [
      new TextRun({
        text,
        font,
        rightToLeft,
        boldComplexScript: run.bold ?? false,
        ...(run.size ? { sizeComplexScript: run.size } : {}),
        ...run,
      }),
    ],
  });
}

function table(header: string[], rows: string[][], color: string): Table {
  const rightToLeft = isRightToLeft(header[0] ?? '');
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'D9D3C7' };
  const cell = (text: string, head: boolean): TableCell =>
    new TableCell({
      margins: { top: 70, bottom: 70, left: 110, right: 110 },
      ...(head ? { shading: { type: ShadingType.CLEAR, fill: color } } : {}),
      children: [paragraph(text, {}, head ? { bold: true, color: 'FFFFFF' } : {})],
    });
  return new Table({
    visuallyRightToLeft: rightToLeft,
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [header, ...rows].map(
      (cells, index) => new TableRow({ tableHeader: index === 0, children: cells.map((text) => cell(text, index === 0)) }),
    ),
  });
}
