import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { makeOpenApi } from './make-openapi.ts';

const require = createRequire(import.meta.url);
const { version: uiVersion } = require('swagger-ui-dist/package.json') as { version: string };
const ASSETS = `/docs/assets/${uiVersion}`;
const YEAR = 'public, max-age=31536000, immutable';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Wafaa API</title>
<link rel="icon" href="${ASSETS}/favicon-32x32.png">
<link rel="stylesheet" href="${ASSETS}/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="${ASSETS}/swagger-ui-bundle.js"></script>
<script src="${ASSETS}/start.js"></script>
</body>
</html>
`;
const START = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  displayOperationId: true,
  persistAuthorization: false,
  validatorUrl: null,
});
`;
const MIME: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  png: 'image/png',
};

// Its own policy: the page's viewer writes style attributes and draws icons from data addresses. No script but from files of ours.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** `/openapi.json`, and its pages at `/docs`: served from here, so that they work without the internet. */
export async function docsPages(app: FastifyInstance, given: { version: string; publicUrl: string }): Promise<void> {
  const description = prepare(JSON.stringify(makeOpenApi(given)));
  app.get('/openapi.json', async (request, reply) =>
    answer(request, reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8'), description),
  );
  app.get('/docs', async (_request, reply) =>
    reply.header('content-security-policy', POLICY).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(PAGE),
  );
  const asset = (name: string, read: () => Buffer | string): void => {
    let prepared: Prepared | null = null;
    app.get(`${ASSETS}/${name}`, async (request, reply) => {
      // Read at the first call: most starts never show the pages.
      prepared ??= prepare(read());
      return answer(request, reply.header('cache-control', YEAR).type(MIME[name.split('.').at(-1) ?? ''] ?? ''), prepared);
    });
  };
  asset('start.js', () => START);
  for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png'])
    asset(name, () => readFileSync(require.resolve(`swagger-ui-dist/${name}`)));
}

interface Prepared {
  plain: Buffer;
  gzipped: Buffer;
}

function prepare(content: Buffer | string): Prepared {
  const plain = Buffer.from(content);
  return { plain, gzipped: gzipSync(plain) };
}

function answer(request: FastifyRequest, reply: FastifyReply, { plain, gzipped }: Prepared): FastifyReply {
  void reply.header('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(plain);
  return reply.header('content-encoding', 'gzip').send(gzipped);
}
