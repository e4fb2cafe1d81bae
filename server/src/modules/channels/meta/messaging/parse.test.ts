import { describe, expect, test } from 'vitest';
import { parseMessaging } from './parse.ts';
import { parseItems, testReceivedAt, toRequest } from './testing.ts';

const first = (item: unknown, channel: 'instagram' | 'messenger' = 'instagram') => parseItems([item], channel)[0];

describe('who wrote', () => {
  test('takes what the account itself sent for an echo, marked or not, and the other one for the person', () => {
    const parties = { sender: { id: '17841400000000501' }, recipient: { id: '820' } };
    for (const message of [
      { mid: 'm1', text: 'hi', is_echo: true },
      { mid: 'm1', text: 'hi' },
    ])
      expect(first({ ...parties, message })).toMatchObject({ direction: 'echo', user: { id: '820' }, messageId: 'm1' });
    expect(first({ ...parties, reaction: { mid: 'm0', action: 'react', reaction: 'love' } })).toMatchObject({
      direction: 'echo',
      text: '❤️',
    });
  });

  test('knows the person of a web page’s checkbox by that page’s reference', () => {
    expect(first({ sender: {}, optin: { ref: 'offers', user_ref: 'ref-1' } }, 'messenger')).toMatchObject({
      kind: 'opt_in',
      user: { id: 'ref-1' },
      preference: { value: 'offers' },
    });
  });

  test('keeps a message without a sender, so that its loss is counted', () => {
    expect(first({ sender: {}, message: { mid: 'm1', text: 'hi' } })).toMatchObject({
      kind: 'ignored',
      error: { code: 'channel.no_sender' },
    });
  });
});

describe('what was written', () => {
  test('gives our own id back from the echo of a send, and from nothing else', () => {
    expect(first({ message: { mid: 'm1', text: 'hi', is_echo: true, metadata: 'out_1' } })?.tracker).toBe('out_1');
    expect(first({ message: { mid: 'm1', text: 'hi', metadata: 'out_1' } })?.tracker).toBeUndefined();
  });

  test('reads a voice answer to a story as one, with its file', () => {
    const attachments = [{ type: 'audio', payload: { url: 'https://lookaside.example/a' } }];
    expect(first({ message: { mid: 'm1', attachments, reply_to: { story: { id: '9', url: 'https://story' } } } })).toMatchObject({
      kind: 'story_reply',
      media: [{ kind: 'audio', url: 'https://lookaside.example/a', needsAuth: false }],
      replyTo: { story: { id: '9', url: 'https://story' } },
    });
  });

  test.each([
    ['a kind that nobody documented', { attachments: [{ type: 'hologram', payload: { url: 'https://x' } }] }],
    ['a file without an address', { attachments: [{ type: 'image', payload: {} }] }],
    ['an empty message', {}],
    ['an attachment that is none', { attachments: [7] }],
    ['a place without coordinates', { attachments: [{ type: 'location', payload: {} }] }],
  ])('calls %s unsupported, so that somebody looks', (_name, message) => {
    expect(first({ message: { mid: 'm1', ...message } })?.kind).toBe('unsupported');
  });

  test('reads edits and reactions in the other form that Instagram has been seen to send', () => {
    const value = { mid: 'm1', text: 'new', num_edit: 1, timestamp: 1_795_402_800, from: { id: '820', username: '@sara' } };
    const changes = [
      { field: 'message_edit', value },
      { field: 'message_reactions', value: { ...value, action: 'react', emoji: '🔥' } },
      { field: 'comments', value: { id: '1', text: 'nice' } },
    ];
    const body = { object: 'instagram', entry: [{ id: '5', changes }] };
    const events = parseMessaging(
      { channel: 'instagram', object: 'instagram' },
      toRequest(Buffer.from(JSON.stringify(body))),
      testReceivedAt,
    );
    expect(events).toMatchObject([
      {
        kind: 'edit',
        targetMessageId: 'm1',
        text: 'new',
        user: { id: '820', username: 'sara' },
        occurredAt: new Date('2026-11-23T03:00:00Z'),
      },
      { kind: 'reaction', targetMessageId: 'm1', text: '🔥' },
    ]);
  });

  test('tells a rule that Meta enforces against the page', () => {
    expect(first({ policy_enforcement: { action: 'block', reason: 'spam' } }, 'messenger')).toMatchObject({
      kind: 'account',
      accountEvent: { event: 'POLICY_BLOCK', details: { action: 'block', reason: 'spam' } },
    });
  });

  test('remembers the product that a message asks about', () => {
    expect(first({ message: { mid: 'm1', text: 'متوفر؟', referral: { product: { id: 'SKU-9' } } } })?.productEnquiry).toEqual({
      productId: 'SKU-9',
    });
  });
});

describe('keys', () => {
  test('are apart for a message, its edits, its reactions and its removal, and the same at each delivery', () => {
    const items = [
      { message: { mid: 'm1', text: 'hi' } },
      { message_edit: { mid: 'm1', text: 'hey', num_edit: 1 } },
      { message_edit: { mid: 'm1', text: 'ho', num_edit: 2 } },
      { reaction: { mid: 'm1', action: 'react', emoji: '❤️' } },
      { reaction: { mid: 'm1', action: 'unreact' } },
      { timestamp: 1_795_402_900_000, reaction: { mid: 'm1', action: 'react', emoji: '❤️' } },
      { message: { mid: 'm1', is_deleted: true } },
      { read: { mid: 'm1' } },
      { read: { watermark: 1_795_402_800_000 } },
      { postback: { title: 'Menu', payload: 'MENU' } },
      { timestamp: 1_795_402_900_000, postback: { title: 'Menu', payload: 'MENU' } },
    ];
    const keys = parseItems(items).map(({ dedupeKey }) => dedupeKey);
    expect(new Set(keys).size).toBe(items.length);
    expect(parseItems(items).map(({ dedupeKey }) => dedupeKey)).toEqual(keys);
  });
});
