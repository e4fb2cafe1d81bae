import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { LOGO_BYTES, readImage } from './read-image.ts';

const canvas = createCanvas(120, 45);
canvas.getContext('2d').fillRect(10, 10, 20, 20);

/** A WebP head of each kind, as RFC 9649 writes it; the pixels are not looked at. */
const webp = (kind: string, fill: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(32, 4);
  bytes.write(`WEBP${kind}`, 8);
  fill(bytes);
  return bytes;
};

describe('readImage', () => {
  it.each([
    ['image/png', canvas.toBuffer('image/png')],
    ['image/jpeg', canvas.toBuffer('image/jpeg')],
    ['image/webp', canvas.toBuffer('image/webp')],
  ])('knows %s by its content, with its size', async (mime, bytes) => {
    expect(await readImage(bytes)).toEqual({ mime, width: 120, height: 45 });
  });

  it('reads the size of each kind of WebP', async () => {
    const lossy = webp('VP8 ', (bytes) => {
      bytes.writeUInt16LE(300, 26);
      bytes.writeUInt16LE(200, 28);
    });
    const lossless = webp('VP8L', (bytes) => void bytes.writeUInt32LE(((200 - 1) << 14) | (300 - 1), 21));
    const extended = webp('VP8X', (bytes) => {
      bytes.writeUIntLE(299, 24, 3);
      bytes.writeUIntLE(199, 27, 3);
    });
    for (const bytes of [lossy, lossless, extended]) expect(await readImage(bytes)).toMatchObject({ width: 300, height: 200 });
  });

  it.each([
    ['a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['another kind of picture', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(40)])],
    ['bytes that mean nothing', Buffer.from('hello')],
    ['a PNG cut off in its head', canvas.toBuffer('image/png').subarray(0, 20)],
    ['a JPEG without a frame', Buffer.concat([canvas.toBuffer('image/jpeg').subarray(0, 4), Buffer.alloc(60)])],
    ['a WebP of a kind that is not known', webp('VP9 ', () => {})],
    ['a WebP cut off', webp('VP8 ', () => {}).subarray(0, 20)],
  ])('refuses %s', async (_what, bytes) => {
    await expect(readImage(bytes)).rejects.toMatchObject({ code: 'image.unsupported_type' });
  });

  it('refuses a picture whose sides are beyond all sense, however few its bytes', async () => {
    const png = Buffer.from(canvas.toBuffer('image/png'));
    png.writeUInt32BE(60_000, 16);
    await expect(readImage(png)).rejects.toMatchObject({ code: 'image.unsupported_type' });
  });

  it('refuses more than a megabyte before it looks at it', async () => {
    await expect(readImage(Buffer.alloc(LOGO_BYTES + 1))).rejects.toMatchObject({ code: 'image.too_large' });
  });
});
