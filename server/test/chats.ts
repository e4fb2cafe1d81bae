import type { WebchatEntry, WebchatSession } from '@wafaa/contracts';
import { expect, vi } from 'vitest';
import type { TestApp } from './app.ts';
import { adapterFor } from '../src/modules/channels/index.ts';
import type { TenantId } from '../src/platform/ids.ts';
import { makeTenant } from './database.ts';

/** The chat of a website, live on one page. */
export interface Chat {
  tenantId: TenantId;
  accountId: string;
  key: string;
  secrets: Record<string, string>;
}

/** A tenant of its own whose web chat takes calls from `origin`. */
export async function addChat(running: TestApp, accountKey: string, origin: string): Promise<Chat> {
  const made = await makeTenant(running.test.database, { channel: 'webchat', accountKey });
  const secrets = adapterFor('webchat')?.connection?.complete?.({}) ?? {};
  await running.test.database.withTenant(made.tenantId, (db) =>
    db.query
      .updateTable('channel_account')
      .set({
        credentials: running.app.secrets.seal(made.tenantId, secrets),
        settings: JSON.stringify({ origins: [origin] }),
        state: 'live',
      })
      .where('id', '=', made.accountId)
      .execute(),
  );
  return { tenantId: made.tenantId, accountId: made.accountId, key: accountKey, secrets };
}

export const problemOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
];
/** The id in a visitor's token. */
export const visitorOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { v: string }).v;
export const textsOf = (entries: WebchatEntry[]): string[] =>
  entries.map(({ content }) => ('text' in content ? content.text : content.kind));

/** Visitors of a chat, as browsers on its website call it. */
export function visitorsOf(of: () => { running: TestApp; chat: Chat; origin: string }) {
  const call = (what: string, body: unknown, given: { key?: string; origin?: string | null; token?: string } = {}, signal?: AbortSignal) =>
    fetch(`${of().running.api.url}/webchat/v1/${given.key ?? of().chat.key}${what}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(given.origin === null ? {} : { origin: given.origin ?? of().origin }),
        ...(given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(signal && { signal }),
    });
  return {
    call,
    begin: async (body: object = {}): Promise<WebchatSession> => (await (await call('/sessions', body)).json()) as WebchatSession,
    say: (token: string, ...messages: { id: string; text: string }[]) => call('/messages', { messages }, { token }),
    /** What the ledger heard from a visitor. */
    inboundOf: (visitor: string) =>
      of().running.test.asOwner<{ text: string; seq: number }>(
        `select text, seq from inbound where account_id = $1 and dedupe_key like $2 and seq is not null order by seq`,
        [of().chat.accountId, `${visitor}:%`],
      ),
    /** Until nobody is being answered. */
    quiet: () =>
      vi.waitFor(
        async () => {
          const [lane] = await of().running.test.asOwner<{ waiting: number }>(
            'select count(*)::int as waiting from lane where ready_at is not null',
          );
          if (lane?.waiting !== 0) throw new Error('still at work');
        },
        { timeout: 15_000, interval: 20 },
      ),
    /** Reads a line until the given number of entries came, then leaves it. */
    async follow(token: string, after: number, count: number): Promise<WebchatEntry[]> {
      const leaving = new AbortController();
      const response = await call('/stream', { after }, { token }, AbortSignal.any([leaving.signal, AbortSignal.timeout(20_000)]));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      const entries: WebchatEntry[] = [];
      let text = '';
      for await (const bytes of response.body ?? []) {
        text += Buffer.from(bytes).toString();
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks)
          if (block.includes('event: entry')) entries.push(JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '') as WebchatEntry);
        if (entries.length >= count) break;
      }
      leaving.abort();
      return entries;
    },
  };
}
