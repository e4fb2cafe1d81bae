import { describe, expect, test } from 'vitest';
import { parse } from './parse.ts';
import { parseChangeOf, parseMessages, testReceivedAt, toRequest } from './testing.ts';

const one = (message: unknown, more?: Record<string, unknown>) => parseMessages([message], more)[0];

describe('parse · kinds of messages', () => {
  test('reads audio that is no voice note, video and sticker with their media', () => {
    const events = parseMessages([
      { type: 'audio', audio: { id: 11, mime_type: 'audio/mpeg', sha256: 'x', voice: false } },
      { type: 'video', video: { id: '12', caption: 'شاهد' } },
      { type: 'sticker', sticker: { id: '13', mime_type: 'image/webp', animated: true } },
    ]);
    expect(events.map(({ kind, media, text }) => [kind, media?.[0]?.id, media?.[0]?.needsAuth, text])).toEqual([
      ['audio', '11', true, undefined],
      ['video', '12', true, 'شاهد'],
      ['sticker', '13', true, undefined],
    ]);
  });

  test('says when a media URL in the payload ends', () => {
    expect(one({ type: 'image', image: { id: '1', url: 'https://lookaside.fbsbx.com/1' } })?.media?.[0]).toEqual({
      id: '1',
      url: 'https://lookaside.fbsbx.com/1',
      needsAuth: true,
      expiresAt: new Date('2026-11-23T03:05:00Z'),
    });
  });

  test('reads coordinates that are strings, with an address', () => {
    expect(one({ type: 'location', location: { latitude: '24.71', longitude: '46.67', address: 'Olaya' } })?.location).toEqual({
      latitude: 24.71,
      longitude: 46.67,
      address: 'Olaya',
    });
  });

  test('reads an order with its items', () => {
    const order = {
      catalog_id: 77,
      text: 'بدون بصل',
      product_items: [{ product_retailer_id: 'p1', quantity: '2', item_price: 28.5, currency: 'SAR' }, null],
    };
    expect(one({ type: 'order', order })).toMatchObject({
      kind: 'order',
      text: 'بدون بصل',
      order: { catalogId: '77', items: [{ productId: 'p1', quantity: 2, price: 28.5, currency: 'SAR' }, {}] },
    });
  });

  test('names a contact card by its parts and takes the WhatsApp id where no phone is given', () => {
    const contacts = [
      { name: { first_name: 'Omar', last_name: 'Haddad' }, phones: [{ wa_id: '971550100001' }, 'x'] },
      5,
      { phones: 'none' },
    ];
    expect(one({ type: 'contacts', contacts })?.contacts).toEqual([{ name: 'Omar Haddad', phones: ['971550100001'] }, { phones: [] }]);
  });

  test.each([
    ['an object', '{"date":"2026-11-25"}', { date: '2026-11-25' }],
    ['a list', '[1,2]', { value: [1, 2] }],
    ['no JSON', 'Sent', { value: 'Sent' }],
    ['JSON null', 'null', { value: 'null' }],
    ['already decoded', { a: 1 }, { a: 1 }],
    ['missing', undefined, {}],
  ])('reads a flow whose response is %s', (_name, response_json, form) => {
    expect(one({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json } } })).toMatchObject({
      kind: 'form',
      form,
    });
  });

  test('takes the words of a button for its id where it has none', () => {
    expect(one({ type: 'button', button: { text: 'ممتاز' } })?.choice).toEqual({ id: 'ممتاز', title: 'ممتاز', source: 'template' });
    expect(one({ type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'b1' } } })).toMatchObject({
      kind: 'choice',
      choice: { id: 'b1', source: 'button' },
    });
  });

  test('reads the answer to a call permission request', () => {
    const interactive = { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } };
    expect(one({ type: 'interactive', interactive })).toMatchObject({ kind: 'call', call: { id: 'wamid.0', event: 'permission_accept' } });
  });

  test('keeps the new media of an edited caption', () => {
    const edit = { original_message_id: 'wamid.OLD', message: { type: 'image', image: { id: '9', caption: 'الجديد' } } };
    expect(one({ type: 'edit', edit })).toMatchObject({ kind: 'edit', targetMessageId: 'wamid.OLD', text: 'الجديد', media: [{ id: '9' }] });
    expect(one({ type: 'edit', edit: { original_message_id: 'wamid.OLD' } })).toMatchObject({ kind: 'edit', targetMessageId: 'wamid.OLD' });
  });

  test('reads a changed device key and a new business-scoped id', () => {
    expect(one({ type: 'system', system: { type: 'customer_identity_changed' }, identity: { hash: 'h1' } })).toMatchObject({
      kind: 'identity_change',
      identityChange: { hash: 'h1' },
    });
    expect(one({ type: 'system', system: { type: 'user_changed_user_id', user_id: 'SA.777' } })?.identityChange).toEqual({
      newUserId: 'SA.777',
    });
  });

  test('does not take a malformed new id for an identity', () => {
    expect(one({ type: 'system', system: { type: 'user_changed_number', wa_id: 'none', user_id: 'sa-1' } })?.identityChange).toEqual({});
  });

  test.each([
    ['request_welcome', { type: 'request_welcome' }],
    ['a system message of another type', { type: 'system', system: { type: 'group_created' } }],
  ])('ignores %s', (_name, message) => {
    expect(one(message)?.kind).toBe('ignored');
  });

  test.each([
    ['a type of the future', { type: 'hologram', hologram: {} }],
    ['no type', {}],
    ['a type that is no word', { type: 7 }],
    ['a type that every object has', { type: 'constructor' }],
    ['a text without words', { type: 'text', text: { body: '' } }],
    ['a text that is a number', { type: 'text', text: { body: 5 } }],
    ['media without id and URL', { type: 'image', image: {} }],
    ['media that is a list', { type: 'image', image: [] }],
    ['a place without coordinates', { type: 'location', location: { latitude: 'north' } }],
    ['no contact cards', { type: 'contacts', contacts: 'x' }],
    ['a reaction to nothing', { type: 'reaction', reaction: { emoji: '👍' } }],
    ['an edit of nothing', { type: 'edit', edit: {} }],
    ['a deletion of nothing', { type: 'revoke' }],
    ['an order without a body', { type: 'order' }],
    ['a choice without id and title', { type: 'interactive', interactive: { type: 'list_reply', list_reply: {} } }],
    ['a flow without a body', { type: 'interactive', interactive: { type: 'nfm_reply' } }],
    ['an interactive message of the future', { type: 'interactive', interactive: { type: 'carousel_reply' } }],
    ['disappearing messages', { type: 'ephemeral' }],
  ])('reports %s as unsupported', (_name, message) => {
    expect(one(message)).toMatchObject({ kind: 'unsupported', messageId: 'wamid.0', dedupeKey: 'wamid.0' });
  });

  test('explains an interactive message without a body by the error beside it', () => {
    const errors = [{ code: 131000, title: 'Something went wrong' }];
    const events = parseMessages([{ type: 'interactive' }, { type: 'text', text: { body: 'hi' } }], { errors });
    expect(events.map(({ kind, error }) => [kind, error?.code])).toEqual([
      ['unsupported', '131000'],
      ['text', undefined],
    ]);
  });
});

