import { describe, expect, test } from 'vitest';
import { fakeHttp, jsonAnswer, networkError } from '../contract/testing.ts';
import type { OutboundContent } from '../contract/types.ts';
import { fit } from './fit.ts';
import { edit, markRead, send, typing } from './send.ts';
import { testAccount, testBotUrl, testConfig, toSara } from './testing.ts';

const accepted = jsonAnswer(200, { ok: true, result: { message_id: 512 } });

async function sent(content: OutboundContent, more: Partial<typeof toSara> & { replyTo?: string } = {}) {
  const http = fakeHttp(accepted);
  const result = await send(testAccount, { ...content, ...toSara, ...more }, { http, config: testConfig });
  const request = http.requests[0];
  return {
    result,
    method: request?.url.slice(testBotUrl.length + 1),
    body: request === undefined ? undefined : JSON.parse(String(request.body)),
  };
}

describe('send', () => {
  test('a text with its marks beside it, so that no letter can break it', async () => {
    const [part] = fit({ kind: 'text', text: '**Mandi** <45> & _more_', markup: 'markdown' });
    const { method, body, result } = await sent(part as OutboundContent);
    expect(method).toBe('sendMessage');
    expect(body).toEqual({
      chat_id: 502345678,
      text: 'Mandi <45> & _more_',
      entities: [{ type: 'bold', offset: 0, length: 5 }],
      link_preview_options: { is_disabled: true },
    });
    expect(result).toEqual({ ok: true, messageId: '512', userId: '502345678', aliases: ['502345678'] });
  });

  test('keeps marks in place over a cut', () => {
    const parts = fit({ kind: 'text', text: `${'كلمة '.repeat(900)}**النهاية**`, markup: 'markdown' });
    expect(parts).toHaveLength(2);
    const last = parts.at(-1);
    const [span] = last?.kind === 'text' ? (last.spans ?? []) : [];
    expect(last?.kind === 'text' && span ? last.text.slice(span.start, span.start + span.length) : '').toBe('النهاية');
  });

  test('choices as buttons: short ones side by side, long ones in rows of their own', async () => {
    const buttons = [
      { id: 'b:1', title: 'العليا' },
      { id: 'b:2', title: 'النخيل' },
      { id: 'b:3', title: 'الروضة' },
    ];
    const { body } = await sent({ kind: 'buttons', text: 'أي فرع؟', buttons });
    expect(body.reply_markup.inline_keyboard.map((row: unknown[]) => row.length)).toEqual([2, 1]);
    const long = await sent({
      kind: 'buttons',
      text: 'أي فرع؟',
      buttons: buttons.map((button) => ({ ...button, title: `${button.title} في شارع الملك` })),
    });
    expect(long.body.reply_markup.inline_keyboard).toHaveLength(3);
  });

  test('a list as buttons, with what its rows say in the text', async () => {
    const rows = [
      { id: 'd:1', title: 'Mandi', description: 'with rice' },
      { id: 'd:2', title: 'Kabsa' },
    ];
    const [part] = fit({ kind: 'list', text: 'Choose', button: 'Show', sections: [{ title: 'Mains', rows }] });
    expect(part).toEqual({
      kind: 'buttons',
      text: 'Choose\n\n• Mandi: with rice',
      buttons: [
        { id: 'd:1', title: 'Mandi' },
        { id: 'd:2', title: 'Kabsa' },
      ],
    });
  });

  test('choices that cannot be buttons as lines: an id that was cut would come back as another', () => {
    const [part] = fit({ kind: 'buttons', text: 'Choose', buttons: [{ id: 'x'.repeat(65), title: 'Mandi' }] });
    expect(part).toEqual({ kind: 'text', text: 'Choose\n\n• Mandi' });
  });

  test.each([
    [
      { kind: 'media', media: 'image', source: { link: 'https://bayt.sa/a.jpg' }, caption: 'A' },
      'sendPhoto',
      { photo: 'https://bayt.sa/a.jpg', caption: 'A' },
    ],
    [{ kind: 'media', media: 'voice', source: { id: 'AwAC' } }, 'sendVoice', { voice: 'AwAC' }],
    [{ kind: 'media', media: 'document', source: { id: 'BQAC' } }, 'sendDocument', { document: 'BQAC' }],
    [{ kind: 'location', latitude: 24.7, longitude: 46.6 }, 'sendLocation', { latitude: 24.7 }],
    [{ kind: 'location', latitude: 24.7, longitude: 46.6, name: 'الفرع' }, 'sendVenue', { title: 'الفرع', address: 'الفرع' }],
    [
      { kind: 'contacts', contacts: [{ formattedName: 'Bayt', phones: [{ phone: '+96611' }] }] },
      'sendContact',
      { phone_number: '+96611', first_name: 'Bayt' },
    ],
    [
      { kind: 'reaction', messageId: '291', emoji: '👍' },
      'setMessageReaction',
      { message_id: 291, reaction: [{ type: 'emoji', emoji: '👍' }] },
    ],
    [{ kind: 'reaction', messageId: '291', emoji: '' }, 'setMessageReaction', { reaction: [] }],
  ] satisfies [OutboundContent, string, object][])('%j', async (content, method, body) => {
    const made = await sent(content);
    expect(made.method).toBe(method);
    expect(made.body).toMatchObject({ chat_id: 502345678, ...body });
  });

  test('goes back the way the question came, and quotes without insisting', async () => {
    const to = { userId: '502345678', returnPath: { businessConnectionId: 'bc_1', messageThreadId: '17' } };
    const { body } = await sent({ kind: 'text', text: 'نعم' }, { to, replyTo: '313' });
    expect(body).toMatchObject({
      business_connection_id: 'bc_1',
      message_thread_id: 17,
      reply_parameters: { message_id: 313, allow_sending_without_reply: true },
    });
  });

  test.each([
    [{ kind: 'template', name: 'x', language: 'ar', components: [] }, {}, 'channel.unsupported_content'],
    [{ kind: 'text', text: 'hi' }, { to: { userId: '@somebody' } }, 'channel.bad_address'],
    [{ kind: 'text', text: 'hi' }, { replyTo: 'wamid.1' }, 'channel.bad_reply_target'],
    [{ kind: 'contacts', contacts: [{ formattedName: 'Bayt', phones: [] }] }, {}, 'channel.bad_contacts'],
  ] satisfies [OutboundContent, object, string][])('refuses %j %j before anything leaves', async (content, more, code) => {
    expect((await sent(content, more)).result).toMatchObject({ ok: false, code, ambiguous: false });
  });

  test('without a token that could be one, nothing is put into an address', async () => {
    const http = fakeHttp(accepted);
    const account = { ...testAccount, credentials: { botToken: '../../other' } };
    expect(await send(account, { kind: 'text', text: 'hi', ...toSara }, { http, config: testConfig })).toMatchObject({ failure: 'auth' });
    expect(http.requests).toEqual([]);
  });
});

