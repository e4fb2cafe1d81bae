import type { ConnectedAccountView, SetupView } from '@wafaa/contracts';
import { expect } from 'vitest';
import type { TenantId } from '../src/platform/ids.ts';
import { startTestApp, type TestApp } from './app.ts';
import { makeTenant } from './database.ts';
import { freePort } from './redis.ts';

export interface Answer<T> {
  status: number;
  body: T & { code: string };
}
/** What a provider's window sends back. */
export interface Back {
  state: string;
  code?: string;
  error?: string;
}
type Windowed = 'instagram' | 'messenger' | 'whatsapp';

/** Where each window is finished, as its own form would. */
const FINISH: Record<Windowed, string> = {
  instagram: 'www.instagram.com/oauth/finish',
  messenger: 'www.facebook.com/dialog/pages',
  whatsapp: 'www.facebook.com/dialog/finish',
};

/** The whole product beside the emulator, and what a person of a tenant does on the page of channels. */
export async function startConnecting() {
  // Providers call us at an address that must be known before we listen.
  const port = await freePort();
  const running: TestApp = await startTestApp({ env: { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` } });
  const person = async (tenantId: TenantId, role = 'owner') => {
    async function call<T = SetupView>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
      const answer = await fetch(`${running.api.url}/api/v1/channels${path}`, {
        method,
        headers: { ...(await running.bearer(tenantId, role)), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as T & { code: string } };
    }
    const start = async (channel: string, accountId?: string) =>
      (await call('POST', '/setups', { channel, ...(accountId ? { accountId } : {}) })).body;
    const open = async (setup: SetupView): Promise<URL> =>
      new URL((await call<{ url: string }>('POST', `/setups/${setup.id}/sign-in`)).body.url);
    const finish = ({ state, code, error }: Back) =>
      call('POST', '/sign-ins', { state, ...(code ? { code } : {}), ...(error ? { error } : {}) });
    return {
      ...{ tenantId, call, start, open, finish },
      /** Starts, signs in with this form, and hands the answer over. */
      async connect(channel: Windowed, form: Record<string, string>, accountId?: string): Promise<SetupView> {
        const setup = await start(channel, accountId);
        return (await finish(await inWindow(channel, await open(setup), form))).body;
      },
      account: async (id: string | null): Promise<ConnectedAccountView | undefined> =>
        (await call<{ accounts: ConnectedAccountView[] }>('GET', '')).body.accounts.find((one) => one.id === id),
      /** What the log holds of an action. */
      audited: (action: string) =>
        running.test.asOwner<{ id: string }>('select id from audit_entry where tenant_id = $1 and action = $2', [tenantId, action]),
    };
  };

  /** As the person in the provider's window does: looks at it, fills its form in, and is sent back. */
  async function inWindow(channel: Windowed, url: URL, form: Record<string, string>): Promise<Back> {
    expect((await fetch(url)).status).toBe(200);
    const given = Object.fromEntries(['state', 'redirect_uri', 'scope'].map((name) => [name, url.searchParams.get(name) ?? '']));
    const answer = await fetch(`${running.sim.url}/${FINISH[channel]}`, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ ...given, ...form }) },
    });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(`${running.config.publicUrl}/channels/return`);
    return Object.fromEntries(back.searchParams) as never;
  }

  const atProvider = async <T = { status: number; body: Record<string, string> }>(
    key: string,
    deed: string,
    body: object = {},
  ): Promise<T> => {
    const answer = await fetch(`${running.sim.url}/_sim/accounts/${key}/${deed}`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as T;
  };
  return {
    ...{ running, person, inWindow, atProvider },
    /** Somebody of a new business. */
    somebody: async () => person((await makeTenant(running.test.database)).tenantId),
    /** An account at the provider that sends to us once we subscribe: the app's callback. */
    hello: (key: string, from: string) =>
      running.sim.send({ account: key, from: { id: from, name: 'Sara' }, type: 'text', text: 'hello' }).acknowledged,
  };
}

export type Connecting = Awaited<ReturnType<typeof startConnecting>>;
export type Somebody = Awaited<ReturnType<Connecting['person']>>;
export const stepsOf = (setup: SetupView) => Object.fromEntries(setup.steps.map(({ id, state }) => [id, state]));
export const problemOf = (setup: SetupView, id: string) => setup.steps.find((step) => step.id === id)?.problem;
export const keyOf = (setup: SetupView): string => setup.account?.accountKey ?? '';
