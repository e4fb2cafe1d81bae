import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const FOLDER = fileURLToPath(new URL('../../../../dashboard/dist', import.meta.url));
const SERVER_PATHS = /^\/(?:api|webhooks|webchat|enter|healthz|readyz|metrics|live|docs|provider\/|deletion-status|openapi|\.well-known)/;

/** The built dashboard: hashed assets for ever, the page itself never cached; its one inline script is allowed by hash. */
export async function dashboardFiles(): Promise<{ scriptHashes: string[]; plugin: (app: FastifyInstance) => Promise<void> }> {
  const page = join(FOLDER, 'index.html');
  if (!existsSync(page)) return { scriptHashes: [], plugin: async () => {} };
  const html = await readFile(page, 'utf8');
  const scriptHashes = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    (match) =>
      `'sha256-${createHash('sha256')
        .update(match[1] ?? '')
        .digest('base64')}'`,
  );
  return {
    scriptHashes,
    plugin: async (app) => {
      await app.register(fastifyStatic, {
        root: FOLDER,
        wildcard: false,
        index: false,
        preCompressed: true,
        setHeaders: (reply, path) => {
          const immutable = path.includes('/assets/');
          void reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
          // The chat's script stands on pages of other origins.
          if (path.includes('/webchat/')) {
            void reply.header('cache-control', 'public, max-age=300').header('cross-origin-resource-policy', 'cross-origin');
          }
        },
      });
      // The dashboard's own addresses (deep links) all answer with its page.
      app.get('/*', async (request, reply) => {
        if (SERVER_PATHS.test(request.url)) return reply.callNotFound();
        return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
      });
    },
  };
}
