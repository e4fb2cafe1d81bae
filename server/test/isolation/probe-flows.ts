import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { makeHandlers } from '../../src/app/handlers/index.ts';
import { signDemoLink } from '../../src/modules/access/index.ts';
import { createSearch, processSource, processSourceJob } from '../../src/modules/knowledge/index.ts';
import type { TestApp } from '../app.ts';
import { postWebhook, textDelivery } from '../http/webhook-calls.ts';
import type { Findings } from './findings.ts';
import { knowledgeSettled, lanesSettled } from './settled.ts';
import { changedRows, fingerprint, type Twin } from './twins.ts';

const unit = (place: number): Float32Array => Float32Array.from({ length: 512 }, (_, index) => (index === place ? 1 : 0));

/** Vectors that lie on each other: the nearest of all tenants is never the nearest of this one. */
export async function probeVectors(found: Findings, running: TestApp, own: Twin, other: Twin): Promise<void> {
  for (const twin of [own, other]) {
    const search = createSearch({
      vectors: running.app.vectors,
      embedder: { space: 'planted', languages: 'all', embed: async () => [unit(other.mark.length % 7)] },
    });
    const foreign = twin === own ? other : own;
    const knowledge = await running.app.knowledge.load(twin.tenantId, 1);
    for (const question of ['zzz unheard of words', 'a question about nothing that is written', `${foreign.mark}-chunk`]) {
      const { passages } = await search.find(twin.tenantId, knowledge, {
        question,
        language: 'en',
        arabizi: false,
        limit: 10,
        day: '2026-03-10',
      });
      const text = JSON.stringify(passages);
      found.add(
        'vectors',
        `${own.mark} asked as ${twin.mark}: ${question}`,
        text.includes(`${foreign.mark}-`) || text.includes(`chk_${foreign.mark}`) ? 'a passage of the other' : null,
      );
    }
    const rows = await running.test.database.withTenant(twin.tenantId, (db) =>
      db.sql('select chunk_id from chunk_vector where tenant_id = $1 and space = $2 order by embedding <=> $3::halfvec(512) limit 50', [
        twin.tenantId,
        'planted',
        `[${unit(0).join(',')}]`,
      ]),
    );
    found.add(
      'vectors',
      `${own.mark} asked as ${twin.mark}: nearest`,
      JSON.stringify(rows).includes(`chk_${foreign.mark}`) || rows.length === 0 ? JSON.stringify(rows) : null,
    );
  }
}

/** What a provider sends names an account, and nothing in it reaches another tenant. */
export async function probeLedger(found: Findings, running: TestApp, own: Twin, other: Twin): Promise<void> {
  const add = (name: string, leak: string | null): void => found.add('webhooks', `${own.mark}: ${name}`, leak);
  const untouched = async (work: () => Promise<unknown>): Promise<string | null> => {
    const before = await fingerprint(running.test.asOwner, other.tenantId);
    await work();
    return changedRows(before, await fingerprint(running.test.asOwner, other.tenantId));
  };
  await knowledgeSettled(running);
  const envelope = (value: Record<string, unknown>): string =>
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: `waba-${other.accountKey}`,
          changes: [
            {
              field: 'messages',
              value: { messaging_product: 'whatsapp', metadata: { phone_number_id: own.accountKey, display_phone_number: '1' }, ...value },
            },
          ],
        },
      ],
    });
  const at = String(Math.floor(Date.now() / 1000));
  for (const status of ['sent', 'delivered', 'read', 'failed']) {
    const body = envelope({
      statuses: [{ id: 'wamid_same', status, timestamp: at, recipient_id: '96650000same', biz_opaque_callback_data: 'trk_same' }],
    });
    add(`a status "${status}" for the same message id`, await untouched(() => postWebhook(running, body)));
  }
  const [state] = await running.test.asOwner<{ state: string }>(`select state from outbound where tenant_id = $1 and id = 'out_same'`, [
    own.tenantId,
  ]);
  add('the status reached its own', state?.state === 'read' ? null : `its own is ${state?.state}`);
  const reaction = envelope({
    contacts: [{ wa_id: '96650000same', profile: { name: own.mark } }],
    messages: [
      {
        from: '96650000same',
        id: `wamid.reaction.${own.mark}`,
        timestamp: at,
        type: 'reaction',
        reaction: { message_id: 'wamid_same', emoji: '👍' },
      },
    ],
  });
  add('a reaction to the same message id', await untouched(() => postWebhook(running, reaction)));
  const text = JSON.stringify(textDelivery(own.accountKey, [{ from: '966500009999', id: `wamid.shared`, body: `${own.mark}-hello` }]));
  add('a message with the same message id', await untouched(() => postWebhook(running, text)));
  const [stored] = await running.test.asOwner<{ n: number }>(
    `select count(*)::int as n from inbound where tenant_id = $1 and provider_message_id = 'wamid.shared'`,
    [own.tenantId],
  );
  add('its own copy is stored once', stored?.n === 1 ? null : `${stored?.n} copies`);
  await lanesSettled(running);
}

