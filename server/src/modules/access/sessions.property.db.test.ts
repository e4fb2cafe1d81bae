import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { addMember, addPerson } from './people.ts';
import { changePassword } from './change-credentials.ts';
import { revokeUserSession } from './account-sessions.ts';
import { ACCESS_TOKEN_SECONDS, REFRESH_GRACE_MS, SESSION_IDLE_MS, SESSION_MAX_MS } from './limits.ts';
import { refreshSession, signOut } from './refresh-session.ts';
import { signIn } from './sign-in.ts';
import { arrivalFrom, auditSource, codeOf, createTestClock, createTestDoor, endOf } from './testing.ts';

// Random histories of two people in one business against a model of what each token is worth. After every step every access token ever
// issued is tried: none may open more, or longer, than the model allows, and none may be dead that should live.

/** The engine in the process takes three times as long, and finds nothing that the server would not. */
const RUNS = { server: 200, inProcess: 120 };
const HOUR = 3_600_000;
let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.close());

type Step =
  | { do: 'login' | 'changePassword' | 'remove' | 'join'; who: number }
  | { do: 'role'; who: number; role: string }
  | { do: 'refresh' | 'tabs' | 'signOut' | 'revoke'; token: number }
  | { do: 'suspend' | 'resume' }
  | { do: 'advance'; ms: number };

const who = fc.nat({ max: 1 });
const token = fc.nat({ max: 40 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('login' as const), who }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('refresh' as const, 'tabs' as const), token }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('signOut' as const, 'revoke' as const), token }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('role' as const), who, role: fc.constantFrom('owner', 'agent', 'analyst') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'join' as const, 'changePassword' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('suspend' as const, 'resume' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      ms: fc.constantFrom(
        1_000,
        REFRESH_GRACE_MS,
        REFRESH_GRACE_MS + 1,
        14 * 60_000,
        15 * 60_000,
        24 * HOUR,
        SESSION_IDLE_MS - HOUR,
        SESSION_IDLE_MS,
      ),
    }),
  },
);

const refusal = (error: unknown): { code: string } => ({ code: codeOf(error) });

interface Member {
  userId: string;
  email: string;
  password: string;
  role: string | null;
}
interface Session {
  owner: Member;
  startedAt: number;
  seenAt: number;
  ended: boolean;
}
interface Refresh {
  text: string;
  session: Session;
  usedAt: number | null;
  /** Only the last used token of a family may be sent again. */
  successor: Refresh | null;
}
interface Access {
  text: string;
  session: Session;
  endsAtSecond: number;
}

