/**
 * The reading process: one document in on stdin, lines of JSON out on file descriptor 3 (`WorkerReply`), nothing else.
 * It runs with an empty environment and no right to write files or start processes; its parent ends it when it costs too much.
 */
import { writeSync } from 'node:fs';
import { TextLimitReached } from './document-builder.ts';
import { readDocument } from './read-document.ts';
import { fail, type WorkerAnswer, type WorkerReply, type WorkerTask } from './run-worker.ts';

function send(reply: WorkerReply): void {
  const line = Buffer.from(`${JSON.stringify(reply)}\n`);
  for (let sent = 0; sent < line.length; ) sent += writeSync(3, line, sent);
}

async function main(): Promise<void> {
  const task = JSON.parse(process.argv[2] ?? '{}') as WorkerTask;
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  let answer: WorkerAnswer;
  try {
    answer = await readDocument(new Uint8Array(Buffer.concat(parts)), task, {
      onProgress: (progress) => send({ progress }),
      ...(task.pictures
        ? { onPicture: ({ page, bytes }) => send({ picture: { page, base64: Buffer.from(bytes).toString('base64') } }) }
        : {}),
    });
  } catch (error) {
    const result =
      error instanceof TextLimitReached
        ? fail('document.too_large', 'The document holds more text than is allowed.')
        : fail('document.malformed', error instanceof Error ? error.name : 'unknown');
    answer = { result };
  }
  send(answer);
  process.exit(0);
}

await main();
