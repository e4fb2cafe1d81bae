import type { Database, TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { Rate, RateLimiter } from '../../platform/limits/rate-limiter.ts';
import { type ActivityTarget, adapterFor, type ChannelConfig, type ChannelHttp, type ConnectedAccount } from '../channels/index.ts';
import { otherHolder } from './lock-conversation.ts';
import type { Actor } from './move-pen.ts';
import { closesAt, lastHeard } from './send-agent-message.ts';

export interface TypingDeps {
  database: Database;
  limiter: RateLimiter;
  http: ChannelHttp;
  configFor: (channel: string) => ChannelConfig;
  accounts: { load(tenantId: string, accountId: string): Promise<(ConnectedAccount & { shutBy: string | null }) | null> };
}

/** Channels show it for some seconds; more calls than this change nothing that anybody sees. */
const OFTEN_ENOUGH: Rate = { perMinute: 20, burst: 2 };
const PATIENCE_MS = 5_000;

/**
 * Shows the customer that a person is writing, where the channel can. It moves no pen, stores nothing, and a provider that refuses is left be:
 * what is written afterwards is what counts.
 * @throws conversation.not_found
 */
export async function showTyping(
  { database, limiter, http, configFor, accounts }: TypingDeps,
  tenantId: TenantId,
  { conversationId, actor }: { conversationId: string; actor: Actor },
): Promise<void> {
  const found = await database.withTenant(tenantId, (db) => findTarget(db, conversationId, actor));
  const typing = found && adapterFor(found.channel)?.typing;
  if (!typing || (await limiter.take(`typing:${tenantId}:${conversationId}`, OFTEN_ENOUGH)) > 0) return;
  const account = await accounts.load(tenantId, found.accountId);
  if (!account || account.shutBy !== null) return;
  await typing(account, found.to, { http, config: configFor(found.channel), signal: AbortSignal.timeout(PATIENCE_MS) });
}

/** Null where nobody is to be shown anything: a colleague holds the pen, nothing can be delivered, or no customer is known who could see it. */
async function findTarget(
  db: TenantDb,
  conversationId: string,
  actor: Actor,
): Promise<{ channel: string; accountId: string; to: ActivityTarget } | null> {
  const held = await db.query
    .selectFrom('conversation')
    .select(['channel', 'account_id', 'pen_holder', 'pen_agent_id', 'pen_agent', 'pen_reason', 'window_expires_at'])
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!held) throw new AppError('conversation.not_found', { id: conversationId });
  const closes = closesAt(held, adapterFor(held.channel)?.definition.capabilities);
  if (otherHolder(held, actor.id) !== null || (closes && closes.getTime() <= Date.now())) return null;
  const last = await lastHeard(db, conversationId);
  if (!last) return null;
  const { from, messageId } = last;
  return { channel: held.channel, accountId: held.account_id, to: messageId === null ? from : { ...from, messageId } };
}
