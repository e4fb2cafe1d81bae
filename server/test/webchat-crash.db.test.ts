import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellLost } from '../src/modules/webchat/index.ts';
import { takeMessages } from '../src/modules/webchat/take-messages.ts';
import { AppError } from '../src/platform/errors.ts';
import { startTestApp, type TestApp } from './app.ts';
import { addChat, type Chat, textsOf, visitorOf, visitorsOf } from './chats.ts';

// Between the thread that a visitor sees and the ledger: nothing is lost there, and nothing is said to be sent that is not.

let running: TestApp;
let chat: Chat;
beforeAll(async () => {
  running = await startTestApp();
  chat = await addChat(running, 'wc_crash_00000000001', 'https://shop.example');
});
afterAll(() => running.close());

const { begin, say, inboundOf, quiet, follow } = visitorsOf(() => ({ running, chat, origin: 'https://shop.example' }));

describe('a process that dies with a message in its hands', () => {
  /** Takes it as a process does that dies before, or right after, the ledger has it: nothing of it runs any further. */
  async function takeAndDie(token: string, messages: object[], when: 'before' | 'after'): Promise<void> {
    const reached = Promise.withResolvers<void>();
    const dying = {
      ...running.app.webchat.deps,
      async accept(...given: Parameters<typeof running.app.ingress.accept>) {
        if (when === 'after') await running.app.ingress.accept(...given);
        reached.resolve();
        return new Promise<never>(() => {});
      },
    };
    const found = await dying.find(chat.key);
    if (!found) throw new Error('no chat');
    void takeMessages(dying, found, visitorOf(token), messages as Parameters<typeof takeMessages>[3]);
    await reached.promise;
  }
  const problems: unknown[] = [];
  const tellAgain = () => tellLost(running.app.webchat.deps, (error) => problems.push(error), 0);

  for (const when of ['before', 'after'] as const)
    it(`${when} the ledger had it: the page is not told that it was sent, and the ledger has it once in the end`, async () => {
      const { token } = await begin();
      const text = `died ${when}`;
      await takeAndDie(token, [{ id: randomUUID(), text }], when);
      await quiet();
      expect((await begin({ token })).entries).toEqual([]);
      const line = follow(token, 0, 2);
      await tellAgain();
      expect(textsOf(await line)[0]).toBe(text);
      await quiet();
      await tellAgain();
      expect((await inboundOf(visitorOf(token))).map((row) => row.text)).toEqual([text]);
      expect((await begin({ token })).entries.filter(({ from }) => from === 'visitor')).toHaveLength(1);
      expect(problems).toEqual([]);
    });

  it('is made good by the next message, in the order of writing, and by the same message sent again', async () => {
    const { token } = await begin();
    const first = { id: randomUUID(), text: 'first' };
    await takeAndDie(token, [first, { id: randomUUID(), choice: { id: 'pick', title: 'second' } }], 'before');
    expect((await say(token, first, { id: randomUUID(), text: 'third' })).status).toBe(200);
    await quiet();
    expect((await inboundOf(visitorOf(token))).map(({ text }) => text)).toEqual(['first', 'second', 'third']);
    const { entries } = await begin({ token });
    expect(textsOf(entries.filter(({ from }) => from === 'visitor'))).toEqual(['first', 'second', 'third']);
  });

  it('and whose visitor signs in meanwhile: it is heard once, as said by the one person', async () => {
    const stranger = await begin();
    const lost = { id: randomUUID(), text: 'said as a stranger' };
    await takeAndDie(stranger.token, [lost], 'after');
    const hash = createHmac('sha256', chat.secrets['identitySecret'] ?? '')
      .update('cust-13')
      .digest('hex');
    const signedIn = await begin({ token: stranger.token, user: { id: 'cust-13', hash } });
    // The page never heard that it was taken.
    expect((await say(signedIn.token, lost, { id: randomUUID(), text: 'said as a user' })).status).toBe(200);
    await quiet();
    const heard = await running.test.asOwner<{ text: string }>(
      'select text from inbound where account_id = $1 and seq is not null and split_part(dedupe_key, $2, 1) = any ($3) order by received_at, seq',
      [chat.accountId, ':', [stranger, signedIn].map(({ token }) => visitorOf(token))],
    );
    expect(heard.map(({ text }) => text)).toEqual(['said as a stranger', 'said as a user']);
  });

  it('a message that the ledger refused is told as not sent, and holds nothing of others', async () => {
    const { token } = await begin();
    const overloaded = { ...running.app.webchat.deps, accept: () => Promise.reject(new AppError('service.overloaded')) };
    const found = await overloaded.find(chat.key);
    const message = { id: randomUUID(), text: 'too much at once' };
    await expect(found && takeMessages(overloaded, found, visitorOf(token), [message])).rejects.toMatchObject({
      code: 'service.overloaded',
    });
    expect((await begin({ token })).entries).toEqual([]);
    expect((await say(token, message)).status).toBe(200);
    expect(textsOf((await begin({ token })).entries)[0]).toBe('too much at once');
    await quiet();
  });
});
