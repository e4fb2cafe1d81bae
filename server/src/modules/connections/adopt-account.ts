import { sql } from 'kysely';
import { openOrNull } from '../../platform/crypto/sealed-secrets.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId, type TenantId } from '../../platform/ids.ts';
import type { FoundAccount, Granted, SendFailed } from '../channels/index.ts';
import { connectionOf, type ConnectionDeps, ioFor } from './deps.ts';
import { lockSetup, type Setup, withStep } from './setup.ts';

/**
 * The account of this choice stands from now on, with the set-up's credentials: before any webhook is set, so that no message meets an
 * address that nobody owns. One that was connected before is the same account again, with its conversations.
 * @throws connection.taken, connection.out_of_order
 */
export async function adoptAccount(
  { secrets, clock }: Pick<ConnectionDeps, 'secrets' | 'clock'>,
  db: TenantDb,
  {
    tenantId,
    setupId,
    chosen,
    own,
    pin,
  }: { tenantId: TenantId; setupId: string; chosen: FoundAccount; own: Granted; pin?: string | undefined },
): Promise<void> {
  const setup = await lockSetup(db, setupId);
  if (setup.state !== 'open' || setup.credentials === null) throw new AppError('connection.out_of_order');
  const before = await db.query
    .selectFrom('channel_account')
    .select(['id', 'state', 'credentials', 'settings'])
    .where('channel', '=', setup.channel)
    .where('account_key', '=', chosen.accountKey)
    .forUpdate()
    .executeTakeFirst();
  if (before && before.id !== setup.account_id && before.state !== 'disconnected') throw new AppError('connection.taken');
  // What we made ourselves stays as it is: messages signed with it are on their way.
  const kept = (before && openOrNull(secrets, tenantId, before.credentials)) ?? {};
  const made = connectionOf(setup.channel).complete?.({ ...kept, ...own.credentials }) ?? own.credentials;
  const { ownSettings = [] } = connectionOf(setup.channel);
  const ours = Object.fromEntries(Object.entries(before?.settings ?? {}).filter(([name]) => ownSettings.includes(name)));
  const values = {
    business_key: chosen.businessKey,
    display_name: chosen.name,
    address: chosen.address,
    credentials: secrets.seal(tenantId, { ...made, ...(pin === undefined ? {} : { pin }) }),
    settings: JSON.stringify({ ...ours, ...chosen.settings }),
    state: 'live' as const,
    state_reason: null,
    health: null,
    checked_at: null,
    granted_by: setup.granted?.grantedBy ?? [],
    access_since: clock.now(),
    access_ends_at: endOf(setup, own),
    renewal_tried_at: null,
  };
  let accountId = before?.id;
  if (accountId === undefined) {
    accountId = makeId('acc');
    const added = await db.query
      .insertInto('channel_account')
      .values({ id: accountId, channel: setup.channel, account_key: chosen.accountKey, ...values })
      .onConflict((conflict) => conflict.columns(['channel', 'account_key']).doNothing())
      .returning('id')
      .execute();
    // Another tenant's: nothing of it is seen here but that the provider's key is taken.
    if (added.length === 0) throw new AppError('connection.taken');
  } else await db.query.updateTable('channel_account').set(values).where('id', '=', accountId).execute();
  await db.query
    .updateTable('channel_setup')
    .set({
      account_id: accountId,
      credentials: null,
      granted: null,
      steps: JSON.stringify(withStep(setup.steps, 'choose', { ok: true }, clock.now())),
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', setupId)
    .execute();
}

/** When the account's own credentials end: where a page has its own, the person's say nothing about them. */
function endOf({ channel, granted }: Setup, own: Granted): Date | null {
  const isShared = connectionOf(channel).credentialsOf === undefined;
  return own.endsAt ?? (isShared && granted?.endsAt !== undefined ? new Date(granted.endsAt) : null);
}

/** Asks for the chosen account's own credentials where it has some; otherwise what was granted is the account's. */
export async function credentialsFor(
  deps: ConnectionDeps,
  channel: string,
  credentials: Record<string, string>,
  { accountKey }: FoundAccount,
): Promise<Granted | SendFailed> {
  const { credentialsOf } = connectionOf(channel);
  return credentialsOf
    ? credentialsOf(credentials, accountKey, ioFor(deps, channel), deps.channels.appFor(channel))
    : { ok: true, credentials };
}
