import { routes } from '@wafaa/contracts';
import { createSeededSessions } from '../../src/modules/access/index.ts';
import type { TestApp } from '../app.ts';
import { fileUpload } from '../http/webhook-calls.ts';
import type { Findings } from './findings.ts';
import { documentsSettled } from './settled.ts';
import { fingerprint, type Twin } from './twins.ts';

const owner = { id: 'usr_same', name: 'Same', role: 'owner' };
const HOUR = 3_600_000;

/** Every route of the contract, as everybody who could ask, about every id there is. */
export async function probeApi(found: Findings, running: TestApp, own: Twin, other: Twin): Promise<void> {
  const { sessions, config } = running.app;
  const mint = (role: string): string => sessions.mint('cookie', own.tenantId, { ...owner, role }, HOUR);
  const token = mint('owner');
  const [body = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  const moved = Buffer.from(JSON.stringify({ ...claims, tenantId: other.tenantId })).toString('base64url');
  const strangers: Record<string, string | undefined> = {
    'no cookie': undefined,
    'a link as cookie': sessions.mint('link', own.tenantId, owner, HOUR),
    'a cookie of another key': createSeededSessions(Buffer.alloc(32, 1)).mint('cookie', own.tenantId, owner, HOUR),
    'a cookie moved to the other tenant': `${moved}.${signature}`,
    'a cookie too old': createSeededSessions(config.sessionKey, () => Date.now() - 2 * HOUR).mint('cookie', own.tenantId, owner, HOUR),
    'a cookie without signature': `${body}.`,
  };
  const before = await fingerprint(running.test.asOwner, other.tenantId);

  const call = async (
    route: (typeof routes)[keyof typeof routes],
    id: string,
    cookie: string | undefined,
    more: { query?: string; headers?: Record<string, string> } = {},
  ) => {
    const upload = route.id === 'addSource' ? fileUpload(Buffer.from(`name_en,price\nSame dish ${Math.random()},5\n`)) : null;
    const json = 'body' in route && route.body !== 'multipart' ? JSON.stringify({ action: 'take', tenantId: other.tenantId }) : undefined;
    const payload = upload?.payload ?? json;
    return running.api.server.inject({
      method: route.method,
      url: `${route.path.replace(':id', id)}${more.query ?? ''}`,
      headers: {
        ...(cookie ? { cookie: `wafaa_session=${cookie}` } : {}),
        ...upload?.headers,
        ...(json ? { 'content-type': 'application/json' } : {}),
        ...more.headers,
      },
      ...(payload ? { payload } : {}),
    });
  };
  const judge = async (name: string, answer: Awaited<ReturnType<typeof call>>, wanted: number): Promise<void> => {
    const text = `${JSON.stringify(answer.headers)} ${answer.body}`;
    const told = text.includes(`${other.mark}-`) || text.includes(`_${other.mark}`) || text.includes(other.tenantId);
    const touched = (await fingerprint(running.test.asOwner, other.tenantId)) !== before;
    const leak = told
      ? 'data of the other tenant'
      : touched
        ? 'rows of the other tenant changed'
        : answer.statusCode !== wanted
          ? `answered ${answer.statusCode}, not ${wanted}`
          : null;
    found.add('API', `${own.mark}: ${name}`, leak);
  };

  for (const route of Object.values(routes)) {
    const hasId = route.path.includes(':id');
    const kind = route.path.includes('/sources') ? 'src' : 'cnv';
    const label = `${route.method} ${route.path}`;
    for (const [who, cookie] of Object.entries(strangers))
      await judge(`${label} with ${who}`, await call(route, `${kind}_same`, cookie), 401);
    for (const role of ['analyst', 'owner']) {
      const allowed = role === 'owner' || !route.permission.endsWith('.write');
      if (!hasId) {
        await judge(`${label} as ${role}`, await call(route, '', mint(role)), allowed ? route.status : 403);
        continue;
      }
      // The one that is there comes last: some routes take it away.
      for (const [whose, key, status] of [
        ["the other's", other.mark, 404],
        ['nobody’s', 'nobody', 404],
        ['its own', own.mark, route.status],
        ['the same', 'same', route.status],
      ] as const) {
        await judge(`${label} as ${role}, ${whose} id`, await call(route, `${kind}_${key}`, mint(role)), allowed ? status : 403);
      }
    }
    if (route.method !== 'GET') continue;
    const id = `${kind}_${own.mark}`;
    for (const query of [`?tenantId=${other.tenantId}`, `?tenant_id=${other.tenantId}`, `?tenant=${other.mark}`])
      await judge(`${label} with ${query.slice(0, 10)}`, await call(route, id, token, { query }), 200);
    for (const header of ['x-tenant-id', 'x-wafaa-tenant', 'x-forwarded-host'])
      await judge(`${label} with ${header}`, await call(route, id, token, { headers: { [header]: other.tenantId } }), 200);
    const their = await call(route, `${kind}_${other.mark}`, sessions.mint('cookie', other.tenantId, owner, HOUR), { query: '?limit=1' });
    const cursor = (JSON.parse(their.body) as { nextCursor?: string | null }).nextCursor;
    if (cursor) await judge(`${label} with the other's cursor`, await call(route, id, token, { query: `?cursor=${cursor}` }), 200);
  }
  // What was uploaded and asked for again is read in the background; the next probe compares this tenant's rows.
  await documentsSettled(running);
}

/** What a tenant may read of its own is really there: an empty answer would pass every search for the other's marks. */
export async function probeOwnReads(found: Findings, running: TestApp, own: Twin): Promise<void> {
  const cookie = `wafaa_session=${running.app.sessions.mint('cookie', own.tenantId, owner, HOUR)}`;
  for (const route of Object.values(routes)) {
    if (route.method !== 'GET') continue;
    const kind = route.path.includes('/sources') ? 'src' : 'cnv';
    const answer = await running.api.server.inject({ method: 'GET', url: route.path.replace(':id', `${kind}_same`), headers: { cookie } });
    found.add(
      'API',
      `${own.mark}: GET ${route.path} shows its own`,
      answer.body.includes(`${own.mark}-`) ? null : `its own is missing: ${answer.body.slice(0, 200)}`,
    );
  }
}
