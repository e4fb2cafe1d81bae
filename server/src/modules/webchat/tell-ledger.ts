import { createHmac } from 'node:crypto';
import type { TenantDb } from '../../platform/db/index.ts';
import type { ChatDeps } from './deps.ts';
import type { Chat } from './find-chat.ts';
import type { Thread } from './thread.ts';

const AT_ONCE = 50;
const FORMER_AT_MOST = 5;
/** Who took a message tells of it within moments; what has waited for longer has lost them. */
const LOST_AFTER_MS = 30_000;
const THREADS_AT_ONCE = 200;

export interface Untold {
  visitor: { id: string; name: string | null; formerly: string[] };
  entries: { id: string; untold: Record<string, unknown> }[];
}

/** What stands in a thread and the ledger does not know yet, in the order of writing. */
export async function listUntold(db: TenantDb, thread: Thread): Promise<Untold> {
  const entries = await db.query
    .selectFrom('webchat_entry')
    .select(['id', 'untold'])
    .where('account_id', '=', thread.accountId)
    .where('visitor_id', '=', thread.visitorId)
    .where('untold', 'is not', null)
    .orderBy('seq')
    .limit(AT_ONCE)
    .execute();
  const visitor = await db.query
    .selectFrom('webchat_visitor')
    .select('name')
    .where('account_id', '=', thread.accountId)
    .where('id', '=', thread.visitorId)
    .executeTakeFirst();
  return {
    visitor: { id: thread.visitorId, name: visitor?.name ?? null, formerly: await formerIds(db, thread) },
    entries: entries.map(({ id, untold }) => ({ id, untold: untold ?? {} })),
  };
}

/**
 * Tells the ledger of these entries, then of what else of this thread it does not know, and shows them on the visitor's pages. Told twice, they
 * are the same messages. @throws service.overloaded, service.unavailable
 */
export async function tellUntold(deps: ChatDeps, chat: Chat, visitorId: string, first?: Untold): Promise<void> {
  const { database, bus } = deps;
  const thread = { accountId: chat.accountId, visitorId };
  let next = first;
  for (;;) {
    const { visitor, entries } = next ?? (await database.withTenant(chat.tenantId, (db) => listUntold(db, thread)));
    if (entries.length === 0) return;
    await tellIngress(deps, chat, { visitor, messages: entries.map(({ untold }) => untold) });
    await database.withTenant(chat.tenantId, (db) =>
      db.query
        .updateTable('webchat_entry')
        .set({ untold: null })
        .where('account_id', '=', chat.accountId)
        .where('visitor_id', '=', visitorId)
        .where(
          'id',
          'in',
          entries.map(({ id }) => id),
        )
        .execute(),
    );
    bus.publish('webchat', `${chat.tenantId} ${visitorId}`);
    if (entries.length < AT_ONCE) return;
    next = undefined;
  }
}

/** For the scheduler: what was taken by a process that died, or while the ledger took nothing, is told now. */
export async function tellLost(deps: ChatDeps, onProblem: (error: unknown) => void, afterMs = LOST_AFTER_MS): Promise<void> {
  for (const [key, visitorId] of await deps.database.system.call('webchat_untold', afterMs, THREADS_AT_ONCE)) {
    const chat = await deps.find(key);
    if (chat) await tellUntold(deps, chat, visitorId).catch(onProblem);
  }
}

/** Through the same way in as every channel: signed, verified, parsed, and stored once. */
export async function tellIngress({ accept, clock }: ChatDeps, chat: Chat, told: object): Promise<void> {
  const rawBody = Buffer.from(JSON.stringify({ at: clock.now().toISOString(), ...told }));
  const signature = createHmac('sha256', chat.serviceSecret).update(rawBody).digest('hex');
  await accept('webchat', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-webchat-signature': `sha256=${signature}` },
    query: {},
    path: chat.key,
    url: `/webhooks/webchat/${chat.key}`,
    rawBody,
  });
}

/** Who this visitor was before signing in: to the ledger, one person. */
async function formerIds(db: TenantDb, { accountId, visitorId }: Thread): Promise<string[]> {
  const rows = await db.query
    .selectFrom('webchat_visitor')
    .select('id')
    .where('account_id', '=', accountId)
    .where('became', '=', visitorId)
    .orderBy('created_at', 'desc')
    .limit(FORMER_AT_MOST)
    .execute();
  return rows.map(({ id }) => id);
}
