import { samplePhoto, sampleVoiceNote } from '@wafaa/sim';
import { describe, expect, it } from 'vitest';
import { isShownInline, judgeMedia } from './judge-media.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\n');
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\x02\0isomiso2', 'latin1'), Buffer.alloc(64)]);
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const PAGE = Buffer.from('<!DOCTYPE html><script>alert(1)</script>');
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(128)]);

describe('judgeMedia', () => {
  it('goes by the bytes, and keeps the type that it found', async () => {
    expect(await judgeMedia('image', 'image/jpeg', samplePhoto())).toEqual({ fits: true, mime: 'image/png', kind: 'image' });
    expect(await judgeMedia('voice', 'audio/ogg; codecs=opus', sampleVoiceNote())).toMatchObject({ fits: true, kind: 'voice' });
    expect(await judgeMedia('document', 'application/pdf', PDF)).toEqual({ fits: true, mime: 'application/pdf', kind: 'document' });
    expect(await judgeMedia('video', undefined, MP4)).toMatchObject({ fits: true, mime: 'video/mp4' });
  });

  it('takes sound in a film’s container for sound', async () => {
    expect(await judgeMedia('audio', 'video/mp4', MP4)).toMatchObject({ fits: true, mime: 'audio/mp4' });
  });

  it.each([
    ['image', 'image/svg+xml', SVG],
    ['image', 'image/png', PAGE],
    ['sticker', 'image/webp', PAGE],
    ['voice', 'audio/ogg', samplePhoto()],
    ['video', 'video/mp4', PDF],
    ['document', 'application/pdf', PAGE],
    ['document', 'application/pdf', samplePhoto()],
    ['document', 'image/png', SVG],
    ['document', 'text/csv', samplePhoto()],
  ] as const)('refuses what was told to be a %s of type %s and is not', async (kind, told, bytes) => {
    expect(await judgeMedia(kind, told, bytes)).toEqual({ fits: false, cause: 'wrong_type' });
  });

  it('keeps no program, whatever it was told to be', async () => {
    for (const told of ['application/pdf', 'application/octet-stream', undefined])
      expect(await judgeMedia('document', told, EXE)).toEqual({ fits: false, cause: 'unsafe_type' });
  });

  it('keeps pages and drawings as the texts that they are', async () => {
    expect(await judgeMedia('document', 'text/html', PAGE)).toEqual({ fits: true, mime: 'text/plain', kind: 'document' });
    expect(await judgeMedia('document', 'image/svg+xml', SVG)).toEqual({ fits: true, mime: 'text/plain', kind: 'document' });
    expect(await judgeMedia('document', 'application/vnd.ms-excel', Buffer.from('a,b\n1,2\n'))).toMatchObject({ fits: true });
  });

  it('finds out whether what was shared is a file at all', async () => {
    expect(await judgeMedia('shared', undefined, samplePhoto())).toMatchObject({ fits: true, kind: 'image' });
    expect(await judgeMedia('shared', undefined, PAGE)).toEqual({ fits: false, cause: 'wrong_type' });
  });

  it('knows an empty file', async () => {
    expect(await judgeMedia('document', 'text/plain', Buffer.alloc(0))).toEqual({ fits: false, cause: 'empty' });
  });
});

describe('isShownInline', () => {
  it('is so for pictures, sound and films, and for nothing that could hold a script', () => {
    for (const [kind, mime] of [
      ['image', 'image/png'],
      ['voice', 'audio/ogg'],
      ['video', 'video/mp4'],
    ] as const)
      expect(isShownInline(kind, mime), mime).toBe(true);
    for (const [kind, mime] of [
      ['document', 'application/pdf'],
      ['document', 'image/png'],
      ['document', 'text/plain'],
      ['image', 'image/svg+xml'],
      ['image', 'text/html'],
      ['sticker', 'application/gzip'],
      ['image', 'image/heic'],
    ] as const)
      expect(isShownInline(kind, mime), mime).toBe(false);
  });
});