describe('parse · what surrounds a message', () => {
  test('keeps the message that is answered, forwarding, the group and the product asked about', () => {
    const context = { id: 'wamid.OUT', frequently_forwarded: true, referred_product: { catalog_id: '1', product_retailer_id: 'p9' } };
    expect(one({ type: 'text', text: { body: 'متوفر؟' }, context, group_id: 'g1' })).toMatchObject({
      replyTo: { messageId: 'wamid.OUT' },
      forwarded: true,
      groupId: 'g1',
      productEnquiry: { catalogId: '1', productId: 'p9' },
    });
  });

  test('keeps where an advertisement led from, on any kind of message', () => {
    const referral = {
      source_type: 'ad',
      source_id: 120210000000000001n.toString(),
      source_url: 'https://fb.me/x',
      ctwa_clid: 'c',
      headline: 'خصم',
    };
    expect(one({ type: 'image', image: { id: '1' }, referral })?.referral).toEqual({
      source: 'ad',
      ref: 'https://fb.me/x',
      adId: '120210000000000001',
      clickId: 'c',
      headline: 'خصم',
    });
  });

  test('reads times in seconds as string or number and in milliseconds, and falls back to the entry and to arrival', () => {
    const times = ['1795402800', 1795402800, 1795402800000, 'soon', undefined, -5, 1e300];
    const events = parseMessages(times.map((timestamp) => ({ type: 'text', text: { body: 'x' }, timestamp })));
    const at = new Date('2026-11-23T03:00:00Z');
    expect(events.map((event) => event.occurredAt)).toEqual([at, at, at, testReceivedAt, testReceivedAt, testReceivedAt, testReceivedAt]);
    const [event] = parseChangeOf('account_alerts', { event: 'X' }, { time: 1795402800 });
    expect(event?.occurredAt).toEqual(at);
  });

  test('keys a message without an id by its bytes', () => {
    const [a, b, again] = ['x', 'y', 'x'].map((body) => one({ type: 'text', text: { body }, id: undefined }));
    expect(a?.messageId).toBeUndefined();
    expect(a?.dedupeKey).toMatch(/^message:[0-9a-f]{32}$/);
    expect(again?.dedupeKey).toBe(a?.dedupeKey);
    expect(b?.dedupeKey).not.toBe(a?.dedupeKey);
  });
});

