import { Readable } from 'node:stream';
import type { FileAnswer } from '@wafaa/contracts';
import type { FastifyReply } from 'fastify';
import { AppError } from '../../platform/errors.ts';
import { readRange } from './read-range.ts';

/** Writes a file out: as a download unless it may be shown, never guessed at by a browser, and in part where a part is asked for. */
export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  // Events are read as they come: nothing on the way may gather them.
  if (file.mime === 'text/event-stream') return reply.type(file.mime).header('x-accel-buffering', 'no').send(toBody(file.content));
  void reply
    .type(file.mime)
    .header('content-disposition', `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff');
  // Opened by its address it is alone: it loads nothing, runs nothing, and belongs to no site.
  if (file.inline !== undefined) void reply.header('content-security-policy', "default-src 'none'; sandbox");
  const { piece, sizeBytes } = file;
  if (piece === undefined || sizeBytes === undefined) return reply.send(toBody(file.content));
  void reply.header('accept-ranges', 'bytes');
  const range = readRange(reply.request.headers.range, sizeBytes);
  if (range === null) return reply.header('content-length', sizeBytes).send(toBody(file.content));
  if (range === 'none') {
    void reply.header('content-range', `bytes */${sizeBytes}`);
    throw new AppError('request.range_not_satisfiable', { sizeBytes });
  }
  const { from, to } = range;
  return reply
    .status(206)
    .header('content-range', `bytes ${from}-${to}/${sizeBytes}`)
    .header('content-length', to - from + 1)
    .send(toBody(piece(from, to)));
}

function toBody(content: FileAnswer['content']): Buffer | Readable {
  return content instanceof Uint8Array ? Buffer.from(content) : Readable.from(content, { objectMode: false });
}
