import type { FastifyInstance } from 'fastify';

/** Remembers every route that is registered after this call; the result tells which methods an address takes, none when it leads nowhere. */
export function collectMethods(app: FastifyInstance): (url: string) => string[] {
  const known: { pattern: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    // The dashboard's catch-all takes every address and says nothing about any.
    if (url.includes('*')) return;
    const pattern = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`);
    known.push({ pattern, methods: [method].flat() });
  });
  return (url) => {
    const [path = ''] = url.split('?');
    return [...new Set(known.flatMap((route) => (route.pattern.test(path) ? route.methods : [])))].sort();
  };
}
