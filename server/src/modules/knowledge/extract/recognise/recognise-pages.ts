import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { BlockInput, DocumentBuilder } from '../document-builder.ts';
import { layOutPage } from '../pdf/lay-out-page.ts';
import type { ReadOptions } from '../read-document.ts';
import { createRecogniser, type Recognised, type Recogniser, UNREAD_SIGNS, unreadAt } from './create-recogniser.ts';
import { toGreyPicture } from './prepare-picture.ts';
import { UNREAD } from './settle-numbers.ts';

/** Models make larger pictures smaller themselves. */
const SHOWN_EDGE = 2_000;
const JPEG_QUALITY = 82;

/** Recognises the text of pages drawn one by one, so that only one of them is in memory, and lays it out as printed text is. */
export async function recognisePages(
  pages: readonly number[],
  draw: (page: number) => Promise<Canvas>,
  builder: DocumentBuilder,
  { onProgress, onPicture, onRecognised }: Pick<ReadOptions, 'onProgress' | 'onPicture' | 'onRecognised'>,
): Promise<void> {
  let recogniser: Recogniser | null = null;
  try {
    for (const [index, page] of pages.entries()) {
      const canvas = await draw(page);
      onPicture?.({ page, bytes: await toJpeg(canvas) });
      const picture = await toGreyPicture(canvas);
      if (picture) {
        recogniser ??= await createRecogniser();
        const read = recogniser.recognise(picture);
        const { glyphs, words, unsure, confidence, unread } = read;
        // Stray marks of a photograph of something else are no text.
        const isText = glyphs.some(({ text }) => /\p{L}{3}|\p{N}{2}/u.test(text));
        const blocks = isText ? layOutPage(glyphs).flatMap((block) => addBlock(block, page, read, builder)) : [];
        if (isText) builder.addRecognised(words, confidence);
        if (isText) builder.warnings.uncertain(unsure, page, unread);
        onRecognised?.({ page, unsure: isText ? unsure : 0, unread: isText ? unread : [], blocks });
      }
      onProgress({ stage: 'recognising', done: index + 1, total: pages.length });
    }
  } finally {
    recogniser?.close();
  }
}

/** The block with "?" for each number that could not be read, and what is known of it. */
function addBlock(
  block: BlockInput,
  page: number,
  { readings, sureness }: Recognised,
  builder: DocumentBuilder,
): { at: number; sureness: number; readings: string[] }[] {
  const clear = (text: string): string => text.replace(UNREAD_SIGNS, UNREAD);
  const at = builder.size;
  const { text, cells, header } = block;
  const shown = {
    ...block,
    text: clear(text),
    ...(cells ? { cells: cells.map(clear) } : {}),
    ...(header ? { header: header.map(clear) } : {}),
  };
  if (builder.add({ ...shown, page }) < 0) return [];
  const words = text.split(/\s+/).flatMap((word) => sureness.get(word) ?? []);
  const mean = words.reduce((sum, one) => sum + one, 0) / Math.max(1, words.length) / 100;
  return [{ at, sureness: mean, readings: (text.match(UNREAD_SIGNS) ?? []).flatMap((sign) => readings[unreadAt(sign)] ?? []) }];
}

async function toJpeg(canvas: Canvas): Promise<Uint8Array> {
  const scale = Math.min(1, SHOWN_EDGE / Math.max(canvas.width, canvas.height));
  const small = createCanvas(Math.max(1, Math.round(canvas.width * scale)), Math.max(1, Math.round(canvas.height * scale)));
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, small.width, small.height);
  return small.encode('jpeg', JPEG_QUALITY);
}
