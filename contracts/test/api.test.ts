import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { AREAS, errorsOf, PERMISSIONS, type Route, routes, takesIdempotencyKey } from '../src/index.ts';

const all = Object.entries(routes) as [string, Route][];

/** Names of every property that an answer of this schema may hold, at any depth. */
function namesIn(schema: z.ZodType): string[] {
  const names: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: Record<string, unknown> };
    if (properties) names.push(...Object.keys(properties));
    Object.values(node).forEach(walk);
  };
  walk(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }));
  return names;
}

describe('every route', () => {
  test('is listed under its own id, once, in one area', () => {
    for (const [id, route] of all) expect(route.id).toBe(id);
    expect(AREAS.flatMap((area) => Object.keys(area.routes)).sort()).toEqual(all.map(([id]) => id).sort());
  });

  test('has an address of its own', () => {
    const addresses = all.map(([, route]) => `${route.method} ${route.path.replaceAll(/:\w+/g, ':')}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('names in its path what its parameters describe', () => {
    for (const [id, route] of all) {
      const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
      const described = route.params ? Object.keys((route.params as z.ZodObject).shape) : [];
      expect(described, id).toEqual(inPath);
    }
  });

  test('asks for a right that exists, and leaves a row in the audit log when it writes', () => {
    for (const [id, route] of all) {
      expect(['public', 'account', 'member', 'operator', ...PERMISSIONS], id).toContain(route.permission);
      // Of a file that comes in pieces only what makes it a source is a deed: the last piece.
      const reads = route.method === 'GET' || route.method === 'HEAD' || (route.transfer && route.audit === undefined);
      if (reads || route.fleeting) expect(route.audit, id).toBeUndefined();
      else expect(route.audit, id).toMatch(/^[a-z_]+\.[a-z_]+$/);
    }
    // What is gone within seconds and written nowhere.
    expect(all.filter(([, route]) => route.fleeting).map(([id]) => id)).toEqual(['showTyping']);
  });

  test('that reads takes no body, and one that lists has a limit', () => {
    for (const [id, route] of all) {
      expect(route.method === 'GET' && route.body !== undefined, id).toBe(false);
      const isPage = route.response instanceof z.ZodObject && 'nextCursor' in route.response.shape;
      if (isPage) expect(Object.keys((route.query as z.ZodObject).shape), id).toEqual(expect.arrayContaining(['cursor', 'limit']));
    }
  });

  test('whose answer sets a session is never one whose answer is kept', () => {
    for (const [id, route] of all) {
      if (namesIn(route.response).includes('accessToken')) expect(route.setsSession, id).toBe(true);
      if (route.setsSession) expect(takesIdempotencyKey(route), id).toBe(false);
    }
    expect(takesIdempotencyKey(routes.createApiKey as Route)).toBe(true);
    expect(takesIdempotencyKey(routes.getSession as Route)).toBe(false);
  });

  test('names each of its errors once', () => {
    for (const [id, route] of all) {
      expect(new Set(errorsOf(route)).size, id).toBe(errorsOf(route).length);
      expect(new Set(route.errors ?? []).size, id).toBe((route.errors ?? []).length);
    }
  });
});

describe('no answer', () => {
  // What is shown once, to the person who made it.
  const SHOWN: Record<string, string[]> = {
    accessToken: all.flatMap(([id, route]) => (route.setsSession ? [id] : [])),
    // Of a channel's fields, whether what is typed there is one.
    secret: ['startSecondFactor', 'createApiKey', 'listChannels', 'showIdentitySecret'],
    recoveryCodes: ['confirmSecondFactor', 'renewRecoveryCodes'],
    recoveryCodesLeft: ['getAccount', 'updateAccount', 'changeEmail'],
  };

  test('has a place for a credential, but where one is shown to whoever made it', () => {
    const suspicious = /passw|secret|token|credential|hash|private|recovery|sealed|totp/i;
    // Counts of model tokens, switches and yes-or-no are no secrets.
    const harmless = new Set([
      'modelTokens',
      'modelTokensThisMonth',
      'inputTokens',
      'outputTokens',
      'secondFactor',
      'requireSecondFactor',
      'hasAccount',
    ]);
    for (const [id, route] of all) {
      for (const name of namesIn(route.response)) {
        if (!suspicious.test(name) || harmless.has(name)) continue;
        expect(SHOWN[name] ?? [], `${id} answers with ${name}`).toContain(id);
      }
    }
  });
});
