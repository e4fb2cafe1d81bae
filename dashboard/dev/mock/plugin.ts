import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { Http2SecureServer } from 'node:http2';
import type { Connect, Plugin } from 'vite';
import { Server as LiveServer } from 'socket.io';
import { answer, type Answer, makeWorld, type World } from './answer.ts';
import { phonePage } from './phone-page.ts';
import { mediaFileOf } from './media.ts';

/**
 * The API of the contract, answered from memory, for looking at the pages without a server. Only `--mode mock` loads it.
 * The cookie `mock` picks a state: `empty`, `signed-out`, `forbidden`, `broken`, `slow`, `no-phone`.
 * The cookie `mock-run` names a memory of its own, so that what one run removes is there for the next.
 */
export function mockServer(): Plugin {
  const worlds = new Map<string, World>();
  const attach = (middlewares: Connect.Server, httpServer: HttpServer | Http2SecureServer | null): void => {
    const live = httpServer ? new LiveServer(httpServer, { path: '/live' }) : null;
    const worldOf = (request: IncomingMessage): World => {
      const run = cookie(request, 'mock-run') ?? 'usual';
      const world = worlds.get(run) ?? makeWorld(Date.now());
      world.onChange = (cursor) => live?.emit('changed', { cursor });
      worlds.set(run, world);
      return world;
    };
    middlewares.use((request, response, next) => void handle(worldOf(request), request, response, next));
  };
  return {
    name: 'wafaa-mock-server',
    configureServer: (server) => attach(server.middlewares, server.httpServer),
    configurePreviewServer: (server) => attach(server.middlewares, server.httpServer),
  };
}

function cookie(request: IncomingMessage, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
}

async function handle(world: World, request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (url.pathname === '/mock-phone/phone') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(phonePage(url.searchParams));
    return;
  }
  if (!url.pathname.startsWith('/api/')) return next();
  const state = cookie(request, 'mock') ?? 'usual';
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const picture = mediaFileOf(/^\/api\/v1\/media\/(\w+)\/file$/.exec(url.pathname)?.[1] ?? '');
  if (picture) {
    response.setHeader('content-type', 'image/png');
    response.end(picture);
    return;
  }
  const { status, body }: Answer = answer(world, state, request.method ?? 'GET', url, Buffer.concat(chunks));
  if (state === 'slow') await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
  response.statusCode = status;
  response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json');
  response.end(JSON.stringify(body));
}