/** A link opens the tenant it was made for; no installation but a demo names the others. */
export async function probeDemoLinks(found: Findings, running: TestApp, own: Twin, other: Twin): Promise<void> {
  const add = (name: string, leak: string | null): void => found.add('demo links', `${own.mark}: ${name}`, leak);
  const { config, door } = running.app;
  const person = await running.person(own.tenantId);
  const enter = (token: string) => running.api.server.inject({ method: 'GET', url: `/enter?token=${encodeURIComponent(token)}` });
  const opened = await enter(signDemoLink(door, { userId: person.userId, tenantId: own.tenantId }));
  const cookie = String(opened.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  const refreshed = await running.api.server.inject({ method: 'POST', url: '/api/v1/auth/refresh', headers: { cookie } });
  const { accessToken = '' } = JSON.parse(refreshed.body) as { accessToken?: string };
  const headers = { authorization: `Bearer ${accessToken}` };
  const session = await running.api.server.inject({ method: 'GET', url: '/api/v1/session', headers });
  add(
    'opens its own',
    session.body.includes(`${own.mark}-name`) && !session.body.includes(`${other.mark}-`) ? null : session.body.slice(0, 200),
  );
  const refused = async (name: string, token: string): Promise<void> => {
    const answer = await enter(token);
    add(name, answer.statusCode === 401 && !answer.headers['set-cookie'] ? null : `answered ${answer.statusCode}`);
  };
  const claims = { userId: person.userId, tenantId: own.tenantId };
  await refused('a tenant of somebody else', signDemoLink(door, { userId: person.userId, tenantId: other.tenantId }));
  await refused('no tenant at all', signDemoLink(door, { userId: person.userId, tenantId: null }));
  await refused('a mark of a browser is no link', door.signedTexts.sign('device', claims, 60_000));
  await refused('an access token is no link', person.accessToken);
  await refused('an old link', door.signedTexts.sign('demo_link', claims, -1));
  await refused('nothing', '');
  await writeFile(
    join(config.dataFolder, 'demo-links.json'),
    JSON.stringify({ tenants: [{ slug: 'x', name: { en: `${other.mark}-name`, ar: null }, enterUrl: 'http://x', phoneUrl: '' }] }),
  );
  const actor = { kind: 'user' as const, id: person.userId, name: 'Same', role: 'owner', permissions: new Set<never>(), support: null };
  const view = await makeHandlers({ ...running.app, config: { ...config, demo: false } }).getSession(
    { tenantId: own.tenantId, actor } as never,
    { params: undefined, query: undefined, body: undefined },
  );
  add('no demo, no other names', JSON.stringify(view).includes(`${other.mark}-`) ? 'names of others' : null);
  await writeFile(join(config.dataFolder, 'demo-links.json'), JSON.stringify({ tenants: [] }));
}

/** A job carries its tenant; an id that both have is the one of its tenant. */
export async function probeJobs(found: Findings, running: TestApp, own: Twin, other: Twin): Promise<void> {
  const add = (name: string, leak: string | null): void => found.add('jobs', `${own.mark}: ${name}`, leak);
  // The other's own jobs are over.
  await knowledgeSettled(running);
  const before = await fingerprint(running.test.asOwner, other.tenantId);
  const unchanged = async (): Promise<string | null> => changedRows(before, await fingerprint(running.test.asOwner, other.tenantId));
  await running.app.jobs.send(processSourceJob, own.tenantId, { sourceId: 'src_same' }, 'src_same');
  await vi.waitFor(
    async () => {
      const [row] = await running.test.asOwner<{ done: boolean }>(
        `select jsonb_array_length(stages) > 3 and state = 'live' as done from source where tenant_id = $1 and id = 'src_same'`,
        [own.tenantId],
      );
      if (!row?.done) throw new Error('not processed');
    },
    { timeout: 20_000, interval: 50 },
  );
  add('the source of the same id', await unchanged());
  const [item] = await running.test.asOwner<{ name: string }>(
    `select name::text as name from item where tenant_id = $1 and source_id = 'src_same'`,
    [own.tenantId],
  );
  add('reads its own file', item?.name.includes(`${own.mark}-soup`) ? null : `read ${item?.name}`);
  const deps = { ...running.app, onChanged: () => {} };
  await found.refused('jobs', `${own.mark}: the other's source`, 'AppError', () => processSource(deps, own.tenantId, `src_${other.mark}`));
  add("after the other's source", await unchanged());
}
