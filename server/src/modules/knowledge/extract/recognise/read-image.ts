import type { DocumentBuilder } from '../document-builder.ts';
import type { ReadOptions, ReadOutcome } from '../read-document.ts';
import { imageSize } from './image-size.ts';

/** A photograph or scan of a menu. The first step only looks at its head; the second one decodes it and recognises its text. */
export async function readImage(bytes: Uint8Array, builder: DocumentBuilder, options: ReadOptions): Promise<ReadOutcome> {
  const size = imageSize(bytes);
  if (!size || size.width === 0 || size.height === 0)
    return { ok: false, failure: 'document.malformed', detail: 'The picture has no size.' };
  if (size.width * size.height > options.limits.maxPixels)
    return {
      ok: false,
      failure: 'document.too_large',
      detail: `${size.width} × ${size.height} pixels, ${options.limits.maxPixels} in all allowed.`,
    };
  if (options.step === 'read') return { ok: true, pages: 1, needsRecognition: true };
  // Loaded here, since the first step has no right to load native code.
  const { loadImage } = await import('@napi-rs/canvas');
  const { drawUpright } = await import('./prepare-picture.ts');
  const { recognisePages } = await import('./recognise-pages.ts');
  const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(() => null);
  if (!image) return { ok: false, failure: 'document.malformed', detail: 'The picture cannot be decoded.' };
  await recognisePages([1], async () => drawUpright(image, size.orientation), builder, options);
  return { ok: true, pages: 1 };
}
