import { createHash } from 'node:crypto';
import type { AccessDb } from '../../platform/db/index.ts';
import { AppError, type ErrorCode } from '../../platform/errors.ts';
import { networkOf } from '../../platform/limits/network-of.ts';
import type { Door } from './door.ts';

/** What is being guessed at, or asked for. Each is counted by itself. */
export type ThrottleScope = 'sign_in' | 'code' | 'confirm' | 'mail';

export interface Attempt {
  scope: ThrottleScope;
  /** The address or the id of the account that is tried. It is counted whether or not it exists. */
  account: string;
  address: string;
  /**
   * A browser, or a session, that proved itself for this account before. It has a count of its own and is not held up by what others do
   * with the account or from the same network, so that nobody can be locked out by a stranger's failures.
   */
  known?: string | null;
}

interface Allowance {
  key: string;
  /** So many failures wait for nothing. */
  free: number;
  firstWaitMs: number;
}

const SECOND = 1_000;
const LONGEST_WAIT_MS = 15 * 60 * SECOND;
/** Failures are forgotten when this long nothing failed. */
const FORGET_AFTER_MS = 3_600 * SECOND;

function allowances({ scope, account, address, known }: Attempt): Allowance[] {
  const who = nameOf(scope, account);
  if (known) return [{ key: knownKey(scope, account, known), free: 10, firstWaitMs: 5 * SECOND }];
  const from = networkOf(address);
  return [
    { key: `${scope}:account:${who}`, free: scope === 'mail' ? 5 : 20, firstWaitMs: scope === 'mail' ? 60 * SECOND : 10 * SECOND },
    { key: `${scope}:address:${from}`, free: scope === 'mail' ? 15 : 40, firstWaitMs: 5 * SECOND },
    { key: `${scope}:pair:${who}:${from}`, free: scope === 'mail' ? 3 : 5, firstWaitMs: scope === 'mail' ? 60 * SECOND : 5 * SECOND },
  ];
}

/** No address of a person lies in this table in the clear. */
function nameOf(scope: ThrottleScope, account: string): string {
  return createHash('sha256').update(`${scope}:${account}`).digest('base64url').slice(0, 22);
}

function knownKey(scope: ThrottleScope, account: string, known: string): string {
  return `${scope}:known:${nameOf(scope, account)}:${known}`;
}

/** What was counted in a session goes on in the one that takes its place: otherwise each switch would buy new guesses. */
export async function carryAttempts(db: AccessDb, userId: string, { from, to }: { from: string; to: string }): Promise<void> {
  for (const scope of ['code', 'confirm'] as const) {
    await db.access
      .updateTable('door_throttle')
      .set({ key: knownKey(scope, userId, to) })
      .where('key', '=', knownKey(scope, userId, from))
      .execute();
  }
}

/**
 * Counts an attempt as failed before it is made, so that a thousand at once are a thousand; `settleAttempt` takes that back when it was right.
 * Belongs into a transaction that commits before the password is looked at.
 * @throws access.too_many_attempts (or `code`) with `retryAfter` in seconds
 */
export async function takeAttempt(
  door: Pick<Door, 'clock'>,
  db: AccessDb,
  attempt: Attempt,
  code: ErrorCode = 'access.too_many_attempts',
): Promise<void> {
  const now = door.clock.now().getTime();
  // In one order everywhere: two attempts that share keys wait for each other instead of embracing.
  for (const { key, free, firstWaitMs } of allowances(attempt).sort((a, b) => a.key.localeCompare(b.key))) {
    // One statement makes or locks the row: between two, a right answer elsewhere could remove it.
    const row = await db.access
      .insertInto('door_throttle')
      .values({ key, failures: 0, window_started_at: new Date(now), blocked_until: null })
      .onConflict((conflict) => conflict.column('key').doUpdateSet((row) => ({ failures: row.ref('door_throttle.failures') })))
      .returningAll()
      .executeTakeFirstOrThrow();
    const blockedMs = (row.blocked_until?.getTime() ?? 0) - now;
    if (blockedMs > 0) throw new AppError(code, { retryAfter: Math.ceil(blockedMs / SECOND) });
    const failures = now - row.window_started_at.getTime() > FORGET_AFTER_MS ? 1 : row.failures + 1;
    const waitMs = failures < free ? 0 : Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** Math.min(20, failures - free));
    await db.access
      .updateTable('door_throttle')
      .set({ failures, window_started_at: new Date(now), blocked_until: waitMs > 0 ? new Date(now + waitMs) : null })
      .where('key', '=', key)
      .execute();
  }
}

/** The attempt was right: it counts nowhere, and the one who made it starts afresh. */
export async function settleAttempt(db: AccessDb, attempt: Attempt): Promise<void> {
  const keys = allowances(attempt).map(({ key }) => key);
  const own = keys.filter((key) => /^\w+:(?:pair|known):/.test(key));
  const shared = keys.filter((key) => !own.includes(key)).sort((a, b) => a.localeCompare(b));
  for (const key of shared) {
    // Only this attempt: one good password must not wash away what else was tried from here.
    await db.access
      .updateTable('door_throttle')
      .set((row) => ({ failures: row('failures', '-', 1), blocked_until: null }))
      .where('key', '=', key)
      .where('failures', '>', 0)
      .execute();
  }
  // Last, in the same order as they were taken.
  await db.access.deleteFrom('door_throttle').where('key', 'in', own).execute();
}
