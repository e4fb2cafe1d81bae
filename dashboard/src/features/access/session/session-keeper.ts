import type { SignInResult } from '@wafaa/contracts';
import type { TokenSource } from '../../../shared/api/access.ts';
import { codeOf, hasStatus } from '../../../shared/api/api-error.ts';
import { type Access, type HeldToken, identityOf, type OutReason, type TabNews } from './access.ts';

export interface KeeperParts {
  refresh: () => Promise<SignInResult>;
  signOut: () => Promise<unknown>;
  /** Runs one deed at a time in all tabs: the refresh cookie is replaced by each use, and a second use of the old one ends the session. */
  inTurn: <Result>(deed: () => Promise<Result>) => Promise<Result>;
  tell: (news: TabNews) => void;
  /** Whether somebody was signed in here when the page was last open. */
  wasIn: { read: () => boolean; write: (value: boolean) => void };
  nowMs: () => number;
  after: (ms: number, deed: () => void) => () => void;
  isVisible: () => boolean;
}

export interface SessionKeeper extends TokenSource {
  snapshot(): Access;
  subscribe(listener: () => void): () => void;
  /** Finds out who is signed in; again after it could not be found out. */
  start(): Promise<void>;
  /**
   * Makes a call that begins a session (sign-in, second factor, switch …) and enters with it when it says so. A call that carries a token
   * is made with `once`: its renewal would wait for the call itself. Throws what the call throws.
   */
  enter(call: () => Promise<SignInResult>): Promise<SignInResult>;
  /** Leaves a sign-in halfway. */
  abandon(): void;
  /** Signs out here and in every tab. @throws when the server could not be told. */
  leave(): Promise<void>;
  hear(news: TabNews): void;
  /** The page is looked at again, or the network is back. */
  wake(): void;
}

/** A token with less left than this is renewed before it is used. */
const ENDING_MS = 15_000;
/** A visible page renews its token this long before the end, so that nobody waits for it. */
const AHEAD_MS = 60_000;
const TRY_AGAIN_MS = [2_000, 5_000, 15_000];

const OUT_BY_CODE: Record<string, OutReason> = {
  'access.session_replayed': 'replayed',
  'access.no_tenant': 'removed',
  'tenant.suspended': 'suspended',
};

/** Holds the access token, in memory only, and keeps it fresh. Tabs take turns and share what they got. */
export function createSessionKeeper(parts: KeeperParts): SessionKeeper {
  let access: Access = { status: 'starting' };
  let held: HeldToken | null = null;
  let flight: Promise<string | null> | null = null;
  let entering: Promise<unknown> | null = null;
  let epoch = 0;
  let failures = 0;
  let cancelTimer = (): void => undefined;
  const listeners = new Set<() => void>();

  const set = (next: Access): void => {
    access = next;
    for (const listener of listeners) listener();
  };
  const plan = (ms: number, deed: () => void): void => {
    cancelTimer();
    cancelTimer = parts.after(ms, deed);
  };
  const left = (token: HeldToken | null): number => (token ? token.endsAtMs - parts.nowMs() : 0);

  const hold = (token: HeldToken): void => {
    const same = held !== null && access.status === 'in' && identityOf(held.value) === identityOf(token.value);
    held = token;
    failures = 0;
    parts.wasIn.write(true);
    const life = left(token);
    plan(Math.max(life - AHEAD_MS, life / 2), () => {
      // A page that nobody looks at renews when it is looked at again.
      if (parts.isVisible()) void refresh(token.value).catch(() => undefined);
    });
    if (same) return;
    epoch += 1;
    set({ status: 'in', tenantId: token.tenantId, operator: token.operator, epoch });
  };

  const out = (reason: OutReason): void => {
    cancelTimer();
    held = null;
    parts.wasIn.write(false);
    set({ status: 'out', reason });
  };

  const take = (result: SignInResult): void => {
    if (result.status === 'choose_tenant') set({ status: 'choose', challenge: result.challenge, tenants: result.tenants });
    if (result.status === 'second_factor') set({ status: 'second_factor', challenge: result.challenge });
    if (result.status !== 'signed_in') return;
    const { accessToken, expiresIn, tenantId, operator } = result;
    const token = { value: accessToken, endsAtMs: parts.nowMs() + expiresIn * 1_000, tenantId, operator };
    hold(token);
    parts.tell({ kind: 'token', token });
  };

  const refused = (error: unknown): string | null => {
    const known = OUT_BY_CODE[codeOf(error) ?? ''];
    if (known === undefined && !hasStatus(error, 401)) return notNow(error);
    const reason = known ?? (access.status === 'in' ? 'ended' : parts.wasIn.read() ? 'expired' : 'none');
    out(reason);
    parts.tell({ kind: 'out', reason });
    return null;
  };

  const notNow = (error: unknown): never => {
    plan(TRY_AGAIN_MS[Math.min(failures, TRY_AGAIN_MS.length - 1)] ?? 0, () => void refresh(held?.value ?? null).catch(() => undefined));
    failures += 1;
    if (access.status !== 'in') set({ status: 'unknown', error });
    throw error;
  };

  /** One for this tab, one at a time for all; a token that another tab brought meanwhile is as good. */
  const refresh = (worn: string | null): Promise<string | null> => {
    flight ??= parts
      .inTurn(async () => {
        if (held && held.value !== worn && left(held) > ENDING_MS) return held.value;
        if (access.status === 'out' && worn !== null) return null;
        try {
          take(await parts.refresh());
        } catch (error) {
          return refused(error);
        }
        return held?.value ?? null;
      })
      .finally(() => {
        flight = null;
      });
    return flight;
  };

  const token = async (): Promise<string | null> => {
    // Halfway in there is a challenge and no token.
    if (access.status === 'out' || access.status === 'choose' || access.status === 'second_factor') return null;
    if (held && left(held) > ENDING_MS) return held.value;
    return refresh(held?.value ?? null);
  };

  return {
    snapshot: () => access,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    token,
    async renew(worn) {
      // What was refused while the reader changes tenants was of the session that ends with it; a browser without locks has no turns.
      await entering?.catch(() => undefined);
      if (access.status === 'out') return null;
      const newer = held && held.value !== worn && left(held) > ENDING_MS ? held.value : await refresh(worn);
      // What was begun in one tenant is not finished in another.
      return newer !== null && worn !== null && identityOf(newer) !== identityOf(worn) ? null : newer;
    },
    async start() {
      await refresh(null).catch(() => undefined);
    },
    async enter(call) {
      await token().catch(() => null);
      const turn = parts.inTurn(async () => {
        const result = await call();
        // Before the turn ends: whoever is next must find the new token and leave the cookie alone.
        take(result);
        return result;
      });
      entering = turn;
      try {
        return await turn;
      } finally {
        entering = null;
      }
    },
    abandon: () => out('none'),
    async leave() {
      await parts.inTurn(parts.signOut);
      out('left');
      parts.tell({ kind: 'out', reason: 'elsewhere' });
    },
    hear(news) {
      if (news.kind === 'token') hold(news.token);
      else if (access.status !== 'out') out(news.reason);
    },
    wake() {
      if (access.status === 'unknown' || (access.status === 'in' && left(held) < AHEAD_MS)) void token().catch(() => undefined);
    },
  };
}
