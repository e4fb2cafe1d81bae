/**
 * The drawing process: one file in on stdin, one page of it out on file descriptor 3 as a picture, with the places of its lines.
 * It runs with an empty environment and no right to write files or start processes; its parent ends it when it costs too much.
 */
import { writeSync } from 'node:fs';
import type { DrawTask } from './types.ts';

async function main(): Promise<void> {
  const task = JSON.parse(process.argv[2] ?? '{}') as DrawTask;
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const bytes = new Uint8Array(Buffer.concat(parts));
  const { canvas, segments } =
    task.kind === 'pdf'
      ? await (await import('./draw-pdf-page.ts')).drawPdfPage(bytes, task)
      : await (await import('./draw-image.ts')).drawImage(bytes, task);
  const webp = await canvas.encode('webp', 82);
  const head = Buffer.from(JSON.stringify({ width: canvas.width, height: canvas.height, segments }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const all = Buffer.concat([length, head, webp]);
  for (let sent = 0; sent < all.length; ) sent += writeSync(3, all, sent);
  process.exit(0);
}

await main();
