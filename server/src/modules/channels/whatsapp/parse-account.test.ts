import { describe, expect, test } from 'vitest';
import { parseChangeOf } from './testing.ts';

describe('account fields', () => {
  test.each([
    'account_alerts',
    'account_review_update',
    'business_capability_update',
    'phone_number_quality_update',
    'phone_number_name_update',
    'security',
    'flows',
  ])('reports %s with its details, for the whole business account', (field) => {
    const [event] = parseChangeOf(field, { metadata: undefined, current_limit: 'TIER_1K' }, { time: 1795402900 });
    expect(event).toMatchObject({
      kind: 'account',
      accountKey: '330000000000701',
      accountScope: 'business',
      accountEvent: { event: field, details: { current_limit: 'TIER_1K' } },
    });
  });

  test('keeps the name of an event it was never told of', () => {
    expect(parseChangeOf('account_update', { event: 'SOMETHING_NEW', restriction_info: [{}] })[0]?.accountEvent?.event).toBe(
      'SOMETHING_NEW',
    );
  });

  test('keys the same event at two times differently and its second delivery equally', () => {
    const keys = [1795402900, 1795402901, 1795402900].map(
      (time) => parseChangeOf('account_update', { event: 'ACCOUNT_VIOLATION' }, { time })[0]?.dedupeKey,
    );
    expect(keys[0]).toBe(keys[2]);
    expect(keys[0]).not.toBe(keys[1]);
  });

  test('reports a review as template status, and its quality as a matter of the account', () => {
    const value = { message_template_id: 889000000000123, message_template_name: 'order_ready_ar', message_template_language: 'ar' };
    expect(parseChangeOf('message_template_status_update', { ...value, event: 'PAUSED' })[0]).toMatchObject({
      kind: 'template_status',
      template: { id: '889000000000123', name: 'order_ready_ar', language: 'ar', status: 'PAUSED' },
    });
    expect(parseChangeOf('message_template_status_update', value)[0]?.kind).toBe('ignored');
    for (const field of ['message_template_quality_update', 'template_category_update', 'message_template_components_update']) {
      expect(parseChangeOf(field, { ...value, new_quality_score: 'RED' })[0]).toMatchObject({
        kind: 'account',
        accountEvent: { event: field },
        template: { name: 'order_ready_ar' },
      });
    }
  });
});

describe('user preferences', () => {
  const preference = (more: Record<string, unknown>) =>
    parseChangeOf('user_preferences', {
      user_preferences: [{ wa_id: '966501110001', category: 'marketing_messages', timestamp: 1795402870, ...more }],
    })[0];

  test.each([
    ['stop', 'opt_out'],
    ['resume', 'opt_in'],
    ['signup', 'opt_in'],
    ['shrug', 'ignored'],
  ])('report %s as %s', (value, kind) => {
    expect(preference({ value })).toMatchObject({
      kind,
      user: { id: '966501110001' },
      preference: { category: 'marketing_messages', value },
    });
  });

  test('tell two changes of mind apart', () => {
    const keys = [1, 2, 1].map((timestamp) => preference({ value: 'stop', timestamp })?.dedupeKey);
    expect([keys[0] === keys[1], keys[0] === keys[2]]).toEqual([false, true]);
  });

  test('are ignored without a person', () => {
    expect(preference({ value: 'stop', wa_id: undefined })).toMatchObject({ kind: 'ignored', error: { code: 'channel.no_sender' } });
    expect(parseChangeOf('user_preferences', { user_preferences: [null] })[0]?.kind).toBe('ignored');
  });
});

describe('echoes from the phone app', () => {
  test('name the customer, not the business, and keep edits and deletions', () => {
    const echo = { from: '966112340001', to: '966501110001', timestamp: '1795402880' };
    const events = parseChangeOf('smb_message_echoes', {
      message_echoes: [
        { ...echo, id: 'wamid.E1', type: 'image', image: { id: '5' } },
        {
          ...echo,
          id: 'wamid.E2',
          type: 'edit',
          edit: { original_message_id: 'wamid.E1', message: { type: 'text', text: { body: 'تصحيح' } } },
        },
        { ...echo, id: 'wamid.E3', type: 'revoke', revoke: { original_message_id: 'wamid.E1' } },
        { from: '966112340001', id: 'wamid.E4', type: 'text', text: { body: 'to nobody' } },
      ],
    });
    expect(events.map(({ kind, direction, user }) => [kind, direction, user?.id])).toEqual([
      ['image', 'echo', '966501110001'],
      ['edit', 'echo', '966501110001'],
      ['delete', 'echo', '966501110001'],
      ['ignored', 'inbound', undefined],
    ]);
  });
});