async function play(steps: readonly Step[], seen: Map<string, number>): Promise<void> {
  const clock = createTestClock();
  const { door, sessions: reader } = createTestDoor(base.database, clock, { secretKey: Buffer.alloc(32, 5) });
  const { tenantId } = await makeTenant(base.database);
  const members: Member[] = [];
  const passwordHash = await door.passwords.hash('first-password-0');
  for (const role of ['owner', 'agent']) {
    const email = `${role}-${tenantId}@people.example`;
    const userId = await base.database.withAccess(async (db) => {
      const id = await addPerson(db, { email, name: role, language: 'en', passwordHash });
      await addMember(db, { tenantId, userId: id, role, now: clock.now() });
      return id;
    });
    members.push({ userId, email, password: 'first-password-0', role });
  }
  const refreshes: Refresh[] = [];
  const accesses: Access[] = [];
  let suspended = false;
  let passwords = 0;
  const now = (): number => clock.now().getTime();
  const isOver = (session: Session): boolean =>
    session.ended ||
    session.owner.role === null ||
    now() >= session.startedAt + SESSION_MAX_MS ||
    now() >= session.seenAt + SESSION_IDLE_MS;
  const standing = (session: Session): string => (isOver(session) ? 'access.unauthenticated' : suspended ? 'tenant.suspended' : 'ok');
  const addAccess = (text: string, session: Session): void =>
    void accesses.push({ text, session, endsAtSecond: Math.floor(now() / 1000) + ACCESS_TOKEN_SECONDS });

  const modelRefresh = (given: Refresh): string => {
    const { session } = given;
    const state = standing(session);
    if (state !== 'ok') return state;
    if (given.usedAt === null) return 'new';
    if (given.successor && given.successor.usedAt === null && now() - given.usedAt <= REFRESH_GRACE_MS) return 'ok';
    session.ended = true;
    return 'access.session_replayed';
  };
  const refresh = async (given: Refresh): Promise<void> => {
    const expected = modelRefresh(given);
    const result = await refreshSession(door, { refreshToken: given.text, audit: auditSource('session.refreshed') }).catch(refusal);
    const got = 'code' in result ? result.code : 'ok';
    expect(got, `refresh of a ${given.usedAt === null ? 'fresh' : 'used'} token`).toBe(expected === 'new' ? 'ok' : expected);
    seen.set(`refresh: ${expected}`, (seen.get(`refresh: ${expected}`) ?? 0) + 1);
    if ('code' in result) return;
    given.session.seenAt = now();
    if (expected === 'new') {
      for (const each of refreshes) if (each.session === given.session) each.successor = null;
      const successor: Refresh = { text: result.refreshToken, session: given.session, usedAt: null, successor: null };
      Object.assign(given, { usedAt: now(), successor });
      refreshes.push(successor);
    } else expect(result.refreshToken).toBe(given.successor?.text);
    addAccess(result.result.accessToken, given.session);
  };
  const tell = (member: Member): void => door.changes.announce({ tenantId, userId: member.userId });

  for (const each of steps) {
    const given = 'token' in each ? refreshes[refreshes.length === 0 ? 0 : each.token % refreshes.length] : undefined;
    const member = members['who' in each ? each.who : 0] as Member;
    switch (each.do) {
      case 'login': {
        const expected = member.role === null ? 'access.no_tenant' : suspended ? 'tenant.suspended' : 'ok';
        const outcome = await signIn(door, arrivalFrom(), { email: member.email, password: member.password }).catch(refusal);
        expect('code' in outcome ? outcome.code : 'ok').toBe(expected);
        if ('code' in outcome || outcome.result.status !== 'signed_in') break;
        const session: Session = { owner: member, startedAt: now(), seenAt: now(), ended: false };
        refreshes.push({ text: outcome.refreshToken ?? '', session, usedAt: null, successor: null });
        addAccess(outcome.result.accessToken, session);
        break;
      }
      case 'refresh':
        if (given) await refresh(given);
        break;
      case 'tabs': {
        if (!given) break;
        const fresh = given.usedAt === null && standing(given.session) === 'ok';
        if (!fresh) {
          await refresh(given);
          break;
        }
        // Two tabs with one cookie at the same moment both go on, with the same next one.
        const audit = auditSource('session.refreshed');
        const [one, two] = await Promise.all([1, 2].map(() => refreshSession(door, { refreshToken: given.text, audit })));
        expect(one?.refreshToken).toBe(two?.refreshToken);
        for (const old of refreshes) if (old.session === given.session) old.successor = null;
        const successor: Refresh = { text: one?.refreshToken ?? '', session: given.session, usedAt: null, successor: null };
        Object.assign(given, { usedAt: now(), successor });
        refreshes.push(successor);
        given.session.seenAt = now();
        for (const opened of [one, two]) addAccess(opened?.result.accessToken ?? '', given.session);
        break;
      }
      case 'signOut':
        if (!given) break;
        await signOut(door, { refreshToken: given.text, audit: auditSource('session.ended') });
        given.session.ended = true;
        break;
      case 'revoke': {
        if (!given) break;
        const [row] = await base.asOwner<{ id: string }>(
          `select session_id as id from refresh_token where token_hash = encode(sha256($1::bytea), 'hex')`,
          [Buffer.from(given.text)],
        );
        const person = { userId: given.session.owner.userId, name: '', sessionId: 'ses_another', operator: false };
        const access = { person, caller: { address: '', device: '' }, audit: auditSource('session.revoked') };
        await endOf(revokeUserSession(door, access, row?.id ?? ''));
        given.session.ended = true;
        break;
      }
      case 'changePassword': {
        const open = refreshes.find(({ session }) => session.owner === member && standing(session) === 'ok');
        if (!open) break;
        const [row] = await base.asOwner<{ id: string }>(
          `select session_id as id from refresh_token where token_hash = encode(sha256($1::bytea), 'hex')`,
          [Buffer.from(open.text)],
        );
        const person = { userId: member.userId, name: '', sessionId: row?.id ?? '', operator: false };
        const access = { person, caller: { address: '', device: '' }, audit: auditSource('account.password_changed') };
        passwords += 1;
        const next = `kz-lantern-${passwords}-vqz`;
        await changePassword(door, access, { current: member.password, next });
        member.password = next;
        for (const { session } of refreshes) if (session.owner === member && session !== open.session) session.ended = true;
        break;
      }
      case 'role':
        if (member.role === null) break;
        member.role = each.role;
        await base.asOwner('update member set role = $3 where tenant_id = $1 and user_id = $2', [tenantId, member.userId, each.role]);
        tell(member);
        break;
      case 'remove':
        member.role = null;
        await base.asOwner('delete from member where tenant_id = $1 and user_id = $2', [tenantId, member.userId]);
        await base.asOwner('update user_session set ended_at = now() where tenant_id = $1 and user_id = $2 and ended_at is null', [
          tenantId,
          member.userId,
        ]);
        for (const { session } of refreshes) if (session.owner === member) session.ended = true;
        tell(member);
        break;
      case 'join':
        if (member.role !== null) break;
        member.role = 'agent';
        await base.database.withAccess((db) => addMember(db, { tenantId, userId: member.userId, role: 'agent', now: clock.now() }));
        tell(member);
        break;
      case 'suspend':
      case 'resume':
        suspended = each.do === 'suspend';
        await base.asOwner('update tenant set state = $2 where tenant_id = $1', [tenantId, suspended ? 'suspended' : 'active']);
        door.changes.announce({ tenantId });
        break;
      case 'advance':
        clock.advance(each.ms);
        break;
    }
    for (const access of accesses) {
      const expected = Math.floor(now() / 1000) >= access.endsAtSecond ? 'access.unauthenticated' : standing(access.session);
      const principal = await reader.read(`Bearer ${access.text}`).catch(refusal);
      const got = 'code' in principal ? principal.code : 'ok';
      expect(got, `an access token after ${each.do}`).toBe(expected);
      if ('code' in principal) continue;
      expect(principal.tenantId).toBe(tenantId);
      expect(principal.actor).toMatchObject({ id: access.session.owner.userId, role: access.session.owner.role });
    }
    seen.set(each.do, (seen.get(each.do) ?? 0) + 1);
  }
  reader.close();
  door.close();
}

test('no token outlives its right, in random histories', { timeout: 180_000 }, async () => {
  const seen = new Map<string, number>();
  const history = fc.array(step, { minLength: 6, maxLength: 22 }).map((steps): Step[] => [{ do: 'login', who: 0 }, ...steps]);
  await fc.assert(
    fc.asyncProperty(history, (steps) => play(steps, seen)),
    { numRuns: base.url === null ? RUNS.inProcess : RUNS.server },
  );
  // Every kind of outcome really happened.
  for (const outcome of ['new', 'ok', 'access.session_replayed', 'access.unauthenticated', 'tenant.suspended'])
    expect(seen.get(`refresh: ${outcome}`) ?? 0, `${outcome} in ${JSON.stringify([...seen])}`).toBeGreaterThan(3);
});
