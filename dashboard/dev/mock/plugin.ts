import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { Http2SecureServer } from 'node:http2';
import type { Connect, Plugin } from 'vite';
import { Server as LiveServer } from 'socket.io';
import { answer, type Answer, makeWorld, type World } from './answer.ts';
import { phonePage } from './phone-page.ts';

/**
 * The API of the contract, answered from memory, for looking at the pages without a server. Only `--mode mock` loads it.
 * The cookie `mock` picks a state: `empty`, `signed-out`, `forbidden`, `broken`, `slow`, `no-phone`.
 */
export function mockServer(): Plugin {
  const world = makeWorld(Date.now());
  const attach = (middlewares: Connect.Server, httpServer: HttpServer | Http2SecureServer | null): void => {
    const live = httpServer ? new LiveServer(httpServer as HttpServer, { path: '/live' }) : null;
    live?.on('connection', (socket) => socket.emit('changed', { cursor: world.cursor() }));
    world.onChange = (cursor) => live?.emit('changed', { cursor });
    middlewares.use((request, response, next) => void handle(world, request, response, next));
  };
  return {
    name: 'wafaa-mock-server',
    configureServer: (server) => attach(server.middlewares, server.httpServer),
    configurePreviewServer: (server) => attach(server.middlewares, server.httpServer),
  };
}

async function handle(world: World, request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (url.pathname === '/mock-phone/phone') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(phonePage(url.searchParams));
    return;
  }
  if (!url.pathname.startsWith('/api/')) return next();
  const state = /(?:^|;\s*)mock=([a-z-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'usual';
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { status, body }: Answer = answer(world, state, request.method ?? 'GET', url, Buffer.concat(chunks));
  if (state === 'slow') await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
  response.statusCode = status;
  response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json');
  response.end(JSON.stringify(body));
}
