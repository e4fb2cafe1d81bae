import { describe, expect, test } from 'vitest';
import { adapterFor, type InboundEvent } from '../channels/index.ts';
import { eachTarget, toLedgerEvent } from './to-ledger-event.ts';

const receivedAt = new Date('2026-11-23T12:00:00Z');
const map = (given: Partial<InboundEvent>, options: { burstScale?: number } = {}) => {
  const adapter = adapterFor('whatsapp');
  if (!adapter) throw new Error('no adapter');
  const event: InboundEvent = {
    channel: 'whatsapp',
    accountKey: '771',
    dedupeKey: 'key',
    occurredAt: receivedAt,
    direction: 'inbound',
    kind: 'text',
    messageId: 'wamid.1',
    text: 'hi there, what is new?',
    user: { id: 'US.1', aliases: ['US.1', '966500'], phone: '966500', name: 'Huda' },
    raw: { secret: 'raw' },
    ...given,
  };
  return toLedgerEvent(event, adapter, {
    delivery: 2,
    deliveryId: 'dlv',
    receivedAt,
    burstScale: 1,
    turn: 'quickTurn',
    lateAfterMs: 600_000,
    ...options,
  });
};

describe('toLedgerEvent', () => {
  test('names everybody by every identifier, the canonical one first', () => {
    expect(map({}).user).toEqual({ ids: ['US.1', '966500'], kinds: ['provider_id', 'phone'], name: 'Huda' });
    expect(map({ kind: 'identity_change', identityChange: { newPhone: '966511' } })).toMatchObject({
      user: { ids: ['US.1', '966500', '966511'], kinds: ['provider_id', 'phone', 'phone'] },
      inConversation: false,
    });
  });

  test('leaves the provider’s raw element to the journal', () => {
    expect(JSON.stringify(map({}))).not.toContain('secret');
  });

  test('answers what a customer says, and nothing else', () => {
    for (const kind of ['text', 'image', 'choice', 'order', 'unsupported'] as const)
      expect(map({ kind })).toMatchObject({ wantsAnswer: true, inConversation: true });
    for (const kind of ['reaction', 'edit', 'delete'] as const)
      expect(map({ kind })).toMatchObject({ wantsAnswer: false, inConversation: true });
    for (const kind of ['account', 'template_status', 'opt_out', 'ignored', 'typing'] as const) {
      expect(map({ kind })).toMatchObject({ wantsAnswer: false, inConversation: false });
    }
  });

  test('never answers an echo of the business itself, nor a group', () => {
    expect(map({ direction: 'echo' })).toMatchObject({ wantsAnswer: false, inConversation: true });
    expect(map({ groupId: 'group' })).toMatchObject({ wantsAnswer: false, inConversation: false, user: { ids: [] } });
  });

  test('a wish about everything is part of the thread, one about advertising is not', () => {
    const wish = (category: string) => map({ kind: 'opt_out', text: 'STOP', preference: { category, value: 'stop' } });
    expect(wish('all')).toMatchObject({ inConversation: true, wantsAnswer: false, text: 'stop', payload: { text: 'STOP' } });
    expect(wish('marketing_messages')).toMatchObject({ inConversation: false, wantsAnswer: false });
  });

  test('answers who came by a link and said something', () => {
    expect(map({ kind: 'referral', referral: { ref: 'branch-3' } })).toMatchObject({ wantsAnswer: true, inConversation: true });
    expect(map({ kind: 'referral', text: undefined as never })).toMatchObject({ wantsAnswer: false, inConversation: true });
  });

  test('makes one event of each target, with a key of its own', () => {
    const event = { dedupeKey: '9', kind: 'delete', targetMessageId: '311', targetMessageIds: ['311', '312'] } as unknown as InboundEvent;
    expect(eachTarget(event).map(({ dedupeKey, targetMessageId }) => [dedupeKey, targetMessageId])).toEqual([
      ['9', '311'],
      ['9:312', '312'],
    ]);
    expect(eachTarget({ dedupeKey: '9', kind: 'text' } as unknown as InboundEvent)).toEqual([{ dedupeKey: '9', kind: 'text' }]);
  });

  test('brings our own id back with a status and with an echo', () => {
    expect(map({ kind: 'delivery', status: 'delivered', tracker: 'out_1' })).toMatchObject({
      status: 'delivered',
      tracker: 'out_1',
      targetMessageId: 'wamid.1',
    });
    expect(map({ direction: 'echo', tracker: 'out_1' })).toMatchObject({ tracker: 'out_1' });
    expect(map({ kind: 'delivery', status: 'sent' }).status).toBe('sent');
    expect(map({ kind: 'read', status: 'read' }).status).toBe('read');
    expect(map({ kind: 'failed', status: 'failed', failure: 'window_closed', error: { code: '131047' } })).toMatchObject({
      status: 'failed',
      failureKind: 'window_closed',
      errorCode: '131047',
    });
  });

  test('opens the window for what a customer writes, longer for one who came through an ad', () => {
    expect(map({}).windowHours).toBe(24);
    expect(map({ referral: { adId: '1' } }).windowHours).toBe(72);
    expect(map({ kind: 'reaction' })).not.toHaveProperty('windowHours');
  });

  test('marks what is older than ten minutes as late', () => {
    expect(map({ occurredAt: new Date('2026-11-23T11:49:59Z') }).late).toBe(true);
    expect(map({ occurredAt: new Date('2026-11-23T11:50:01Z') }).late).toBe(false);
  });

  test('scales the wait for a burst, and waits for nothing that wants no answer', () => {
    const whole = map({}).waitMs as number;
    expect(whole).toBeGreaterThan(0);
    expect(map({}, { burstScale: 2 }).waitMs).toBe(whole * 2);
    expect(map({}, { burstScale: 0 }).waitMs).toBe(0);
    expect(map({ kind: 'reaction' }).waitMs).toBe(0);
  });
});
