import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors.ts';

const PIECE_TYPE = 'application/offset+octet-stream';

/** Pieces of a file go to their handler as the stream that they are; it bounds them by what the upload may still take. No other route takes such a body. */
export function takePieces(app: FastifyInstance): void {
  app.addContentTypeParser(PIECE_TYPE, (request, payload, done) => {
    if (request.routeOptions.config.route?.transfer) done(null, payload);
    else done(new AppError('request.unsupported_media_type'));
  });
}

/** The call as the upload protocol's library takes it. @throws request.unsupported_media_type for a piece that is called something else */
export function toWebRequest(request: FastifyRequest): Request {
  const isPiece = request.body instanceof Readable;
  if (request.method === 'PATCH' && !isPiece) throw new AppError('request.unsupported_media_type');
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (/^(?:upload-|tus-|content-)/.test(name) && typeof value === 'string') headers.set(name, value);
  }
  return new Request(new URL(request.url.split('?')[0] ?? '/', 'http://upload.invalid'), {
    method: request.method,
    headers,
    ...(isPiece ? { body: Readable.toWeb(request.body as Readable) as ReadableStream, duplex: 'half' } : {}),
  });
}
