import { describe, expect, test } from 'vitest';
import { createLog } from '../../platform/telemetry/log.ts';
import { createMetrics } from '../../platform/telemetry/metrics.ts';
import type { ChannelHttpRequest } from '../channels/index.ts';
import type { AccountLookup, SendingAccount } from './load-account.ts';
import type { SendPace } from './pace-sends.ts';
import { createSender } from './send-message.ts';

const account: SendingAccount = {
  accountKey: '771',
  businessKey: 'waba',
  credentials: { accessToken: 'token' },
  settings: {},
  shutBy: null,
};
const lane = { tenantId: 'tenant', channel: 'whatsapp', accountId: 'acc' };
const reply = { payload: { kind: 'text' as const, text: 'hi', to: { userId: '966500000001' } }, tracker: 'out_1', attempts: 1 };

function senderOver(
  status: number,
  body: unknown,
  given: Partial<AccountLookup> = {},
  closesAt: Date | null = null,
  pace: Partial<SendPace> = {},
) {
  const requests: ChannelHttpRequest[] = [];
  const noted: string[] = [];
  const sender = createSender({
    http: {
      async request(request) {
        requests.push(request);
        if (status === 0) throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
        return { status, headers: {}, body: JSON.stringify(body) };
      },
    },
    configFor: () => ({ baseUrl: 'https://graph.example/v26.0' }),
    accounts: {
      load: async () => account,
      markBroken: async (_tenant, _account, code) => void noted.push(`broken ${code}`),
      markWorking: async () => void noted.push('working'),
      markSuspect: async () => void noted.push('suspect'),
      forget: () => {},
      ...given,
    },
    windows: async () => closesAt,
    pace: { admit: async () => 0, hold: async () => {}, ...pace },
    learnName: async () => {},
    metrics: createMetrics(),
    log: createLog('silent', {}),
  });
  return { sender, requests, noted };
}
const accepted = { messages: [{ id: 'wamid.1' }], contacts: [{ wa_id: '966500000001' }] };
const refused = (code: number) => ({ error: { code, message: 'no', type: 'OAuthException' } });

