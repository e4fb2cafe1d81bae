import type { SignInResult } from '@wafaa/contracts';
import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError, UnreachableError } from '../../../shared/api/api-error.ts';
import type { TabNews } from './access.ts';
import { createSessionKeeper, type KeeperParts, type SessionKeeper } from './session-keeper.ts';

let nowMs = 0;
let serial = 0;
let tabs: SessionKeeper[] = [];
let turn: Promise<unknown> = Promise.resolve();
let timers: { atMs: number; deed: () => void }[] = [];

beforeEach(() => {
  nowMs = 1_000_000;
  serial = 0;
  tabs = [];
  turn = Promise.resolve();
  timers = [];
});

/** A token as the server signs it: whose, where, and a number that no other has. */
function tokenOf(person = 'usr_sara', tenant: string | null = 'tnt_bayt'): string {
  serial += 1;
  return `e30.${btoa(JSON.stringify({ sub: person, tid: tenant, n: serial }))}.sig`;
}

function signedIn(person = 'usr_sara', tenantId: string | null = 'tnt_bayt'): SignInResult {
  return { status: 'signed_in', accessToken: tokenOf(person, tenantId), expiresIn: 600, tenantId, operator: false };
}

function refusal(status: number, code: string): ApiError {
  return new ApiError(status, { type: '', title: code, status, code, message: { en: code, ar: null }, requestId: 'req_1' });
}

/** A tab of one browser: the tabs share turns and hear each other, as Web Locks and BroadcastChannel make them. */
function openTab(overrides: Partial<KeeperParts> = {}): { tab: SessionKeeper; refresh: ReturnType<typeof vi.fn> } {
  const refresh = vi.fn(async (): Promise<SignInResult> => signedIn());
  const tab: SessionKeeper = createSessionKeeper({
    refresh,
    signOut: async () => undefined,
    inTurn: (deed) => {
      const mine = turn.then(deed, deed);
      turn = mine.catch(() => undefined);
      return mine;
    },
    tell: (news: TabNews) => {
      for (const other of tabs) if (other !== tab) other.hear(news);
    },
    wasIn: { read: () => false, write: () => undefined },
    nowMs: () => nowMs,
    after: (ms, deed) => {
      const timer = { atMs: nowMs + ms, deed };
      timers.push(timer);
      return () => void (timers = timers.filter((each) => each !== timer));
    },
    isVisible: () => true,
    ...overrides,
  });
  tabs.push(tab);
  return { tab, refresh };
}

/** Lets time pass and the timers that are due with it. */
async function pass(ms: number): Promise<void> {
  nowMs += ms;
  const due = timers.filter(({ atMs }) => atMs <= nowMs);
  timers = timers.filter(({ atMs }) => atMs > nowMs);
  for (const { deed } of due) deed();
  await vi.waitFor(() => turn);
}

test('calls that come together wait for one refresh', async () => {
  const { tab, refresh } = openTab();
  const [first, second] = await Promise.all([tab.token(), tab.token()]);
  expect(first).not.toBeNull();
  expect(second).toBe(first);
  expect(refresh).toHaveBeenCalledOnce();
});

test('a token is used until shortly before its end, and renewed ahead of it while the page is looked at', async () => {
  const { tab, refresh } = openTab();
  const first = await tab.token();
  await pass(500_000);
  expect(await tab.token()).toBe(first);
  await pass(45_000);
  expect(refresh).toHaveBeenCalledTimes(2);
  expect(await tab.token()).not.toBe(first);
});

test('a page that nobody looks at lets its token end, and gets another one when it needs one', async () => {
  const { tab, refresh } = openTab({ isVisible: () => false });
  await tab.token();
  await pass(700_000);
  expect(refresh).toHaveBeenCalledOnce();
  expect(await tab.token()).not.toBeNull();
  expect(refresh).toHaveBeenCalledTimes(2);
});

