import type { TenantId } from '../../platform/ids.ts';
import { type AuditSource, recordAudit } from '../audit/index.ts';
import { CREDENTIALS_UNREADABLE, type WebhookState } from '../channels/index.ts';
import { connectionOf, type ConnectionDeps, hookFor, ioFor } from './deps.ts';
import { openAccount, type OpenedAccount } from './open-account.ts';
import { tellChange } from './tell-change.ts';

const ENDING_MS = 7 * 86_400_000;
const SHUTS: ReadonlySet<string> = new Set(['auth', 'permission', 'account_problem']);
/** Reason of an account whose access has run out: as the provider says, never by our calendar alone. */
const ACCESS_ENDED = 'access_ended';

interface Finding {
  what: string;
  detail?: string;
}

/**
 * Asks the provider, and stores what the look found and whether the account still lets us in. The provider alone decides that, so that nothing else
 * opens or shuts what the next look would shut or open again: access that should have run out and is still accepted stays open, with a finding.
 * A provider that did not answer says nothing about the account. `bySystem` is who shuts it, where no person asked.
 * @returns what was found
 */
export async function lookAt(
  deps: ConnectionDeps,
  tenantId: TenantId,
  id: string,
  bySystem?: (action: string) => AuditSource,
): Promise<string[]> {
  const account = await openAccount(deps, tenantId, id);
  if (account.state === 'disconnected') return [];
  const now = deps.clock.now();
  const { health, shutBy, isWell } = account.isUnreadable
    ? // The provider was not asked, so nothing is known of its side.
      { health: null, shutBy: CREDENTIALS_UNREADABLE, isWell: false }
    : judge(account, await inspect(deps, account), now);
  await deps.database.withTenant(tenantId, async (db) => {
    const before = await db.query
      .selectFrom('channel_account')
      .select(['state', 'state_reason', 'credentials'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    // Connected anew meanwhile: what was found is of what stood there before.
    if (!before || before.state === 'disconnected' || !before.credentials.equals(account.sealed)) return;
    await db.query
      .updateTable('channel_account')
      .set({
        ...{ health: health && JSON.stringify(health), checked_at: now },
        ...(shutBy === null ? {} : { state: 'needs_reconnect' as const, state_reason: shutBy }),
        ...(isWell && before.state === 'needs_reconnect' ? { state: 'live' as const, state_reason: null } : {}),
      })
      .where('id', '=', id)
      .execute();
    await tellChange(db);
    if (bySystem && shutBy === ACCESS_ENDED && before.state_reason !== ACCESS_ENDED)
      await recordAudit(db, bySystem('channel.access_ended'), { target: { kind: 'channel_account', id } });
  });
  deps.onChanged(tenantId);
  return health?.map(({ what }) => what) ?? [CREDENTIALS_UNREADABLE];
}

function inspect(deps: ConnectionDeps, account: OpenedAccount): Promise<WebhookState> {
  const { channel, accountKey } = account;
  return connectionOf(channel).inspect(account, hookFor(deps, channel, accountKey), ioFor(deps, channel));
}

function judge(account: OpenedAccount, state: WebhookState, now: Date): { health: Finding[]; shutBy: string | null; isWell: boolean } {
  const isOver = account.accessEndsAt !== null && account.accessEndsAt <= now;
  if (state.ok) return { health: [...state.drift.map(toFinding), ...endingOf(account, now)], shutBy: null, isWell: true };
  const problem = { what: state.failure === 'auth' ? 'token' : 'unreachable', detail: `${state.code}: ${state.detail}` };
  if (!SHUTS.has(state.failure)) return { health: [problem, ...endingOf(account, now)], shutBy: null, isWell: false };
  return { health: [problem], shutBy: isOver && state.failure === 'auth' ? ACCESS_ENDED : state.code, isWell: false };
}

function toFinding({ what, detail }: Finding): Finding {
  return detail === undefined ? { what } : { what, detail };
}

/** Renewing failed for so long that people should know; where nothing can be renewed, they have to sign in again. */
function endingOf({ accessEndsAt }: OpenedAccount, now: Date): Finding[] {
  if (accessEndsAt === null || accessEndsAt.getTime() - now.getTime() > ENDING_MS) return [];
  return [{ what: accessEndsAt <= now ? 'access_over' : 'access_ending', detail: accessEndsAt.toISOString() }];
}
