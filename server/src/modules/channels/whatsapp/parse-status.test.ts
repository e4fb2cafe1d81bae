import { describe, expect, test } from 'vitest';
import { mapStatus } from './map-status.ts';
import { parseChangeOf } from './testing.ts';

const status = (more: Record<string, unknown>) =>
  parseChangeOf('messages', { statuses: [{ id: 'wamid.O', timestamp: '1795402840', recipient_id: '966501110001', ...more }] })[0];

describe('parseStatus', () => {
  test.each([
    ['sent', 'delivery'],
    ['delivered', 'delivery'],
    ['read', 'read'],
    ['played', 'read'],
    ['failed', 'failed'],
    ['deleted', 'delete'],
  ])('reports %s as %s, keyed by message and status', (word, kind) => {
    expect(status({ status: word })).toMatchObject({
      kind,
      status: word,
      messageStatus: word,
      messageId: 'wamid.O',
      targetMessageId: 'wamid.O',
      dedupeKey: `wamid.O:${word}`,
    });
    expect(mapStatus(word)).toBe(word);
  });

  test('reports a status it does not know by name and guesses nothing', () => {
    expect(status({ status: 'teleported' })).toMatchObject({ kind: 'ignored', status: 'teleported', dedupeKey: 'wamid.O:teleported' });
    expect(status({ status: 'teleported' })?.messageStatus).toBeUndefined();
    expect([mapStatus('teleported'), mapStatus('constructor')]).toEqual([undefined, undefined]);
  });

  test('brings back our tracker and the price', () => {
    const pricing = { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' };
    expect(status({ status: 'delivered', biz_opaque_callback_data: 'out_7', pricing })).toMatchObject({
      tracker: 'out_7',
      pricing: { billable: true, model: 'PMP', category: 'service', type: 'regular' },
    });
  });

  test('has no user when neither number nor id is given', () => {
    expect(status({ status: 'sent', recipient_id: undefined })).toMatchObject({ kind: 'delivery', messageId: 'wamid.O' });
    expect(status({ status: 'sent', recipient_id: undefined })?.user).toBeUndefined();
  });

  test('keeps apart what the participants of a group report for one message', () => {
    const group = { status: 'read', recipient_type: 'group', recipient_id: 'group-1' };
    const first = status({ ...group, recipient_participant_user_id: 'SA.1', recipient_participant_id: '966501110001' });
    const second = status({ ...group, recipient_participant_id: '966501110002' });
    expect(first).toMatchObject({ groupId: 'group-1', user: { id: 'SA.1', phone: '966501110001' }, dedupeKey: 'wamid.O:read:SA.1' });
    expect(second).toMatchObject({ user: { id: '966501110002' }, dedupeKey: 'wamid.O:read:966501110002' });
  });

  test('names the kind of a failure by its code, and unknown without one', () => {
    expect(status({ status: 'failed', errors: [{ code: 131050, title: 't', error_data: { details: 'd' } }] })).toMatchObject({
      failure: 'opted_out',
      error: { code: '131050', title: 't', detail: 'd' },
    });
    expect(status({ status: 'failed' })?.failure).toBe('unknown');
    expect(status({ status: 'failed', errors: [{ code: 'x' }] })?.failure).toBe('unknown');
  });

  test.each([[{ status: undefined }], [{ status: 5 }], [{ status: 'sent', id: undefined }]])(
    'ignores an element without its essentials: %j',
    (more) => {
      expect(status(more)).toMatchObject({ kind: 'ignored', error: { code: 'channel.malformed' } });
    },
  );
});
