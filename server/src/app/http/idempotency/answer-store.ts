import { createHmac } from 'node:crypto';
import { AppError } from '../../../platform/errors.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { SecretBox } from '../../../platform/crypto/sealed-secrets.ts';
import type { AccessDb, Database } from '../../../platform/db/index.ts';

/** An answer as it is kept: what a client saw of it. */
export interface KeptAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** Which call it is. `scope` is who asks: keys of one caller never meet those of another. */
export interface NamedCall {
  scope: string;
  key: string;
  tenantId: string | null;
  route: string;
  requestHash: string;
}

export interface AnswerStore {
  /** Takes the key for this call: null when the call is to be made now, the kept answer when it was made before.
   *  @throws request.idempotency_mismatch when the key named another call; request.in_progress while the first one runs */
  begin(call: NamedCall): Promise<KeptAnswer | null>;
  keep(call: NamedCall, answer: KeptAnswer): Promise<void>;
  /** Gives the key back: the call changed nothing, or its answer is none to keep. */
  release(call: NamedCall): Promise<void>;
}

export const KEPT_MS = 24 * 3_600_000;
/** After this a call without an answer counts as dead with its process; no answer takes as long (handlers are cut after 30 s). */
const CRASHED_AFTER_MS = 60_000;
/** An answer longer than this is not kept: the table is no store for files. */
export const MAX_KEPT_CHARACTERS = 500_000;

interface StoreParts {
  database: Database;
  secrets: SecretBox;
  clock: Clock;
  /** Bodies hold passwords: a bare hash of one in a table would be a fast hash of the password. */
  hashKey: Buffer;
}

export function createAnswerStore({ database, secrets, clock, hashKey }: StoreParts): AnswerStore {
  const keyed = (call: NamedCall): NamedCall => ({
    ...call,
    requestHash: createHmac('sha256', hashKey).update(`idempotent call ${call.requestHash}`).digest('hex'),
  });
  return {
    begin: (given) =>
      database.withAccess(async (db) => {
        const call = keyed(given);
        const now = clock.now();
        const taken = await db.access
          .insertInto('idempotent_answer')
          .values({ ...columnsOf(call), status: null, answer: null, created_at: now })
          .onConflict((conflict) => conflict.columns(['scope', 'key']).doNothing())
          .returning('key')
          .executeTakeFirst();
        if (taken) return null;
        const row = await find(db, call);
        // It was given back between the two statements.
        if (!row) throw new AppError('request.in_progress', { retryAfter: 1 });
        const ageMs = now.getTime() - row.created_at.getTime();
        if (ageMs >= KEPT_MS) return takeOver(db, call, row.created_at, now);
        if (row.request_hash !== call.requestHash || row.route !== call.route) throw new AppError('request.idempotency_mismatch');
        if (row.status !== null && row.answer) return open(secrets, call.scope, row.status, row.answer);
        if (ageMs >= CRASHED_AFTER_MS) return takeOver(db, call, row.created_at, now);
        throw new AppError('request.in_progress', { retryAfter: Math.ceil(Math.min(5_000, CRASHED_AFTER_MS - ageMs) / 1000) });
      }),
    keep: (given, answer) =>
      database.withAccess(async (db) => {
        const call = keyed(given);
        const { status, ...rest } = answer;
        await db.access
          .updateTable('idempotent_answer')
          .set({ status, answer: secrets.seal(call.scope, rest) })
          .where('scope', '=', call.scope)
          .where('key', '=', call.key)
          .where('request_hash', '=', call.requestHash)
          .where('status', 'is', null)
          .execute();
      }),
    release: (given) =>
      database.withAccess(async (db) => {
        const call = keyed(given);
        await db.access
          .deleteFrom('idempotent_answer')
          .where('scope', '=', call.scope)
          .where('key', '=', call.key)
          .where('request_hash', '=', call.requestHash)
          .where('status', 'is', null)
          .execute();
      }),
  };
}

/** Removes answers whose day is over. @returns how many */
export function pruneAnswers(database: Database, clock: Clock): Promise<number> {
  return database.withAccess(async (db) => {
    const gone = await db.access
      .deleteFrom('idempotent_answer')
      .where('created_at', '<', new Date(clock.now().getTime() - KEPT_MS))
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  });
}

const columnsOf = (call: NamedCall) => ({
  scope: call.scope,
  key: call.key,
  tenant_id: call.tenantId,
  route: call.route,
  request_hash: call.requestHash,
});

function find(db: AccessDb, call: NamedCall) {
  return db.access
    .selectFrom('idempotent_answer')
    .select(['status', 'answer', 'route', 'request_hash', 'created_at'])
    .where('scope', '=', call.scope)
    .where('key', '=', call.key)
    .executeTakeFirst();
}

/** Conditional on the row that was seen, so that of two only one takes it over. */
async function takeOver(db: AccessDb, call: NamedCall, seen: Date, now: Date): Promise<null> {
  const won = await db.access
    .updateTable('idempotent_answer')
    .set({ ...columnsOf(call), status: null, answer: null, created_at: now })
    .where('scope', '=', call.scope)
    .where('key', '=', call.key)
    .where('created_at', '=', seen)
    .returning('key')
    .executeTakeFirst();
  if (!won) throw new AppError('request.in_progress', { retryAfter: 1 });
  return null;
}

function open(secrets: SecretBox, scope: string, status: number, sealed: Buffer): KeptAnswer {
  const { contentType = '', body = '' } = secrets.open(scope, sealed);
  return { status, contentType, body };
}
