import type { SetupView } from '@wafaa/contracts';
import { AppError } from '../../platform/errors.ts';
import { recordAudit } from '../audit/index.ts';
import type { FoundAccount, Granted, SendFailed } from '../channels/index.ts';
import { adoptAccount, credentialsFor } from './adopt-account.ts';
import { admit, connectionOf, type ConnectionDeps, type Doer, ioFor } from './deps.ts';
import { presentSetup } from './present-setup.ts';
import { runSteps } from './run-steps.ts';
import { failStep, lockSetup, readSetup, type Setup, setupTarget, withStep } from './setup.ts';

/**
 * Asks the provider what pasted credentials reach. One account is taken at once; of several, people choose. A refusal is kept as the step's
 * problem and the credentials are dropped.
 * @throws connection.not_found, .out_of_order, .bad_credentials, .taken, .other_account
 */
export async function giveCredentials(deps: ConnectionDeps, doer: Doer, id: string, values: Record<string, string>): Promise<SetupView> {
  const setup = await deps.database.withTenant(doer.tenantId, (db) => readSetup(db, id));
  if (setup.state !== 'open') throw new AppError('connection.out_of_order');
  const { fields } = connectionOf(setup.channel);
  const wrong = fields.find(({ name, pattern }) => !new RegExp(pattern).test(values[name] ?? ''));
  if (wrong || fields.length === 0) throw new AppError('connection.bad_credentials', { field: wrong?.name ?? '' });
  await admit(deps, doer.tenantId);
  const credentials = Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? '']));
  return takeGranted(deps, doer, setup, { ok: true, credentials });
}

/** The common end of pasting and signing in. */
export async function takeGranted(deps: ConnectionDeps, doer: Doer, setup: Setup, granted: Granted): Promise<SetupView> {
  const { channel, id } = setup;
  const { credentials, endsAt, grantedBy } = granted;
  const known = await keyOf(deps, doer, setup);
  const found = await connectionOf(channel).list(credentials, ioFor(deps, channel), deps.channels.appFor(channel), known);
  const outcome: { ok: true } | SendFailed = !found.ok
    ? found
    : found.accounts.length === 0
      ? { ok: false, failure: 'account_problem', code: 'channel.no_accounts', ambiguous: false, detail: 'The access reaches no account.' }
      : { ok: true };
  const offered = found.ok ? found.accounts : [];
  const chosen = chosenOf(known, offered);
  const own = chosen ? await credentialsFor(deps, channel, credentials, chosen) : null;
  const adopted = await deps.database.withTenant(doer.tenantId, async (db) => {
    const current = await lockSetup(db, id);
    if (current.state !== 'open') throw new AppError('connection.out_of_order');
    await db.query
      .updateTable('channel_setup')
      .set({
        steps: JSON.stringify(withStep(current.steps, 'access', outcome, deps.clock.now())),
        credentials: outcome.ok ? deps.secrets.seal(doer.tenantId, credentials) : null,
        offered: JSON.stringify(offered),
        granted: JSON.stringify({ grantedBy, endsAt }),
        updated_at: deps.clock.now(),
      })
      .where('id', '=', id)
      .execute();
    await recordAudit(db, doer.audit, { target: setupTarget(setup), after: { accepted: outcome.ok, accounts: offered.length } });
    if (own && !own.ok) await failStep(db, id, 'choose', own, deps.clock.now());
    if (!chosen || !own?.ok) return false;
    await adoptAccount(deps, db, { tenantId: doer.tenantId, setupId: id, chosen, own });
    return true;
  });
  if (adopted) await runSteps(deps, doer.tenantId, id);
  deps.onChanged(doer.tenantId);
  return deps.database.withTenant(doer.tenantId, async (db) => presentSetup(db, await readSetup(db, id)));
}

/** Of the account that is connected again. */
async function keyOf({ database }: ConnectionDeps, doer: Doer, { account_id: accountId }: Setup): Promise<string | undefined> {
  if (accountId === null) return undefined;
  const row = await database.withTenant(doer.tenantId, (db) =>
    db.query.selectFrom('channel_account').select('account_key').where('id', '=', accountId).executeTakeFirst(),
  );
  return row?.account_key;
}

/** The account that needs no choosing: the only one, or the one that is repaired. @throws connection.other_account */
function chosenOf(known: string | undefined, offered: readonly FoundAccount[]): FoundAccount | null {
  if (offered.length === 0) return null;
  const [only] = offered;
  // One that lacks something is shown, with what it lacks.
  if (known === undefined) return offered.length === 1 && only && only.lacking === undefined ? only : null;
  const same = offered.find(({ accountKey }) => accountKey === known);
  if (!same) throw new AppError('connection.other_account');
  return same.lacking === undefined ? same : null;
}
