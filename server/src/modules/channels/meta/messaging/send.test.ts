import { describe, expect, test } from 'vitest';
import { fakeHttp, jsonAnswer } from '../../contract/testing.ts';
import type { OutboundMessage } from '../../contract/types.ts';
import { instagramAdapter } from '../../instagram/index.ts';
import { messengerAdapter } from '../../messenger/index.ts';
import { graphError, testAccount } from './testing.ts';

const config = { baseUrl: 'https://graph.example/v26.0' };
const to = { userId: '820000000000301' };
const accepted = jsonAnswer(200, { recipient_id: to.userId, message_id: 'aWdf1' });

async function sent(content: Partial<OutboundMessage>, adapter = instagramAdapter) {
  const http = fakeHttp(accepted);
  const result = await adapter.send(testAccount, { kind: 'text', text: 'hi', to, tracker: 'out_1', ...content } as OutboundMessage, {
    http,
    config,
  });
  return { result, body: JSON.parse(String(http.requests[0]?.body ?? '{}')) };
}

describe('a send', () => {
  test('carries our own id, quotes what it answers and names the person of the answer', async () => {
    const { result, body } = await sent({ replyTo: 'mid.7' });
    expect(body).toEqual({
      recipient: { id: to.userId },
      messaging_type: 'RESPONSE',
      message: { text: 'hi', metadata: 'out_1' },
      reply_to: { mid: 'mid.7' },
    });
    expect(result).toEqual({ ok: true, messageId: 'aWdf1', userId: to.userId, aliases: [to.userId] });
  });

  test('says that a person wrote it only when one did', async () => {
    expect((await sent({ humanAgent: true })).body).toMatchObject({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' });
    expect((await sent({})).body).not.toHaveProperty('tag');
  });

  test('makes quick replies of buttons, a button template of links, and cards of a list', async () => {
    const buttons = [{ id: 'YES', title: 'نعم' }];
    expect((await sent({ kind: 'buttons', text: 'تمام؟', buttons })).body.message.quick_replies).toEqual([
      { content_type: 'text', title: 'نعم', payload: 'YES' },
    ]);
    const linked = [...buttons, { id: 'x', title: 'القائمة', url: 'https://a.sa/menu' }];
    expect((await sent({ kind: 'buttons', text: 'تمام؟', buttons: linked })).body.message.attachment.payload).toEqual({
      template_type: 'button',
      text: 'تمام؟',
      buttons: [
        { type: 'postback', title: 'نعم', payload: 'YES' },
        { type: 'web_url', title: 'القائمة', url: 'https://a.sa/menu' },
      ],
    });
    const sections = [{ rows: [{ id: 'r1', title: 'Mandi', description: '45 SAR' }] }];
    expect((await sent({ kind: 'list', text: '', button: 'Order', sections })).body.message.attachment.payload).toEqual({
      template_type: 'generic',
      elements: [{ title: 'Mandi', subtitle: '45 SAR', buttons: [{ type: 'postback', title: 'Order', payload: 'r1' }] }],
    });
  });

  test('reacts in the words of each product and is known by the message that it stands on', async () => {
    const http = fakeHttp(jsonAnswer(200, { recipient_id: to.userId }));
    const reaction: OutboundMessage = { kind: 'reaction', messageId: 'mid.7', emoji: '🔥', to, tracker: '' };
    expect(await messengerAdapter.send(testAccount, reaction, { http, config })).toMatchObject({ ok: true, messageId: 'mid.7' });
    expect(JSON.parse(String(http.requests[0]?.body)).payload).toEqual({ message_id: 'mid.7', reaction: '🔥' });
    expect((await sent({ kind: 'reaction', messageId: 'mid.7', emoji: '🔥' })).body.payload.reaction).toBe('love');
    expect((await sent({ kind: 'reaction', messageId: 'mid.7', emoji: '' })).body).toMatchObject({ sender_action: 'unreact' });
  });

  test('refuses before the network what the channel has not', async () => {
    for (const content of [
      { kind: 'template', name: 'hello', language: 'en', components: [] },
      { kind: 'media', media: 'image', source: { id: '98' } },
      { to: { userId: '@sara' } },
      { kind: 'buttons', text: 'x', buttons: [{ id: 'a', title: 'b', url: 'javascript:alert(1)' }] },
    ] as Partial<OutboundMessage>[])
      expect((await sent(content)).result).toMatchObject({ ok: false, ambiguous: false, code: expect.stringMatching(/^channel\./) });
    expect((await sent({ kind: 'media', media: 'image', source: { id: '98' } }, messengerAdapter)).result.ok).toBe(true);
  });

  test('means another thing by one number on each product', async () => {
    const refusal = jsonAnswer(400, graphError(200, { error_subcode: 1545041 }));
    const failureOf = async (adapter: typeof instagramAdapter) => {
      const result = await adapter.send(testAccount, { kind: 'text', text: 'hi', to, tracker: 'o' }, { http: fakeHttp(refusal), config });
      return result.ok ? null : result.failure;
    };
    expect([await failureOf(instagramAdapter), await failureOf(messengerAdapter)]).toEqual(['window_closed', 'recipient_unreachable']);
  });
});

describe('besides messages', () => {
  test('shows typing and marks what was seen, with no id of a message', async () => {
    const http = fakeHttp(jsonAnswer(200, { recipient_id: to.userId }));
    expect(await instagramAdapter.typing?.(testAccount, to, { http, config })).toEqual({ ok: true });
    expect(await instagramAdapter.markRead?.(testAccount, to, { http, config })).toEqual({ ok: true });
    expect(http.requests.map(({ body }) => JSON.parse(String(body)).sender_action)).toEqual(['typing_on', 'mark_seen']);
  });

  test('asks who somebody is, and takes no for an answer', async () => {
    const ask = (answer: Parameters<typeof fakeHttp>[0], adapter = instagramAdapter) => {
      const http = fakeHttp(answer);
      return { http, result: adapter.profile?.(testAccount, to.userId, { http, config }) };
    };
    const known = ask(jsonAnswer(200, { name: 'سارة', username: 'sara.q', id: to.userId }));
    expect(await known.result).toEqual({ ok: true, name: 'سارة', username: 'sara.q' });
    expect(known.http.requests[0]?.url).toBe(`https://graph.example/v26.0/${to.userId}?fields=name,username,profile_pic`);
    expect(await ask(jsonAnswer(200, { first_name: 'Omar', last_name: 'Haddad' }), messengerAdapter).result).toEqual({
      ok: true,
      name: 'Omar Haddad',
    });
    expect(await ask(jsonAnswer(400, graphError(230))).result).toMatchObject({ ok: false });
  });

  test('fetches a picture by its own address, without the token and from Meta’s hosts only', async () => {
    const http = fakeHttp({ status: 200, headers: { 'content-type': 'image/jpeg' }, body: Buffer.from('jpeg') });
    const fetched = await instagramAdapter.fetchMedia?.(testAccount, { url: 'https://lookaside.fbsbx.com/ig/1.jpg' }, { http, config });
    expect(fetched).toMatchObject({ ok: true, mime: 'image/jpeg', sizeBytes: 4 });
    expect(http.requests[0]?.headers).not.toHaveProperty('authorization');
    for (const url of ['https://evil.example/1.jpg', 'http://169.254.169.254/', 'file:///etc/passwd'])
      expect(await instagramAdapter.fetchMedia?.(testAccount, { url }, { http, config })).toMatchObject({
        ok: false,
        code: 'channel.media_host',
      });
    expect(http.requests).toHaveLength(1);
  });

  test('stores a file with Messenger and gives its id, but never an empty one', async () => {
    const http = fakeHttp(jsonAnswer(200, { attachment_id: '1857777774821032' }));
    const upload = (bytes: Buffer) =>
      messengerAdapter.uploadMedia?.(testAccount, { bytes, mime: 'application/pdf', filename: 'menu.pdf' }, { http, config });
    expect(await upload(Buffer.from('pdf'))).toEqual({ ok: true, mediaId: '1857777774821032' });
    expect(Buffer.from(http.requests[0]?.body as Uint8Array).toString()).toContain('"type":"file"');
    expect(await upload(Buffer.alloc(0))).toMatchObject({ ok: false, code: 'channel.no_media' });
    expect(http.requests).toHaveLength(1);
  });
});
