import { describe, expect, it } from 'vitest';
import { readZip } from '../../../../test/read-zip.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

async function* text(...parts: string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}
async function* list(...entries: ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* entries;
}
const collect = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
};

describe('writeZip', () => {
  it('holds every entry and a manifest of what was written', async () => {
    const zip = writeZip(
      list({ path: 'a.txt', content: () => text('one ', 'two') }, { path: 'empty.txt', content: () => text() }),
      (files) => ({ files }),
    );
    const files = await readZip(await collect(zip));
    expect(files.get('a.txt')?.toString()).toBe('one two');
    expect(JSON.parse(files.get('manifest.json')?.toString() ?? '')).toMatchObject({
      files: [
        { path: 'a.txt', bytes: 7 },
        { path: 'empty.txt', bytes: 0 },
      ],
    });
  });

  it.each<[string, () => AsyncIterable<Uint8Array>]>([
    [
      'cannot be opened',
      () => {
        throw new Error('gone');
      },
    ],
    [
      'breaks off in the middle',
      async function* () {
        yield Buffer.from('half');
        throw new Error('gone');
      },
    ],
  ])('breaks off when an entry %s', async (_how, content) => {
    const zip = writeZip(list({ path: 'ok.txt', content: () => text('x') }, { path: 'bad.txt', content }), () => ({}));
    await expect(collect(zip)).rejects.toThrow('gone');
  });

  it('lets its source go when nobody reads on', async () => {
    let closed = false;
    const endless = async function* (): AsyncGenerator<Buffer> {
      try {
        for (;;) yield Buffer.alloc(65_536, Math.random() * 255);
      } finally {
        closed = true;
      }
    };
    for await (const _part of writeZip(list({ path: 'long', content: endless }, { path: 'never', content: endless }), () => ({}))) break;
    await expect.poll(() => closed).toBe(true);
  });
});
