import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  path: string;
  /** Asked for when it is this entry's turn. */
  content: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
}

export interface WrittenEntry {
  path: string;
  bytes: number;
  sha256: string;
}

/**
 * A ZIP as a stream, an entry at a time; nothing is held but what is on its way. After the entries comes `manifest.json`: what `describe` says
 * of them. Reading the stream fails when an entry fails, so that a part is never taken for the whole.
 */
export function writeZip(entries: AsyncIterable<ZipEntry>, describe: (written: WrittenEntry[]) => object): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  zip.outputStream.pipe(output);
  let current: Readable | null = null;
  // Whoever reads went away: what is being read for them is let go.
  output.once('close', () => current?.destroy());
  const fill = async (): Promise<void> => {
    const written: WrittenEntry[] = [];
    for await (const { path, content } of entries) {
      const entry: WrittenEntry = { path, bytes: 0, sha256: '' };
      const stream = Readable.from(measure(await content(), entry), { objectMode: false });
      // The entry before is written out first: only one source is read at a time.
      const done = new Promise<void>((resolve, reject) => stream.once('close', resolve).once('error', reject));
      current = stream;
      zip.addReadStream(stream, path);
      await done;
      if (output.destroyed) return;
      written.push(entry);
    }
    zip.addBuffer(Buffer.from(`${JSON.stringify(describe(written), null, 2)}\n`), 'manifest.json');
    zip.end();
  };
  fill().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error('the export broke off', { cause: error })));
  return output;
}

async function* measure(content: AsyncIterable<Uint8Array>, entry: WrittenEntry): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const part of content) {
    hash.update(part);
    entry.bytes += part.length;
    yield part;
  }
  entry.sha256 = hash.digest('hex');
}
