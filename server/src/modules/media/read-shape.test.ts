import { deflateSync } from 'node:zlib';
import { samplePhoto, sampleVoiceNote } from '@wafaa/sim';
import { expect, test } from 'vitest';
import { readShape } from './read-shape.ts';

/** FF D8, an Exif segment that says how the camera was held, and a frame header. */
function jpeg(width: number, height: number, orientation?: number): Buffer {
  const exif = Buffer.alloc(0);
  const parts = [Buffer.from([0xff, 0xd8]), exif];
  if (orientation !== undefined) {
    const body = Buffer.concat([
      Buffer.from('Exif\0\0', 'latin1'),
      Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]),
    ]);
    parts.push(Buffer.from([0xff, 0xe1, 0, body.length + 2]), body);
  }
  parts.push(Buffer.from([0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  return Buffer.concat(parts);
}

function mp4(units: number, length: number): Buffer {
  const box = Buffer.alloc(32);
  box.writeUInt32BE(32, 0);
  box.write('mvhd', 4, 'latin1');
  box.writeUInt32BE(units, 20);
  box.writeUInt32BE(length, 24);
  return Buffer.concat([Buffer.from('....ftypisom'), box]);
}

test('pictures tell their proportions', () => {
  expect(readShape(samplePhoto(), 'image/png')).toEqual({ width: 320, height: 240, durationMs: null });
  expect(readShape(jpeg(640, 480), 'image/jpeg')).toMatchObject({ width: 640, height: 480 });
  expect(readShape(Buffer.from('GIF89a\x40\x01\xf0\x00', 'latin1'), 'image/gif')).toMatchObject({ width: 320, height: 240 });
});

test('a picture of a camera that was held upright stands upright', () => {
  expect(readShape(jpeg(640, 480, 6), 'image/jpeg')).toMatchObject({ width: 480, height: 640 });
  expect(readShape(jpeg(640, 480, 1), 'image/jpeg')).toMatchObject({ width: 640, height: 480 });
});

test('recordings tell their length', () => {
  expect(readShape(sampleVoiceNote(3), 'audio/ogg').durationMs).toBe(2_994);
  expect(readShape(mp4(1_000, 12_345), 'audio/mp4').durationMs).toBe(12_345);
  expect(readShape(mp4(600, 1_200), 'video/mp4').durationMs).toBe(2_000);
});

test('sizes and lengths that nothing has are told by nobody', () => {
  const none = { width: null, height: null, durationMs: null };
  const wide = Buffer.from(samplePhoto());
  wide.writeUInt32BE(0xffff_ffff, 16);
  expect(readShape(wide, 'image/png')).toEqual(none);
  // What is written piece by piece says "unknown" so: every bit is set.
  expect(readShape(mp4(1_000, 0xffff_ffff), 'video/mp4')).toEqual(none);
  const endless = Buffer.from(sampleVoiceNote(3));
  endless.writeBigUInt64LE(0xffff_ffff_ffff_ffffn, endless.lastIndexOf('OggS') + 6);
  expect(readShape(endless, 'audio/ogg')).toEqual(none);
});

test('what is cut, empty or of another kind tells nothing and breaks nothing', () => {
  const none = { width: null, height: null, durationMs: null };
  expect(readShape(samplePhoto().subarray(0, 18), 'image/png')).toEqual(none);
  expect(readShape(jpeg(640, 480, 6).subarray(0, 12), 'image/jpeg')).toEqual(none);
  expect(readShape(Buffer.alloc(0), 'image/webp')).toEqual(none);
  expect(readShape(mp4(0, 5), 'video/mp4')).toEqual(none);
  expect(readShape(deflateSync(Buffer.from('x')), 'application/pdf')).toEqual(none);
});