describe('address book and history', () => {
  test('an entry of the phone book is a matter of the account', () => {
    const [added, broken] = parseChangeOf('smb_app_state_sync', {
      state_sync: [
        {
          type: 'contact',
          contact: { full_name: 'أبو خالد', phone_number: '966501110001' },
          action: 'add',
          metadata: { timestamp: '1795402880' },
        },
        {},
      ],
    });
    expect(added).toMatchObject({
      kind: 'account',
      occurredAt: new Date('2026-11-23T03:01:20Z'),
      accountEvent: { event: 'contact_add' },
      contacts: [{ name: 'أبو خالد', phones: ['966501110001'] }],
    });
    expect(broken?.kind).toBe('ignored');
    expect(parseChangeOf('smb_app_state_sync', { state_sync: [{ contact: { first_name: 'Noor' } }] })[0]).toMatchObject({
      accountEvent: { event: 'contact_changed' },
      contacts: [{ name: 'Noor', phones: [] }],
    });
  });

  test('old chats are one event, with their messages inside and on the right side', () => {
    const messages = [
      { from: '966501110001', id: 'wamid.H1', timestamp: '1790000000', type: 'text', text: { body: 'السلام عليكم' } },
      { from: '966112340001', id: 'wamid.H2', timestamp: '1790000010', type: 'text', text: { body: 'وعليكم السلام' } },
      'broken',
    ];
    const metadata = { phase: 0, chunk_order: 1, progress: 55 };
    const events = parseChangeOf('history', { history: [{ metadata, threads: [{ id: '966501110001', messages }, null] }] });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      kind: 'account',
      accountEvent: { event: 'HISTORY', details: { messages: 3, progress: 55 } },
      history: { phase: '0', chunkOrder: 1, progress: 55 },
    });
    expect(events[0]?.history?.events.map(({ direction, kind, user }) => [direction, kind, user?.id])).toEqual([
      ['inbound', 'text', '966501110001'],
      ['echo', 'text', '966501110001'],
      ['inbound', 'ignored', undefined],
    ]);
  });

  test('the owner may decline to share old chats', () => {
    const [declined, broken] = parseChangeOf('history', {
      history: [{ errors: [{ code: 2593109, title: 'History sync is turned off' }] }, 5],
    });
    expect(declined).toMatchObject({ kind: 'account', accountEvent: { event: 'HISTORY_DECLINED' }, error: { code: '2593109' } });
    expect(broken?.kind).toBe('ignored');
  });
});

describe('calls', () => {
  test('name the customer whoever calls, and keep each step apart', () => {
    const events = parseChangeOf('calls', {
      calls: [
        {
          id: 'wacid.1',
          from: '966501110001',
          to: '966112340001',
          event: 'connect',
          timestamp: '1795402880',
          direction: 'USER_INITIATED',
          session: { sdp_type: 'offer', sdp: 'v=0' },
        },
        {
          id: 'wacid.2',
          from: '966112340001',
          to: '966501110002',
          event: 'terminate',
          timestamp: '1795402890',
          direction: 'BUSINESS_INITIATED',
        },
        { id: 'wacid.3' },
      ],
      statuses: [{ id: 'wacid.2', status: 'RINGING', timestamp: '1795402885', recipient_id: '966501110002', type: 'call' }],
    });
    expect(events.map(({ kind, dedupeKey, user }) => [kind, dedupeKey, user?.id]).filter(([kind]) => kind === 'call')).toEqual([
      ['call', 'wacid.1:connect', '966501110001'],
      ['call', 'wacid.2:terminate', '966501110002'],
      ['call', 'wacid.2:RINGING', '966501110002'],
    ]);
    expect(events[0]?.call).toEqual({ id: 'wacid.1', event: 'connect', direction: 'USER_INITIATED', sdp: { type: 'offer', body: 'v=0' } });
    expect(events[2]?.kind).toBe('ignored');
  });
});
