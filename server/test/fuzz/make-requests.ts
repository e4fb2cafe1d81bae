import type { Route } from '@wafaa/contracts';
import fc from 'fast-check';
import type { z } from 'zod';
import { inputSchema } from '../../src/app/http/openapi/to-json-schema.ts';
import { arbitraryOf } from './arbitrary-of.ts';
import { BROKEN_BODIES, CONTENT_TYPES, HOSTILE_HEADERS, HOSTILE_TEXTS, HOSTILE_VALUES, HUGE_TEXTS } from './hostile.ts';
import { hostileForm } from './hostile-forms.ts';
import { AUTHORIZATIONS } from './tokens.ts';
import type { Caller, World } from './world.ts';

export interface FuzzRequest {
  kind: string;
  method: string;
  url: string;
  headers: Record<string, string | string[]>;
  payload?: string | Buffer;
}

const KINDS: readonly [string, string][] = [
  ['/conversations/', 'cnv_'],
  ['/contacts/', 'cnt_'],
  ['/sources/', 'src_'],
  ['/branches/', 'brn_'],
  ['/members/', 'usr_'],
  ['/invitations/', 'inv_'],
  ['/roles/', 'rol_'],
  ['/api-keys/', 'key_'],
  ['/sessions/', 'ses_'],
  ['/exports/', 'exp_'],
  ['/uploads/', 'upl_'],
];

const EXISTING: Fields = {
  reason: 'The owner asked us to look',
  timeZone: 'Asia/Riyadh',
  currency: 'SAR',
  role: 'agent',
  version: 1,
  to: 1,
};

type Draw = <T>(from: readonly T[]) => T;
type Fields = Record<string, unknown>;

/** Requests for one route: a third as they should be, the rest wrong in one way or another. The same for the same seed. */
export function makeRequests(
  route: Route,
  given: { world: Pick<World, 'ids' | 'learned' | 'third'>; callers: Caller[]; forged: string[]; count: number; seed: number },
): FuzzRequest[] {
  const random = fc.sample(fc.nat(), { numRuns: given.count * 40, seed: given.seed });
  let at = 0;
  const next = (): number => random[at++ % random.length] ?? 0;
  const draw: Draw = (from) => from[next() % from.length] as (typeof from)[number];
  const samples = {
    params: sampleOf(route.params, given),
    query: sampleOf(route.query, given),
    body: route.body === 'multipart' ? [] : sampleOf(route.body, given),
  };
  const able = given.callers[0] as Caller;

  const kind = KINDS.find(([part]) => route.path.includes(part))?.[1] ?? '';
  const made = given.world.learned.filter((id) => id.startsWith(kind)).slice(-15);
  const fitting = [...made, ...given.world.ids.filter((id) => id.startsWith(kind))];
  /** Half of the bodies say what exists, the caller among it: else nobody ever signed in. */
  const known = (body: unknown): unknown => (next() % 2 === 0 ? body : withKnown(body));
  const mine: Fields = { email: able.email, password: able.password, current: able.password, ...EXISTING };
  const withKnown = (body: unknown): unknown =>
    typeof body !== 'object' || body === null || Array.isArray(body)
      ? body
      : Object.fromEntries(Object.entries(body).map(([name, value]) => [name, mine[name] ?? withKnown(value)]));

  /** As it should be: shapes that fit, ids that exist, somebody who may. */
  const right = (): { request: FuzzRequest; params: Fields; query: Fields; body: unknown } => {
    const params = { ...(draw(samples.params) as Fields | undefined) };
    // An operator acts upon the third tenant: the twin is nobody's to change.
    if ('tenantId' in params) params['tenantId'] = given.world.third;
    else if ('id' in params && next() % 8 !== 0) params['id'] = draw(next() % 3 === 0 ? given.world.ids : fitting);
    const query = { ...(draw(samples.query) as Fields | undefined) };
    // A cursor comes from a page before; one out of thin air fits no list.
    if (next() % 5 !== 0) delete query['cursor'];
    const body = known(samples.body.length > 0 ? draw(samples.body) : undefined);
    return { request: { kind: 'right', method: route.method, url: '', headers: { ...able.headers } }, params, query, body };
  };

  const one = (): FuzzRequest => {
    const { request, params, query, body } = right();
    const finish = (kind: string, more: Partial<FuzzRequest> = {}): FuzzRequest => ({
      ...request,
      ...withBody(route, body, draw),
      url: urlOf(route.path, params, query),
      ...more,
      kind,
      headers: { ...request.headers, ...withBody(route, body, draw).headers, ...more.headers },
    });
    const roll = next() % 100;
    if (roll < 34) return finish('right');
    if (roll < 44) {
      const name = draw(Object.keys(params).length > 0 ? Object.keys(params) : ['id']);
      if (name === 'tenantId' || Object.keys(params).length === 0)
        return finish('hostile query', { url: `${urlOf(route.path, params, query)}?${hostileQuery(draw, query)}` });
      const text = draw(HOSTILE_TEXTS);
      return finish('hostile path', {
        url: route.path.replace(`:${name}`, next() % 3 === 0 ? rawPath(draw) : encodeURIComponent(text.toWellFormed())),
      });
    }
    if (roll < 52) return finish('hostile query', { url: `${urlOf(route.path, params, {})}?${hostileQuery(draw, query)}` });
    if (roll < 74) {
      if (route.body === 'multipart') return finish('hostile form', hostileForm(draw));
      const changed = spoil(body, draw, next() % 150 === 0 ? HUGE_TEXTS : HOSTILE_VALUES);
      return finish('hostile body', { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(changed) ?? 'null' });
    }
    if (roll < 79) return finish('broken body', { headers: { 'content-type': 'application/json' }, payload: draw(BROKEN_BODIES) });
    if (roll < 83)
      return finish('wrong type', {
        headers: { 'content-type': draw(CONTENT_TYPES) },
        payload: draw([...BROKEN_BODIES.slice(0, 10), JSON.stringify(body ?? {})]),
      });
    if (roll < 88) return finish('hostile header', { headers: draw(HOSTILE_HEADERS) });
    if (roll < 95) return finish('forged token', { headers: { authorization: `Bearer ${draw(given.forged)}` } });
    if (roll < 97) return finish('broken token', { headers: { authorization: draw(AUTHORIZATIONS) } });
    const other = given.callers[1 + (next() % 2)] as Caller;
    const { authorization: _able, cookie: _cookie, ...rest } = request.headers;
    return { ...finish('somebody else'), headers: { ...rest, ...withBody(route, body, draw).headers, ...other.headers } };
  };
  return Array.from({ length: given.count }, one);
}

