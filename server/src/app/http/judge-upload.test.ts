import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { judgeUpload } from './judge-upload.ts';

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154', 'hex'),
  deflateSync(Buffer.alloc(5)),
  Buffer.from('0000000049454e44ae426082', 'hex'),
]);
const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n', 'latin1');

describe('an upload', () => {
  test('is what its bytes are, whatever it is called and whatever its sender says', async () => {
    expect(await judgeUpload(png, 'menu.pdf', 'application/pdf')).toBe('image/png');
    expect(await judgeUpload(pdf, 'logo.png', 'image/png')).toBe('application/pdf');
    expect(await judgeUpload(pdf, '', 'text/html')).toBe('application/pdf');
  });

  test('that is text is called by its name', async () => {
    const text = Buffer.from('dish;price\nكبسة;28\n');
    expect(await judgeUpload(text, 'menu.csv', 'application/octet-stream')).toBe('text/csv');
    expect(await judgeUpload(text, 'menu.MD', 'text/html')).toBe('text/markdown');
    expect(await judgeUpload(text, 'menu', 'text/plain; charset=utf-8')).toBe('text/plain');
    expect(await judgeUpload(text, 'menu.exe', 'text/html')).toBe('application/octet-stream');
  });

  test('that is a page, a drawing or a script is refused, however it hides', async () => {
    const active = [
      '<!DOCTYPE html><title>x</title>',
      '\uFEFF  \n<html><body>',
      '<!-- menu --><script>alert(1)</script>',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      '<?xml version="1.0"?><svg/>',
      '<?php system($_GET[0]);',
      '#!/bin/sh\nrm -rf /',
      '<IMG src=x onerror=alert(1)>',
    ];
    for (const text of active) {
      for (const bytes of [Buffer.from(text), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])])
        await expect(judgeUpload(bytes, 'menu.csv', 'text/csv'), text).rejects.toMatchObject({ code: 'document.unsupported_type' });
    }
  });

  test('that is a page and says so is a page, and nothing else is one by its name', async () => {
    const page = Buffer.from('\uFEFF<!-- ours -->\n<!DOCTYPE html><html><body>Menu</body></html>');
    expect(await judgeUpload(page, 'menu.HTML', 'text/plain')).toBe('text/html');
    await expect(judgeUpload(page, 'menu.txt', 'text/html')).rejects.toMatchObject({ code: 'document.unsupported_type' });
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    await expect(judgeUpload(drawing, 'menu.html', 'text/html')).rejects.toMatchObject({ code: 'document.unsupported_type' });
  });

  test('that is a program is refused', async () => {
    const programs = [
      Buffer.from('7f454c4602010100000000000000000003003e0001000000', 'hex'),
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(62)]),
      Buffer.from('cffaedfe0c00000100000000', 'hex'),
      Buffer.from('0061736d01000000', 'hex'),
    ];
    for (const bytes of programs)
      await expect(judgeUpload(bytes, 'menu.pdf', 'application/pdf'), bytes.toString('hex')).rejects.toMatchObject({
        code: 'document.unsupported_type',
      });
  });

  test('that speaks of pages is none: a price list may hold a smaller-than sign', async () => {
    for (const text of ['< 30 SAR: salads\n> 30 SAR: mains', 'Our site is <https://example.com>', 'a <b> c', '# Menu\n\n<b>bold</b>'])
      expect(await judgeUpload(Buffer.from(text), 'menu.md', 'text/markdown')).toBe('text/markdown');
  });
});
