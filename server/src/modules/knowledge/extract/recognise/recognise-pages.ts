import type { Canvas } from '@napi-rs/canvas';
import type { DocumentBuilder } from '../document-builder.ts';
import { layOutPage } from '../pdf/lay-out-page.ts';
import type { ExtractProgress } from '../types.ts';
import { createRecogniser, type Recogniser } from './create-recogniser.ts';
import { toGreyPicture } from './prepare-picture.ts';

/** Recognises the text of pages drawn one by one, so that only one of them is in memory, and lays it out as printed text is. */
export async function recognisePages(
  pages: readonly number[],
  draw: (page: number) => Promise<Canvas>,
  builder: DocumentBuilder,
  onProgress: (progress: ExtractProgress) => void,
): Promise<void> {
  let recogniser: Recogniser | null = null;
  try {
    for (const [index, page] of pages.entries()) {
      const picture = await toGreyPicture(await draw(page));
      if (picture) {
        recogniser ??= await createRecogniser();
        const { glyphs, words, unsure, confidence, unread } = recogniser.recognise(picture);
        // Stray marks of a photograph of something else are no text.
        const isText = glyphs.some(({ text }) => /\p{L}{3}|\p{N}{2}/u.test(text));
        if (isText) for (const block of layOutPage(glyphs)) builder.add({ ...block, page });
        if (isText) builder.addRecognised(words, confidence);
        if (isText) builder.warnings.uncertain(unsure, page, unread);
      }
      onProgress({ stage: 'recognising', done: index + 1, total: pages.length });
    }
  } finally {
    recogniser?.close();
  }
}
