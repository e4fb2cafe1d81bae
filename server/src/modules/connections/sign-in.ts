import { createHash, randomBytes } from 'node:crypto';
import type { SetupView } from '@wafaa/contracts';
import { AppError } from '../../platform/errors.ts';
import { recordAudit } from '../audit/index.ts';
import type { SendFailed } from '../channels/index.ts';
import { admit, connectionOf, type ConnectionDeps, type Doer, ioFor, redirectUri } from './deps.ts';
import { takeGranted } from './give-credentials.ts';
import { presentSetup } from './present-setup.ts';
import { failStep, lockSetup, readSetup, type Setup, setupTarget } from './setup.ts';

const GOOD_FOR_MS = 10 * 60_000;
const hashOf = (state: string): string => createHash('sha256').update(state).digest('base64url');

/** Where to sign in. What comes back is known by a state that only this person's session may use, once, within ten minutes. */
export async function startSignIn(deps: ConnectionDeps, doer: Doer, id: string): Promise<{ url: string }> {
  const state = randomBytes(32).toString('base64url');
  return deps.database.withTenant(doer.tenantId, async (db) => {
    const setup = await lockSetup(db, id);
    const { signIn } = connectionOf(setup.channel);
    const app = deps.channels.appFor(setup.channel);
    if (!signIn || app === null) throw new AppError('connection.not_set_up');
    if (setup.state !== 'open') throw new AppError('connection.out_of_order');
    await db.query
      .updateTable('channel_setup')
      .set({ sign_in_hash: hashOf(state), sign_in_owner: doer.session, sign_in_until: new Date(deps.clock.now().getTime() + GOOD_FOR_MS) })
      .where('id', '=', id)
      .execute();
    await recordAudit(db, doer.audit, { target: setupTarget(setup) });
    return { url: signIn.url(app, { state, redirectUri: redirectUri(deps) }) };
  });
}

/**
 * Uses up the state, then turns the code into credentials. A refusal at the provider is the step's problem.
 * @throws connection.sign_in_expired for a state that is unknown, used, late, or somebody else's
 */
export async function finishSignIn(
  deps: ConnectionDeps,
  doer: Doer,
  given: { state: string; code?: string | undefined; error?: string | undefined },
): Promise<SetupView> {
  await admit(deps, doer.tenantId);
  const used = await deps.database.withTenant(doer.tenantId, (db) =>
    db.query
      .updateTable('channel_setup')
      .set({ sign_in_hash: null, sign_in_owner: null, sign_in_until: null })
      .where('sign_in_hash', '=', hashOf(given.state))
      .where('sign_in_owner', '=', doer.session)
      .where('sign_in_until', '>', deps.clock.now())
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst(),
  );
  if (!used) throw new AppError('connection.sign_in_expired');
  const setup = await deps.database.withTenant(doer.tenantId, (db) => readSetup(db, used.id));
  const { signIn } = connectionOf(setup.channel);
  const app = deps.channels.appFor(setup.channel);
  if (!signIn || app === null) throw new AppError('connection.not_set_up');
  if (given.code === undefined) return refused(deps, doer, setup, declined(given.error));
  const granted = await signIn.exchange(app, { code: given.code, redirectUri: redirectUri(deps) }, ioFor(deps, setup.channel));
  return granted.ok ? takeGranted(deps, doer, setup, granted) : refused(deps, doer, setup, granted);
}

/** The window was closed, or the person said no. What the provider wrote into the address is not repeated unread. */
function declined(error: string | undefined): SendFailed {
  const code = /^[a-z_]{1,40}$/.test(error ?? '') ? `sign_in.${error}` : 'sign_in.failed';
  return { ok: false, failure: 'permission', code, ambiguous: false, detail: 'The sign-in ended without access being given.' };
}

function refused(deps: ConnectionDeps, doer: Doer, setup: Setup, problem: SendFailed): Promise<SetupView> {
  return deps.database.withTenant(doer.tenantId, async (db) => {
    await failStep(db, setup.id, 'access', problem, deps.clock.now());
    await recordAudit(db, doer.audit, { target: setupTarget(setup), after: { accepted: false, code: problem.code } });
    return presentSetup(db, await readSetup(db, setup.id));
  });
}