function sampleOf(schema: z.ZodType | undefined, { seed, count }: { seed: number; count: number }): unknown[] {
  if (!schema) return [undefined];
  return fc.sample(arbitraryOf(inputSchema(schema)), { numRuns: Math.min(count, 60), seed });
}

function withBody(route: Route, body: unknown, draw: Draw): { headers: Record<string, string>; payload?: string | Buffer } {
  if (route.body === 'multipart') return hostileForm(draw, 'right');
  if (body === undefined) return { headers: {} };
  return { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) };
}

function urlOf(path: string, params: Fields, query: Fields): string {
  const filled = path.replaceAll(/:(\w+)/g, (_match, name: string) => encodeURIComponent(textOf(params[name] ?? 'x')));
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, textOf(value)] as [string, string]]));
  return pairs.length > 0 ? `${filled}?${new URLSearchParams(pairs).toString()}` : filled;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

function rawPath(draw: Draw): string {
  return draw(['%', '%ff', '%00', '%2f..%2f', '%E0%A4%A', '..', '.', '%0d%0aset-cookie:x=1', ';a=b', '%5c', '%23', 'a'.repeat(3_000)]);
}

function hostileQuery(draw: Draw, query: Fields): string {
  const name = draw([
    ...Object.keys(query),
    'cursor',
    'limit',
    'q',
    'from',
    'to',
    'action',
    'after',
    'token',
    '__proto__',
    'constructor',
    '',
    'a[b][c]',
  ]);
  const text = encodeURIComponent(draw(HOSTILE_TEXTS).slice(0, 6_000).toWellFormed());
  return draw([
    `${name}=${text}`,
    `${name}=${text}&${name}=x`,
    `${name}`,
    `${name}[]=${text}`,
    `${name}=%ff%00`,
    `&&&=${text}`,
    `${name}=${text}#${name}`,
  ]);
}

/** The body with one thing in it replaced, removed or added. */
function spoil(body: unknown, draw: Draw, values: readonly unknown[]): unknown {
  if (typeof body !== 'object' || body === null) return draw(values);
  const copy = structuredClone(body) as Fields;
  const names = Object.keys(copy);
  const name = names.length > 0 ? draw(names) : 'unknown';
  const inner = copy[name];
  switch (draw([0, 0, 0, 1, 2, 3, 4])) {
    case 0:
      copy[name] = draw(values);
      return copy;
    case 1:
      delete copy[name];
      return copy;
    case 2:
      copy[draw(['tenantId', 'tenant_id', 'id', 'role', 'operator', '__proto__x', 'constructor', ''])] = draw(values);
      return copy;
    case 3:
      copy[name] = typeof inner === 'object' && inner !== null ? spoil(inner, draw, values) : [inner];
      return copy;
    default:
      return draw(values);
  }
}
