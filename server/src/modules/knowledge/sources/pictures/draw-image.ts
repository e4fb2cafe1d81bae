import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { imageSize } from '../../extract/recognise/image-size.ts';
import { drawUpright } from '../../extract/recognise/prepare-picture.ts';
import type { DrawTask, Segment } from './types.ts';

/** A photograph or scan, upright and no larger than wanted. @throws when it is too large or cannot be decoded */
export async function drawImage(bytes: Uint8Array, task: DrawTask): Promise<{ canvas: Canvas; segments: Segment[] }> {
  const size = imageSize(bytes);
  if (task.page !== 1 || !size || size.width * size.height > task.maxPixels) throw new Error('no picture of that size');
  const image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const whole = drawUpright(image, size.orientation);
  const scale = Math.min(1, task.longestEdge / Math.max(whole.width, whole.height));
  const canvas = createCanvas(Math.max(1, Math.round(whole.width * scale)), Math.max(1, Math.round(whole.height * scale)));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  return { canvas, segments: [] };
}
