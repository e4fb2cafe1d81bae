import { describe, expect, test } from 'vitest';
import { parse } from './parse.ts';
import { parseMessageOf, parseUpdate, sara, saraChat, testReceivedAt, toRequest } from './testing.ts';

const group = { id: -1001234567890, type: 'supergroup', title: 'Sales' };
const owner = { id: 900000001, is_bot: false, first_name: 'Mona' };

describe('an update', () => {
  test('without its own address, without an id, or that is no update yields nothing', () => {
    const request = toRequest(Buffer.from(JSON.stringify({ update_id: 1, message: { from: sara, chat: saraChat, text: 'hi' } })));
    expect(parse({ ...request, path: '' }, testReceivedAt)).toEqual([]);
    expect(parse(toRequest(Buffer.from('{"message":{}}')), testReceivedAt)).toEqual([]);
    expect(parse(toRequest(Buffer.from('[1]')), testReceivedAt)).toEqual([]);
  });

  test('keeps its key at each delivery, and has another when ids begin anew a week later', () => {
    const first = parseMessageOf({ text: 'hi' });
    expect(parseMessageOf({ text: 'hi' }).dedupeKey).toBe(first.dedupeKey);
    expect(parseMessageOf({ text: 'hi', date: 1796402800 }).dedupeKey).not.toBe(first.dedupeKey);
  });

  test('of a kind nobody knows stays visible and is not answered', () => {
    expect(parseUpdate({ hologram_update: {} })).toMatchObject({ kind: 'ignored', error: { code: 'channel.unknown_update' } });
  });
});

describe('what a message says', () => {
  test.each([
    ['audio', { audio: { file_id: 'A1', mime_type: 'audio/mpeg', file_name: 'a.mp3' } }, 'audio', 'audio/mpeg'],
    ['a round video', { video_note: { file_id: 'A1', duration: 3 } }, 'video', 'video/mp4'],
    [
      'an animation with its copy',
      { animation: { file_id: 'A1', mime_type: 'video/mp4' }, document: { file_id: 'D1' } },
      'video',
      'video/mp4',
    ],
    ['an animated sticker', { sticker: { file_id: 'A1', is_animated: true } }, 'sticker', 'application/x-tgsticker'],
    ['a moving sticker', { sticker: { file_id: 'A1', is_video: true } }, 'sticker', 'video/webm'],
  ])('reads %s', (_what, content, kind, mime) => {
    expect(parseMessageOf(content)).toMatchObject({ kind, media: [{ id: 'A1', mime, needsAuth: true }] });
  });

  test('keeps caption and album together', () => {
    const photo = { photo: [{ file_id: 'S' }, { file_id: 'L' }], caption: 'هذا', media_group_id: '13579' };
    expect(parseMessageOf(photo)).toMatchObject({ kind: 'image', text: 'هذا', albumId: '13579', media: [{ id: 'L', caption: 'هذا' }] });
  });

  test('takes links from marks, whatever offsets it is given', () => {
    const entities = [
      { type: 'text_link', offset: 0, length: 4, url: 'https://bayt.sa/menu' },
      { type: 'url', offset: 5, length: 12 },
      { type: 'url', offset: -5, length: 2 },
      { type: 'url', offset: 500, length: 2 },
      { type: 'url', offset: 'x', length: null },
      null,
    ];
    expect(parseMessageOf({ text: 'menu bayt.sa/list', entities }).links).toEqual(['https://bayt.sa/menu', 'bayt.sa/list']);
  });

  test('reads a form of a page, as words where it is none', () => {
    expect(parseMessageOf({ web_app_data: { data: '{"guests":4}', button_text: 'x' } })).toMatchObject({
      kind: 'form',
      form: { guests: 4 },
    });
    expect(parseMessageOf({ web_app_data: { data: 'four' } })).toMatchObject({ kind: 'form', form: { value: 'four' } });
  });

  test.each(['poll', 'dice', 'story', 'paid_media', 'checklist', 'invoice', 'a_thing_of_next_year'])(
    'answers %s as something it cannot read',
    (member) => {
      expect(parseMessageOf({ [member]: { id: 1 } }).kind).toBe('unsupported');
    },
  );

  test('takes a card for the own one only when Telegram says so', () => {
    const card = (user_id?: number) => parseMessageOf({ contact: { phone_number: '+966 50 111 0001', first_name: 'سارة', user_id } });
    expect(card(502345678).user).toMatchObject({ phone: '966501110001', aliases: ['502345678', '966501110001'] });
    for (const other of [card(77), card(undefined)]) expect(other.user).not.toHaveProperty('phone');
  });

  test('keeps the word of a link, and only of one Telegram could have made', () => {
    expect(parseMessageOf({ text: '/start table-7' })).toMatchObject({ kind: 'referral', referral: { ref: 'table-7' } });
    for (const text of ['/start', '/start hello there', '/startled now', 'start table-7'])
      expect(parseMessageOf({ text }).kind).toBe('text');
  });

  test('says what was quoted, also of a story', () => {
    expect(parseMessageOf({ text: 'كم؟', reply_to_story: { id: 5, chat: saraChat } }).replyTo).toEqual({ story: { id: '5' } });
  });
});