describe('besides sending', () => {
  const io = (...answers: Parameters<typeof fakeHttp>) => ({ http: fakeHttp(...answers), config: testConfig });

  test('writes a text anew; one that reads so already is no failure', async () => {
    const same = jsonAnswer(400, {
      ok: false,
      error_code: 400,
      description: 'Bad Request: message is not modified: specified new message …',
    });
    for (const answer of [accepted, same]) {
      const call = io(answer);
      expect(await edit(testAccount, '512', { kind: 'text', text: 'الساعة ٥', ...toSara }, call)).toMatchObject({
        ok: true,
        messageId: '512',
      });
      expect(call.http.requests[0]?.url).toBe(`${testBotUrl}/editMessageText`);
      expect(JSON.parse(String(call.http.requests[0]?.body))).toMatchObject({ message_id: 512, text: 'الساعة ٥' });
    }
    expect(await edit(testAccount, '512', { kind: 'reaction', messageId: '1', emoji: '👍', ...toSara }, io())).toMatchObject({
      code: 'channel.no_target',
    });
  });

  test('shows that an answer is being written; a lost answer harms nobody', async () => {
    const call = io(jsonAnswer(200, { ok: true, result: true }));
    expect(await typing(testAccount, toSara.to, call)).toEqual({ ok: true });
    expect(JSON.parse(String(call.http.requests[0]?.body))).toEqual({ chat_id: 502345678, action: 'typing' });
    expect(await typing(testAccount, toSara.to, io(networkError('ECONNRESET')))).toMatchObject({ failure: 'transient', ambiguous: false });
  });

  test('marks as read for the owner of a business only', async () => {
    const call = io(jsonAnswer(200, { ok: true, result: true }));
    const to = { ...toSara.to, messageId: '313', returnPath: { businessConnectionId: 'bc_1' } };
    expect(await markRead(testAccount, to, call)).toEqual({ ok: true });
    expect(JSON.parse(String(call.http.requests[0]?.body))).toEqual({
      business_connection_id: 'bc_1',
      chat_id: 502345678,
      message_id: 313,
    });
    expect(await markRead(testAccount, { ...toSara.to, messageId: '313' }, io())).toMatchObject({ code: 'channel.not_offered' });
  });
});