describe('parse · envelopes', () => {
  const message = { from: '966501110001', id: 'wamid.A', timestamp: '1795402800', type: 'text', text: { body: 'مرحبا' } };
  const change = { field: 'messages', value: { metadata: { phone_number_id: 771200000000101 }, messages: [message] } };

  test('reads an account key that is a number', () => {
    expect(parse(toRequest({ entry: [{ changes: [change] }] }))[0]?.accountKey).toBe('771200000000101');
  });

  test('ignores other products, unknown fields and what has no account', () => {
    expect(parse(toRequest({ object: 'instagram', entry: [{ id: '1', changes: [change] }] }))).toEqual([]);
    expect(
      parse(
        toRequest({
          entry: [{ id: '1', changes: [{ ...change, field: 'standby' }, { value: {} }, null, { ...change, field: 'toString' }] }],
        }),
      ),
    ).toEqual([]);
    expect(parse(toRequest({ entry: [{ changes: [{ field: 'messages', value: { messages: [message] } }] }] }))).toEqual([]);
  });

  test('answers no message whose phone number is not named', () => {
    const value = { messages: [message], statuses: [{ id: 'wamid.O', status: 'read' }] };
    const events = parse(toRequest({ entry: [{ id: '330000000000701', changes: [{ field: 'messages', value }] }] }));
    expect(events).toMatchObject([
      { kind: 'ignored', accountKey: '330000000000701', accountScope: 'business', error: { code: 'channel.no_account' } },
      { kind: 'ignored', error: { code: 'channel.no_account' } },
    ]);
  });

  test('loses none of the others over a broken element', () => {
    const events = parseMessages([null, 7, 'x', [], { type: 'text', text: { body: 'still here' } }], {
      statuses: [false, { id: 'wamid.O', status: 'delivered', timestamp: '1795402800' }],
      errors: ['x', { code: 130429, title: 'Rate limit hit' }],
    });
    expect(events.map(({ kind }) => kind)).toEqual([
      'ignored',
      'ignored',
      'ignored',
      'ignored',
      'text',
      'ignored',
      'delivery',
      'ignored',
      'account',
    ]);
    expect(new Set(events.map(({ dedupeKey }) => dedupeKey)).size).toBe(events.length);
    expect(events.at(-1)).toMatchObject({ accountEvent: { event: 'ERROR' }, error: { code: '130429', title: 'Rate limit hit' } });
  });

  test('reads a thousand updates of a thousand people in one body', () => {
    const people = Array.from({ length: 1000 }, (_unused, index) => ({
      wa_id: `9665${String(index).padStart(8, '0')}`,
      user_id: `SA.${index}`,
      profile: { name: `N${index}` },
    }));
    const messages = people.map((person, index) => ({
      from: person.wa_id,
      from_user_id: undefined,
      id: `wamid.p${index}`,
      type: 'text',
      text: { body: 'x' },
    }));
    const events = parseMessages(messages, { contacts: people });
    expect(events[999]?.user).toEqual({ id: 'SA.999', aliases: ['SA.999', '966500000999'], name: 'N999', phone: '966500000999' });
  });
});
