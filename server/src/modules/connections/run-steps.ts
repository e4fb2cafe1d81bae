import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type ConnectStep, UNREADABLE } from '../channels/index.ts';
import { connectionOf, type ConnectionDeps, hookFor, ioFor } from './deps.ts';
import { openAccount } from './open-account.ts';
import { isDone, lockSetup, readSetup, withStep } from './setup.ts';
import { tellChange } from './tell-change.ts';

/**
 * Does at the provider what is not done yet, one after the other, each stored as soon as it is known: a crash or a refusal leaves a set-up
 * that goes on from there. No transaction is open while the provider is waited for.
 */
export async function runSteps(deps: ConnectionDeps, tenantId: TenantId, setupId: string): Promise<void> {
  const { database, clock } = deps;
  const setup = await database.withTenant(tenantId, (db) => readSetup(db, setupId));
  if (setup.account_id === null || setup.state !== 'open') throw new AppError('connection.out_of_order');
  const account = await openAccount(deps, tenantId, setup.account_id);
  const connection = connectionOf(setup.channel);
  const hook = hookFor(deps, setup.channel, account.accountKey);
  const steps: readonly ConnectStep[] = connection.steps ?? [{ id: 'webhook', run: connection.subscribe }];
  for (const step of steps) {
    if (isDone(setup.steps, step.id)) continue;
    const outcome = account.isUnreadable ? UNREADABLE : await step.run(account, hook, ioFor(deps, setup.channel));
    await database.withTenant(tenantId, async (db) => {
      const current = await lockSetup(db, setupId);
      const after = withStep(current.steps, step.id, outcome, clock.now());
      const isLast = after.every(({ state }) => state === 'done');
      await db.query
        .updateTable('channel_setup')
        .set({
          steps: JSON.stringify(after),
          updated_at: clock.now(),
          ...(isLast ? { state: 'done' as const, hello_since: clock.now() } : {}),
        })
        .where('id', '=', setupId)
        .execute();
      await tellChange(db);
      // What was found before is put right: it is looked at anew.
      if (isLast)
        await db.query.updateTable('channel_account').set({ health: null, checked_at: null }).where('id', '=', account.id).execute();
    });
    if (!outcome.ok) return;
  }
}
