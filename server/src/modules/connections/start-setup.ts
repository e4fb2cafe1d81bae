import type { SetupView } from '@wafaa/contracts';
import { AppError } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { connectionOf, type ConnectionDeps, type Doer } from './deps.ts';
import { presentSetup } from './present-setup.ts';
import { freshSteps, readSetup, setupTarget, withStep } from './setup.ts';

const OPEN_AT_MOST = 20;
const ACCOUNTS_AT_MOST = 50;

/**
 * Begins to connect an account; with `accountId` it connects that one again. Several may be open: each is seen, and goes on or is undone.
 * @throws connection.unknown_channel, connection.not_set_up, connection.account_not_found, connection.too_many
 */
export function startSetup(
  deps: ConnectionDeps,
  doer: Doer,
  input: { channel: string; accountId?: string | undefined },
): Promise<SetupView> {
  const connection = connectionOf(input.channel);
  if (connection.signIn && deps.channels.appFor(input.channel) === null) throw new AppError('connection.not_set_up');
  return deps.database.withTenant(doer.tenantId, async (db) => {
    let steps = freshSteps(connection);
    if (input.accountId !== undefined) {
      const known = await db.query
        .selectFrom('channel_account')
        .select('state')
        .where('id', '=', input.accountId)
        .where('channel', '=', input.channel)
        .executeTakeFirst();
      if (!known) throw new AppError('connection.account_not_found');
      // Its token is good: only what stands at the provider is put right.
      if (known.state === 'live' || known.state === 'emulator')
        for (const id of ['access', 'choose'] as const) steps = withStep(steps, id, { ok: true }, deps.clock.now());
    }
    const open = await db.query.selectFrom('channel_setup').select('id').where('state', '=', 'open').limit(OPEN_AT_MOST).execute();
    const accounts = await db.query.selectFrom('channel_account').select('id').limit(ACCOUNTS_AT_MOST).execute();
    if (open.length >= OPEN_AT_MOST || (input.accountId === undefined && accounts.length >= ACCOUNTS_AT_MOST))
      throw new AppError('connection.too_many', { limit: open.length >= OPEN_AT_MOST ? OPEN_AT_MOST : ACCOUNTS_AT_MOST });
    const id = makeId('con');
    await db.query
      .insertInto('channel_setup')
      .values({
        ...{
          id,
          channel: input.channel,
          account_id: input.accountId ?? null,
          steps: JSON.stringify(steps),
          offered: '[]',
        },
        started_by: doer.audit.actor.name,
      })
      .execute();
    await recordAudit(db, doer.audit, { target: setupTarget({ id, channel: input.channel }), after: { channel: input.channel } });
    return presentSetup(db, await readSetup(db, id));
  });
}