describe('sendMessage', () => {
  test('sends one message with our own id on it and reports the provider’s', async () => {
    const { sender, requests, noted } = senderOver(200, accepted);
    expect(await sender.send(lane, reply)).toEqual({ kind: 'sent', providerMessageId: 'wamid.1' });
    expect(requests).toHaveLength(1);
    expect(String(requests[0]?.body)).toContain('"biz_opaque_callback_data":"out_1"');
    expect(noted).toEqual(['working']);
  });

  test('is uncertain when the line broke after the request was written', async () => {
    expect(await senderOver(0, null).sender.send(lane, reply)).toEqual({ kind: 'uncertain' });
  });

  test('marks the account when the token is refused, and waits for its repair', async () => {
    const { sender, noted } = senderOver(401, refused(190));
    expect(await sender.send(lane, reply)).toMatchObject({ kind: 'retry', failureKind: 'auth', delayMs: 300_000 });
    expect(noted).toEqual(['broken 190']);
  });

  test('marks an account that its provider blocked, and has one looked at that lacks a right', async () => {
    const blocked = senderOver(400, refused(131031));
    expect(await blocked.sender.send(lane, reply)).toMatchObject({ kind: 'retry', failureKind: 'account_problem' });
    const lacking = senderOver(400, refused(131005));
    expect(await lacking.sender.send(lane, reply)).toMatchObject({ kind: 'retry', failureKind: 'permission' });
    expect([...blocked.noted, ...lacking.noted]).toEqual(['broken 131031', 'suspect']);
  });

  test('parks what an account that is shut would send, and asks its provider nothing', async () => {
    const { sender, requests, noted } = senderOver(200, accepted, { load: async () => ({ ...account, shutBy: '190' }) });
    expect(await sender.send(lane, reply)).toMatchObject({ kind: 'retry', failureKind: 'parked', failureCode: '190' });
    expect([requests, noted]).toEqual([[], []]);
  });

  test('waits for its place and asks the provider nothing, neither as an attempt nor as a failure', async () => {
    const { sender, requests } = senderOver(200, accepted, {}, null, { admit: async () => 1_234 });
    expect(await sender.send(lane, reply)).toEqual({ kind: 'retry', failureKind: 'paced', failureCode: 'rate.kept', delayMs: 1_234 });
    expect(requests).toEqual([]);
  });

  test('calls nobody when waiting for its place took so long that it may not begin any more, and that is no uncertain send', async () => {
    let open = true;
    const late = senderOver(200, accepted, {}, null, {
      admit: async () => {
        open = false;
        return 0;
      },
    });
    expect(await late.sender.send(lane, reply, () => open)).toMatchObject({ kind: 'retry', failureCode: 'lease.short', delayMs: 0 });
    expect(late.requests).toEqual([]);
  });

  test('asks a person about a send of which its provider never tells', async () => {
    const { sender } = senderOver(200, accepted);
    expect(await sender.uncertainPolicy(lane, reply)).toBe('resend');
    expect(await sender.uncertainPolicy({ ...lane, channel: 'telegram' }, reply)).toBe('human');
  });

  test('holds the account, or the person, of whom the provider said too many', async () => {
    const held: unknown[] = [];
    const hold = async (...[, , failure]: Parameters<SendPace['hold']>) => void held.push([failure.scope, failure.code]);
    await senderOver(429, refused(130429), {}, null, { hold }).sender.send(lane, reply);
    await senderOver(400, refused(131056), {}, null, { hold }).sender.send(lane, reply);
    await senderOver(500, refused(131000), {}, null, { hold }).sender.send(lane, reply);
    expect(held).toEqual([
      ['account', '130429'],
      ['user', '131056'],
    ]);
  });

  test('knows what became of a send also when the account cannot be marked', async () => {
    const { sender } = senderOver(200, accepted, { markWorking: () => Promise.reject(new Error('database away')) });
    expect(await sender.send(lane, reply)).toMatchObject({ kind: 'sent' });
  });

  test('knows that nothing left when the account cannot be read, and gives up in the end', async () => {
    const { sender, requests } = senderOver(200, accepted, { load: () => Promise.reject(new Error('unknown secret envelope')) });
    expect(await sender.send(lane, reply)).toMatchObject({ kind: 'retry', failureCode: 'account.unreadable' });
    expect(await sender.send(lane, { ...reply, attempts: 10 })).toMatchObject({ kind: 'failed', failureCode: 'account.unreadable' });
    expect(requests).toEqual([]);
  });

  test('keeps the reply while its account is disconnected, and sends nothing', async () => {
    const { sender, requests } = senderOver(200, accepted, { load: async () => null });
    expect(await sender.send(lane, reply)).toMatchObject({ kind: 'retry', failureCode: 'account.disconnected' });
    expect(requests).toEqual([]);
  });

  test('fails what no channel of ours can send', async () => {
    expect(await senderOver(200, accepted).sender.send({ ...lane, channel: 'pigeon' }, reply)).toMatchObject({
      kind: 'failed',
      failureCode: 'channel.unknown',
    });
  });

  test('has nobody to ask about a lost answer where the provider has no look-up', async () => {
    const { sender, requests } = senderOver(200, accepted);
    expect(await sender.findSent?.(lane, reply, 30_000)).toBeUndefined();
    expect(requests).toEqual([]);
  });

  describe('when the customer wrote long ago', () => {
    const message = { recipient_id: '820', message_id: 'aWdf1' };
    const thread = { tenantId: 'tenant', channel: 'instagram', accountId: 'acc', conversationId: 'cnv' };
    const toPerson = { ...reply, payload: { ...reply.payload, to: { userId: '820' } } };
    const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);

    test('sends nothing of the bot’s, whether it is tried again or answers what came late', async () => {
      const { sender, requests } = senderOver(200, message, {}, hoursAgo(1));
      const closed = { kind: 'failed', failureKind: 'window_closed', failureCode: 'window.closed' };
      expect(await sender.send(thread, { ...toPerson, attempts: 2 })).toEqual(closed);
      expect(await sender.send({ ...thread, pending: [{ occurredAt: hoursAgo(25).toISOString() }] }, toPerson)).toEqual(closed);
      expect(requests).toEqual([]);
    });

    test('says of a person’s words that a person wrote them, for as long as people may', async () => {
      const { sender, requests } = senderOver(200, message, {}, hoursAgo(1));
      expect(await sender.send(thread, { ...toPerson, author: 'agent' })).toMatchObject({ kind: 'sent' });
      expect(String(requests[0]?.body)).toContain('"tag":"HUMAN_AGENT"');
      const late = senderOver(200, message, {}, hoursAgo(7 * 24));
      expect(await late.sender.send(thread, { ...toPerson, author: 'agent' })).toMatchObject({ failureCode: 'window.closed' });
      expect(late.requests).toEqual([]);
    });

    test('asks nobody about a first answer to a fresh message', async () => {
      const { sender } = senderOver(200, message, {}, hoursAgo(1));
      expect(await sender.send({ ...thread, pending: [{ occurredAt: new Date().toISOString() }] }, toPerson)).toMatchObject({
        kind: 'sent',
      });
    });
  });
});