test('a refused token is renewed once, however many calls were refused with it', async () => {
  const { tab, refresh } = openTab();
  const worn = await tab.token();
  const renewed = await Promise.all([tab.renew(worn), tab.renew(worn)]);
  expect(new Set(renewed).size).toBe(1);
  expect(await tab.renew(worn)).toBe(renewed[0]);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test('a tab takes the token that another one brought instead of using the cookie again', async () => {
  const first = openTab();
  const second = openTab();
  const [one, other] = await Promise.all([first.tab.token(), second.tab.token()]);
  expect(other).toBe(one);
  expect(first.refresh.mock.calls.length + second.refresh.mock.calls.length).toBe(1);
});

test('tabs use the cookie one after the other, also when they cannot hear each other', async () => {
  let inside = 0;
  const refresh = async (): Promise<SignInResult> => {
    inside += 1;
    expect(inside).toBe(1);
    await Promise.resolve();
    inside -= 1;
    return signedIn();
  };
  const deaf = { refresh, tell: () => undefined };
  await Promise.all([openTab(deaf).tab.token(), openTab(deaf).tab.token(), openTab(deaf).tab.token()]);
  expect(inside).toBe(0);
});

test('signing out in one tab ends the others', async () => {
  const { tab } = openTab();
  const { tab: other } = openTab();
  await Promise.all([tab.start(), other.start()]);
  await tab.leave();
  expect(tab.snapshot()).toEqual({ status: 'out', reason: 'left' });
  expect(other.snapshot()).toEqual({ status: 'out', reason: 'elsewhere' });
  expect(await other.token()).toBeNull();
});

test('a sign-out that the server did not hear leaves everything as it was', async () => {
  const { tab } = openTab({
    signOut: async () => {
      throw new UnreachableError();
    },
  });
  await tab.start();
  await expect(tab.leave()).rejects.toBeInstanceOf(UnreachableError);
  expect(tab.snapshot().status).toBe('in');
});

test('changing the tenant in one tab changes it in all, and each knows that what it read is of another place', async () => {
  const { tab } = openTab();
  const { tab: other } = openTab();
  await Promise.all([tab.start(), other.start()]);
  expect(other.snapshot()).toMatchObject({ tenantId: 'tnt_bayt', epoch: 1 });
  await tab.enter(async () => signedIn('usr_sara', 'tnt_qahwa'));
  expect(tab.snapshot()).toMatchObject({ tenantId: 'tnt_qahwa', epoch: 2 });
  expect(other.snapshot()).toMatchObject({ tenantId: 'tnt_qahwa', epoch: 2 });
});

test('another person in the same tenant is another epoch, a renewed token is not', async () => {
  const { tab } = openTab();
  await tab.start();
  await tab.renew(await tab.token());
  expect(tab.snapshot()).toMatchObject({ epoch: 1 });
  await tab.enter(async () => signedIn('usr_omar'));
  expect(tab.snapshot()).toMatchObject({ epoch: 2 });
});

test.each([
  ['takes turns', {}],
  ['has no locks', { inTurn: (deed: () => Promise<never>) => deed() }],
])(
  'a call that was refused while the tenant changes is not made again in the new one, and the cookie is not used between: %s',
  async (_, parts) => {
    const { tab, refresh } = openTab(parts as Partial<KeeperParts>);
    const worn = await tab.token();
    let answer: (result: SignInResult) => void = () => undefined;
    const switching = tab.enter(() => new Promise((resolve) => void (answer = resolve)));
    await vi.waitFor(() => expect(answer).toHaveLength(1));
    const renewed = tab.renew(worn);
    answer(signedIn('usr_sara', 'tnt_qahwa'));
    await switching;
    expect(await renewed).toBeNull();
    expect(tab.snapshot()).toMatchObject({ status: 'in', tenantId: 'tnt_qahwa' });
    expect(refresh).toHaveBeenCalledOnce();
  },
);

test('a refused cookie says whether there was a session at all, one of before, or one that was open', async () => {
  const refresh = vi.fn(async (): Promise<SignInResult> => {
    throw refusal(401, 'access.unauthenticated');
  });
  const { tab: stranger } = openTab({ refresh });
  await stranger.start();
  expect(stranger.snapshot()).toEqual({ status: 'out', reason: 'none' });
  tabs = [];
  const { tab: returning } = openTab({ refresh, wasIn: { read: () => true, write: () => undefined } });
  await returning.start();
  expect(returning.snapshot()).toEqual({ status: 'out', reason: 'expired' });
  tabs = [];
  const { tab: open } = openTab({ refresh });
  await open.enter(async () => signedIn());
  expect(await open.renew(await open.token())).toBeNull();
  expect(open.snapshot()).toEqual({ status: 'out', reason: 'ended' });
});

test('a session used twice and a suspended business are told as what they are', async () => {
  for (const [status, code, reason] of [
    [401, 'access.session_replayed', 'replayed'],
    [403, 'tenant.suspended', 'suspended'],
  ] as const) {
    tabs = [];
    const { tab } = openTab({ refresh: () => Promise.reject(refusal(status, code)) });
    await tab.start();
    expect(tab.snapshot()).toEqual({ status: 'out', reason });
  }
});

test('a server that cannot be reached is not the end of a session: it is asked again', async () => {
  const { tab, refresh } = openTab();
  refresh.mockRejectedValueOnce(new UnreachableError());
  await tab.start();
  expect(tab.snapshot().status).toBe('unknown');
  await pass(2_000);
  expect(tab.snapshot().status).toBe('in');
});

test('a reader who is in stays in while the server is away, and the call says why it failed', async () => {
  const { tab, refresh } = openTab();
  await tab.start();
  refresh.mockRejectedValueOnce(new ApiError(503, null));
  await expect(tab.renew(await tab.token())).rejects.toMatchObject({ status: 503 });
  expect(tab.snapshot().status).toBe('in');
});

test('somebody of several tenants chooses before there is a session', async () => {
  const { tab } = openTab();
  const tenants = [{ tenantId: 'tnt_bayt', slug: 'bayt', name: { en: 'Bayt', ar: null }, role: 'owner', state: 'active' as const }];
  await tab.enter(async () => ({ status: 'choose_tenant', challenge: 'challenge', tenants }));
  expect(tab.snapshot()).toEqual({ status: 'choose', challenge: 'challenge', tenants });
});

test('a sign-in that asks for a second factor carries no token, and can be left', async () => {
  const { tab, refresh } = openTab();
  await tab.start();
  await tab.leave();
  await tab.enter(async () => ({ status: 'second_factor', challenge: 'challenge' }));
  expect(tab.snapshot()).toEqual({ status: 'second_factor', challenge: 'challenge' });
  expect(await tab.token()).toBeNull();
  tab.abandon();
  expect(tab.snapshot()).toEqual({ status: 'out', reason: 'none' });
  expect(refresh).toHaveBeenCalledOnce();
});
