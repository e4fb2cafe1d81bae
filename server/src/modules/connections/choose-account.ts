import type { SetupView } from '@wafaa/contracts';
import { AppError } from '../../platform/errors.ts';
import { recordAudit } from '../audit/index.ts';
import { adoptAccount } from './adopt-account.ts';
import { admit, type ConnectionDeps, type Doer } from './deps.ts';
import { presentSetup } from './present-setup.ts';
import { runSteps } from './run-steps.ts';
import { lockSetup, readSetup, setupTarget } from './setup.ts';

interface Choice {
  accountKey: string;
  pin?: string | undefined;
}

/** Takes one of the offered accounts and sets everything up. @throws connection.not_found, .out_of_order, .not_offered, .taken, .other_account */
export async function chooseAccount(deps: ConnectionDeps, doer: Doer, id: string, { accountKey, pin }: Choice): Promise<SetupView> {
  await deps.database.withTenant(doer.tenantId, (db) => readSetup(db, id));
  await admit(deps, doer.tenantId);
  await deps.database.withTenant(doer.tenantId, async (db) => {
    const setup = await lockSetup(db, id);
    if (setup.state !== 'open' || setup.credentials === null) throw new AppError('connection.out_of_order');
    const chosen = setup.offered.find((one) => one.accountKey === accountKey);
    if (!chosen) throw new AppError('connection.not_offered');
    await adoptAccount(deps, db, { tenantId: doer.tenantId, setupId: id, chosen, pin });
    await recordAudit(db, doer.audit, { target: setupTarget(setup), after: { account: chosen.address } });
  });
  return goOn(deps, doer, id);
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
      const credentials = { ...deps.secrets.open(doer.tenantId, account.credentials), pin };
      await db.query
        .updateTable('channel_account')
        .set({ credentials: deps.secrets.seal(doer.tenantId, credentials) })
        .where('id', '=', accountId)
        .execute();
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
