import { describe, expect, test } from 'vitest';
import { createLocalPacer } from '../../platform/limits/pacer.ts';
import { adapterFor, type ChannelAdapter, type ConnectedAccount, type OutboundContent, type SendFailed } from '../channels/index.ts';
import { createSendPace, type SendPace } from './pace-sends.ts';
import type { SendableReply, SendingLane } from './send-message.ts';

const TENANT = '00000000-0000-4000-8000-0000000000a1';
const OTHER = '00000000-0000-4000-8000-0000000000a2';
const text: OutboundContent = { kind: 'text', text: 'hi' };
const connected = (settings: Record<string, unknown> = {}): ConnectedAccount => ({
  accountKey: '1',
  businessKey: '2',
  credentials: {},
  settings,
});

let sent = 0;
const replyOf = (given: Partial<SendableReply> & { content?: OutboundContent } = {}): SendableReply => {
  const { content = text, ...rest } = given;
  return { payload: { ...content, to: { userId: '1' } }, tracker: `out_${(sent += 1)}`, attempts: 1, ...rest };
};

/** What leaves at once, of `count` messages that all want to. */
async function atOnce(
  pace: SendPace,
  kind: string,
  count: number,
  given: { settings?: object; lane?: Partial<SendingLane>; content?: OutboundContent; onePerson?: boolean } = {},
) {
  const waits: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const lane: SendingLane = {
      tenantId: TENANT,
      channel: kind,
      accountId: 'acc',
      conversationId: given.onePerson ? 'cnv' : `cnv${index}`,
      ...given.lane,
    };
    waits.push(
      await pace.admit(
        adapterFor(kind) as ChannelAdapter,
        connected({ ...given.settings }),
        lane,
        replyOf(given.content ? { content: given.content } : {}),
      ),
    );
  }
  return { now: waits.filter((wait) => wait === 0).length, within: (ms: number) => waits.filter((wait) => wait < ms).length, waits };
}

function paceAt(scale = 1) {
  const clock = { now: 1_000_000 };
  return { clock, pace: createSendPace({ pacer: createLocalPacer(() => clock.now), scaleFor: () => scale }) };
}

describe('the pace of sends', () => {
  test.each([
    ['whatsapp', {}, 80],
    ['whatsapp', { coexistence: true }, 20],
    ['whatsapp', { throughput: 'high' }, 1_000],
    ['instagram', {}, 300],
    ['messenger', {}, 300],
    ['telegram', {}, 30],
    ['twilio_sms', {}, 1],
    ['twilio_sms', { numberType: 'toll_free' }, 3],
    ['twilio_whatsapp', {}, 80],
  ])('of an account of %s %j stays below %i in a second, and close to it', async (kind, settings, allowed) => {
    const { within } = await atOnce(paceAt().pace, kind, 3_000, { settings });
    expect(within(1_000)).toBeLessThanOrEqual(allowed);
    expect(within(2_000)).toBeGreaterThanOrEqual(Math.floor(allowed * 1.5));
  });

  test.each([
    ['whatsapp', 45, 6_000],
    ['twilio_whatsapp', 45, 6_000],
    ['telegram', 3, 1_000],
  ])('to one person on %s is %i at once and then one in %i ms', async (kind, burst, everyMs) => {
    const { pace } = paceAt();
    const waits: number[] = [];
    for (let index = 0; index < burst + 2; index += 1) {
      // So slowly that the account itself keeps nothing back.
      const [wait = -1] = (await atOnce(pace, kind, 1, { onePerson: true, settings: { throughput: 'high' } })).waits;
      waits.push(wait);
    }
    expect(waits.slice(0, burst).every((wait) => wait <= 600)).toBe(true);
    expect(waits[burst]).toBeGreaterThan(everyMs - 100);
    expect((waits[burst + 1] ?? 0) - (waits[burst] ?? 0)).toBeGreaterThan(everyMs - 100);
  });

  test('counts what the customer wrote where the provider does, once for a reply of several parts', async () => {
    const pending = Array.from({ length: 9 }, () => ({ occurredAt: new Date(0).toISOString() }));
    const alone = await atOnce(paceAt().pace, 'whatsapp', 400);
    const answering = await atOnce(paceAt().pace, 'whatsapp', 400, { lane: { pending } });
    expect(answering.within(2_000)).toBeLessThan(alone.within(2_000) / 4);
    const { pace } = paceAt();
    const lane = { tenantId: TENANT, channel: 'whatsapp', accountId: 'acc', conversationId: 'cnv', pending };
    const waits: number[] = [];
    for (let part = 0; part < 12; part += 1)
      waits.push(await pace.admit(adapterFor('whatsapp') as ChannelAdapter, connected(), lane, replyOf({ part })));
    expect(Math.max(...waits)).toBeLessThan(300);
  });

  test('lets fewer films through than words, on Instagram', async () => {
    const video: OutboundContent = { kind: 'media', media: 'video', source: { link: 'https://a.example/b.mp4' } };
    expect((await atOnce(paceAt().pace, 'instagram', 100, { content: video })).within(1_000)).toBeLessThanOrEqual(10);
  });

  test('counts a long Arabic text message as the several that networks carry', async () => {
    const { clock, pace } = paceAt();
    const long: OutboundContent = { kind: 'text', text: 'مرحبا '.repeat(30) };
    expect((await atOnce(pace, 'twilio_sms', 1, { content: long })).waits).toEqual([0]);
    clock.now += 1_000;
    const [wait = 0] = (await atOnce(pace, 'twilio_sms', 1)).waits;
    expect(wait).toBe(2_000);
  });

  test('holds only the account that was throttled, for as long as the provider asked', async () => {
    const { pace } = paceAt();
    const lane = { tenantId: TENANT, channel: 'whatsapp', accountId: 'acc', conversationId: 'cnv' };
    const failure: SendFailed = {
      ok: false,
      failure: 'throttled',
      code: '130429',
      ambiguous: false,
      scope: 'account',
      retryAfterMs: 17_000,
      detail: '',
    };
    await pace.hold(lane, replyOf(), failure);
    expect((await atOnce(pace, 'whatsapp', 5)).waits.every((wait) => wait >= 17_000)).toBe(true);
    expect((await atOnce(pace, 'whatsapp', 5, { lane: { accountId: 'acc_2' } })).now).toBe(5);
    expect((await atOnce(pace, 'whatsapp', 5, { lane: { tenantId: OTHER } })).now).toBe(5);
  });

  test('holds only the person where the provider spoke of the pair', async () => {
    const { pace } = paceAt(0);
    const lane = { tenantId: TENANT, channel: 'whatsapp', accountId: 'acc', conversationId: 'cnv' };
    await pace.hold(lane, replyOf(), { ok: false, failure: 'throttled', code: '131056', ambiguous: false, scope: 'user', detail: '' });
    expect((await atOnce(pace, 'whatsapp', 1, { onePerson: true })).waits).toEqual([500]);
    expect((await atOnce(pace, 'whatsapp', 20)).now).toBe(20);
  });

  test('keeps no rate where the installation says so', async () => {
    expect((await atOnce(paceAt(0).pace, 'twilio_sms', 500)).now).toBe(500);
    expect((await atOnce(paceAt(10).pace, 'twilio_sms', 100)).within(1_000)).toBeGreaterThan(8);
  });
});
