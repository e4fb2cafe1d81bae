import type { FastifyReply, FastifyRequest } from 'fastify';
import { MEDIA_FAULTS } from '../faults.ts';
import type { World } from '../world.ts';
import type { StoredMedia } from './media.ts';

/** What somebody gets who followed an old or a wrong address, under status 200 from some of Meta's hosts. */
const ERROR_PAGE = '<!DOCTYPE html><title>Error</title>';

/** Hands the bytes out, or what a bad day makes of them: gone, slow, another file's, cut short, or nothing at all. */
export async function serveMedia(
  world: World,
  media: StoredMedia,
  request: FastifyRequest,
  reply: FastifyReply,
  mimeType = media.mimeType,
): Promise<FastifyReply> {
  const faults = world.faults.strike(MEDIA_FAULTS, { account: media.account, contact: '' });
  const slow = faults.find(({ kind }) => kind === 'media_slow');
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.delayMs ?? 1_000));
  switch (faults.find(({ kind }) => kind !== 'media_slow')?.kind) {
    case 'media_gone':
      return reply.status(404).type('text/html').send(ERROR_PAGE);
    case 'media_error':
      return reply.status(503).send({ error: 'temporarily unavailable' });
    case 'media_page':
      return reply.type('text/html').send(ERROR_PAGE);
    case 'media_wrong_type':
      return reply.type(mimeType).send(Buffer.from(`${ERROR_PAGE}<script>alert(1)</script>`));
    case 'media_wrong_size':
      return reply.type(mimeType).send(media.bytes.subarray(0, Math.floor(media.bytes.length / 2)));
    case 'media_cut':
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': mimeType, 'content-length': media.bytes.length });
      reply.raw.write(media.bytes.subarray(0, Math.floor(media.bytes.length / 2)), () => request.raw.socket.destroy());
      return reply;
    default:
      return reply.type(mimeType).send(media.bytes);
  }
}