describe('who wrote, and where', () => {
  test('a member of a group is in the group, whatever they say', () => {
    expect(parseMessageOf({ chat: group, text: 'hello all' })).toMatchObject({
      groupId: '-1001234567890',
      conversationId: '-1001234567890',
    });
    expect(parseMessageOf({ chat: group, poll: {} })).toMatchObject({ kind: 'unsupported', groupId: '-1001234567890' });
  });

  test('a group that became a large one has another id from now on', () => {
    expect(parseMessageOf({ chat: { id: -42, type: 'group' }, migrate_to_chat_id: -1009 })).toMatchObject({
      kind: 'identity_change',
      user: { id: '-42' },
      groupId: '-42',
      identityChange: { newUserId: '-1009' },
    });
  });

  test('the owner of a business who answers from their phone is an echo, told apart from our own sends', () => {
    const chat = { chat: saraChat, business_connection_id: 'bc_1', text: 'تم', from: owner };
    const echo = parseMessageOf(chat, 'business_message');
    expect(echo).toMatchObject({
      direction: 'echo',
      user: { id: '502345678' },
      messageId: 'bc_1:400',
      returnPath: { businessConnectionId: 'bc_1' },
    });
    const ours = parseMessageOf({ ...chat, sender_business_bot: { id: 6000000001, is_bot: true } }, 'business_message');
    expect(ours).toMatchObject({ direction: 'echo', messageId: '400' });
    expect(parseMessageOf({ ...chat, edit_date: 1795402900 }, 'edited_business_message')).toMatchObject({
      kind: 'edit',
      direction: 'echo',
      targetMessageId: 'bc_1:400',
    });
  });

  test('a topic of a private chat is answered in the topic', () => {
    const topic = { text: 'hi', is_topic_message: true, message_thread_id: 17 };
    expect(parseMessageOf(topic).returnPath).toEqual({ messageThreadId: '17' });
  });

  test('nobody is no customer', () => {
    const nobody = parseMessageOf({ from: undefined, chat: group, text: 'posted by the group itself' });
    expect(nobody).toMatchObject({ kind: 'ignored', error: { code: 'channel.no_sender' } });
  });
});

describe('what changes', () => {
  test('a new caption is an edit, a place that moves is none', () => {
    expect(parseMessageOf({ caption: 'طاولة لستة', photo: [{ file_id: 'L' }], edit_date: 1795402830 }, 'edited_message')).toMatchObject({
      kind: 'edit',
      text: 'طاولة لستة',
      targetMessageId: '400',
    });
    const moving = { location: { latitude: 24.7, longitude: 46.6, live_period: 900 }, edit_date: 1795402830 };
    expect(parseMessageOf(moving, 'edited_message')).toMatchObject({ kind: 'ignored', error: { code: 'channel.live_location' } });
  });

  const reaction = (change: Record<string, unknown>) =>
    parseUpdate({
      message_reaction: { chat: saraChat, message_id: 291, user: sara, date: 1795402840, old_reaction: [], new_reaction: [], ...change },
    });

  test('reactions: the newest of several, a paid one, one taken back, a picture of somebody’s own', () => {
    const emoji = (text: string) => ({ type: 'emoji', emoji: text });
    expect(reaction({ old_reaction: [emoji('❤')], new_reaction: [emoji('🔥'), emoji('❤')] })).toMatchObject({
      kind: 'reaction',
      text: '🔥',
    });
    expect(reaction({ new_reaction: [{ type: 'paid' }] })).toMatchObject({ kind: 'reaction', text: '⭐' });
    expect(reaction({ old_reaction: [emoji('❤')] })).toMatchObject({ kind: 'reaction', text: '', removed: true });
    expect(reaction({ new_reaction: [{ type: 'custom_emoji', custom_emoji_id: '5' }] }).kind).toBe('ignored');
    expect(reaction({ user: undefined, actor_chat: group, new_reaction: [emoji('🔥')] }).kind).toBe('ignored');
  });

  test('a tap brings the words of its button', () => {
    const message = {
      message_id: 291,
      chat: saraChat,
      date: 1795402770,
      reply_markup: { inline_keyboard: [[{ text: 'العليا', callback_data: 'b:1' }]] },
    };
    expect(parseUpdate({ callback_query: { id: 'cb1', from: sara, message, data: 'b:1' } })).toMatchObject({
      kind: 'choice',
      text: 'العليا',
      choice: { id: 'b:1', title: 'العليا', callbackId: 'cb1' },
      replyTo: { messageId: '291' },
    });
    expect(parseUpdate({ callback_query: { id: 'cb1', from: sara, message } }).kind).toBe('unsupported');
  });

  const member = (chat: unknown, status: string) =>
    parseUpdate({ my_chat_member: { chat, from: sara, date: 1795402850, new_chat_member: { user: { id: 6000000001 }, status } } });

  test('blocking and coming back are choices; coming and going of the bot in a group are nobody’s', () => {
    expect(member(saraChat, 'kicked')).toMatchObject({ kind: 'opt_out', preference: { category: 'all', value: 'stop' } });
    expect(member(saraChat, 'member')).toMatchObject({ kind: 'opt_in', preference: { category: 'all', value: 'resume' } });
    expect(member(group, 'kicked')).toMatchObject({ kind: 'ignored', error: { code: 'channel.group' } });
  });

  test('a business lets the bot in and puts it out', () => {
    const connection = { id: 'bc_1', user: owner, user_chat_id: 900000001, date: 1795402850, rights: { can_reply: true } };
    expect(parseUpdate({ business_connection: { ...connection, is_enabled: true } }).accountEvent).toEqual({
      event: 'BUSINESS_CONNECTED',
      details: { connectionId: 'bc_1', canReply: true, ownerId: '900000001' },
    });
    expect(parseUpdate({ business_connection: { ...connection, is_enabled: false } }).accountEvent?.event).toBe('BUSINESS_DISCONNECTED');
  });
});
