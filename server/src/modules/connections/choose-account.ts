import type { SetupView } from '@wafaa/contracts';
import { openOrNull } from '../../platform/crypto/sealed-secrets.ts';
import { AppError } from '../../platform/errors.ts';
import { recordAudit } from '../audit/index.ts';
import { UNREADABLE } from '../channels/index.ts';
import { adoptAccount, credentialsFor } from './adopt-account.ts';
import { admit, type ConnectionDeps, type Doer } from './deps.ts';
import { presentSetup } from './present-setup.ts';
import { runSteps } from './run-steps.ts';
import { failStep, lockSetup, readSetup, setupTarget } from './setup.ts';

interface Choice {
  accountKey: string;
  pin?: string | undefined;
}

/** Takes one of the offered accounts and sets everything up. @throws connection.not_found, .out_of_order, .not_offered, .taken, .other_account */
export async function chooseAccount(deps: ConnectionDeps, doer: Doer, id: string, { accountKey, pin }: Choice): Promise<SetupView> {
  const setup = await deps.database.withTenant(doer.tenantId, (db) => readSetup(db, id));
  if (setup.state !== 'open' || setup.credentials === null) throw new AppError('connection.out_of_order');
  const chosen = setup.offered.find((one) => one.accountKey === accountKey);
  if (!chosen || chosen.lacking !== undefined) throw new AppError('connection.not_offered');
  await admit(deps, doer.tenantId);
  const held = openOrNull(deps.secrets, doer.tenantId, setup.credentials);
  const own = held ? await credentialsFor(deps, setup.channel, held, chosen) : UNREADABLE;
  await deps.database.withTenant(doer.tenantId, async (db) => {
    const current = await lockSetup(db, id);
    // Another sign-in may have ended meanwhile: what was chosen is of the one before.
    if (!current.credentials?.equals(setup.credentials ?? Buffer.alloc(0))) throw new AppError('connection.out_of_order');
    if (own.ok) await adoptAccount(deps, db, { tenantId: doer.tenantId, setupId: id, chosen, own, pin });
    else await failStep(db, id, held ? 'choose' : 'access', own, deps.clock.now());
    await recordAudit(db, doer.audit, { target: setupTarget(setup), after: { account: chosen.address, accepted: own.ok } });
  });
  return own.ok ? goOn(deps, doer, id) : deps.database.withTenant(doer.tenantId, async (db) => presentSetup(db, await readSetup(db, id)));
}

/** Goes on where a set-up stopped. @throws connection.not_found, connection.out_of_order */
export async function continueSetup(
  deps: ConnectionDeps,
  doer: Doer,
  id: string,
  { pin }: { pin?: string | undefined },
): Promise<SetupView> {
  await deps.database.withTenant(doer.tenantId, (db) => readSetup(db, id));
  await admit(deps, doer.tenantId);
  await deps.database.withTenant(doer.tenantId, async (db) => {
    const setup = await lockSetup(db, id);
    const { account_id: accountId } = setup;
    if (setup.state !== 'open' || accountId === null) throw new AppError('connection.out_of_order');
    if (pin !== undefined) {
      const account = await db.query
        .selectFrom('channel_account')
        .select('credentials')
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow();
      const held = openOrNull(deps.secrets, doer.tenantId, account.credentials);
      // What does not open is left as it is: the step says so.
      if (held) {
        await db.query
          .updateTable('channel_account')
          .set({ credentials: deps.secrets.seal(doer.tenantId, { ...held, pin }) })
          .where('id', '=', accountId)
          .execute();
      }
    }
    await recordAudit(db, doer.audit, { target: setupTarget(setup) });
  });
  return goOn(deps, doer, id);
}

async function goOn(deps: ConnectionDeps, doer: Doer, id: string): Promise<SetupView> {
  await runSteps(deps, doer.tenantId, id);
  deps.onChanged(doer.tenantId);
  return deps.database.withTenant(doer.tenantId, async (db) => presentSetup(db, await readSetup(db, id)));
}
