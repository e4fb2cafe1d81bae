import { describe, expect, test } from 'vitest';
import { fakeHttp, jsonAnswer, networkError } from '../contract/testing.ts';
import type { OutboundContent, OutboundEnvelope } from '../contract/types.ts';
import { failureOfCode } from './classify-code.ts';
import { markRead, send, typing } from './send.ts';
import { testAccount } from './testing.ts';

const config = { baseUrl: 'https://graph.example/v26.0' };
const accepted = jsonAnswer(200, { contacts: [{ input: '966501110001', wa_id: '966501110001' }], messages: [{ id: 'wamid.S' }] });
const text: OutboundContent = { kind: 'text', text: 'أهلًا' };

async function wireOf(content: OutboundContent, more: Partial<OutboundEnvelope> = {}): Promise<Record<string, unknown>> {
  const http = fakeHttp(accepted);
  const result = await send(testAccount, { ...content, to: { userId: '966501110001' }, tracker: 'out_7', ...more }, { http, config });
  expect(result.ok).toBe(true);
  return JSON.parse(String(http.requests[0]?.body));
}

describe('send · address and envelope', () => {
  test('addresses a phone number with `to`, our id and the quoted message beside it', async () => {
    expect(await wireOf(text, { replyTo: 'wamid.IN' })).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '966501110001',
      type: 'text',
      text: { body: 'أهلًا', preview_url: false },
      context: { message_id: 'wamid.IN' },
      biz_opaque_callback_data: 'out_7',
    });
  });

  test('addresses a business-scoped id with `recipient` and never with `to`', async () => {
    const body = await wireOf(text, { to: { userId: 'SA.1', phone: '966501110001' } });
    expect(body).toMatchObject({ recipient: 'SA.1' });
    expect(body).not.toHaveProperty('to');
  });

  test('falls back to the phone when the id cannot be addressed, and refuses without one', async () => {
    expect(await wireOf(text, { to: { userId: 'visitor-7', phone: '+966501110001' } })).toMatchObject({ to: '966501110001' });
    const http = fakeHttp(accepted);
    const result = await send(testAccount, { ...text, to: { userId: 'visitor-7' }, tracker: 't' }, { http, config });
    expect(result).toMatchObject({ ok: false, failure: 'invalid_payload', code: 'channel.bad_address' });
    expect(http.requests).toEqual([]);
  });

  test('gives message id, every id of the person and what Meta does with the message', async () => {
    const answer = jsonAnswer(200, {
      contacts: [{ wa_id: '5511999990000', user_id: 'BR.1' }],
      messages: [{ id: 'wamid.S', message_status: 'held_for_quality_assessment' }],
    });
    expect(await send(testAccount, { ...text, to: { userId: '55119990000' }, tracker: 't' }, { http: fakeHttp(answer), config })).toEqual({
      ok: true,
      messageId: 'wamid.S',
      userId: 'BR.1',
      aliases: ['BR.1', '5511999990000'],
      acceptance: 'held_for_quality_assessment',
    });
  });

  test('is content with an answer that names the message only', async () => {
    const answer = jsonAnswer(200, { messages: [{ id: 'wamid.S' }] });
    expect(await send(testAccount, { ...text, to: { userId: '966501110001' }, tracker: 't' }, { http: fakeHttp(answer), config })).toEqual({
      ok: true,
      messageId: 'wamid.S',
      aliases: [],
    });
  });
});

describe('send · content', () => {
  test('writes reply buttons', async () => {
    const body = await wireOf({ kind: 'buttons', text: 'Book?', footer: 'Until 11 pm', buttons: [{ id: 'yes', title: 'Yes' }] });
    expect(body.interactive).toEqual({
      type: 'button',
      body: { text: 'Book?' },
      footer: { text: 'Until 11 pm' },
      action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
    });
  });

  test('writes a list', async () => {
    const body = await wireOf({
      kind: 'list',
      text: 'Branch?',
      button: 'Show',
      sections: [{ title: 'Riyadh', rows: [{ id: 'r1', title: 'Olaya', description: 'Until 1 am' }] }],
    });
    expect(body.interactive).toEqual({
      type: 'list',
      body: { text: 'Branch?' },
      action: { button: 'Show', sections: [{ title: 'Riyadh', rows: [{ id: 'r1', title: 'Olaya', description: 'Until 1 am' }] }] },
    });
  });

  test.each<[string, OutboundContent, Record<string, unknown>]>([
    [
      'image by link',
      { kind: 'media', media: 'image', source: { link: 'https://a.sa/1.jpg' }, caption: 'c', filename: 'no' },
      { type: 'image', image: { link: 'https://a.sa/1.jpg', caption: 'c' } },
    ],
    [
      'document by id',
      { kind: 'media', media: 'document', source: { id: '9' }, filename: 'قائمة.pdf' },
      { type: 'document', document: { id: '9', filename: 'قائمة.pdf' } },
    ],
    ['voice note', { kind: 'media', media: 'voice', source: { id: '9' } }, { type: 'audio', audio: { id: '9', voice: true } }],
    ['audio', { kind: 'media', media: 'audio', source: { id: '9' } }, { type: 'audio', audio: { id: '9' } }],
    [
      'location',
      { kind: 'location', latitude: 24.7, longitude: 46.6, name: 'بيت الواحة' },
      { type: 'location', location: { latitude: 24.7, longitude: 46.6, name: 'بيت الواحة' } },
    ],
    [
      'reaction',
      { kind: 'reaction', messageId: 'wamid.IN', emoji: '👍' },
      { type: 'reaction', reaction: { message_id: 'wamid.IN', emoji: '👍' } },
    ],
    [
      'removal of a reaction',
      { kind: 'reaction', messageId: 'wamid.IN', emoji: '' },
      { type: 'reaction', reaction: { message_id: 'wamid.IN', emoji: '' } },
    ],
    [
      'contact card',
      {
        kind: 'contacts',
        contacts: [
          { formattedName: 'Bayt', organisation: 'Bayt Alwaha', phones: [{ phone: '+966112340001', type: 'WORK', waId: '966112340001' }] },
        ],
      },
      {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Bayt', first_name: 'Bayt' },
            org: { company: 'Bayt Alwaha' },
            phones: [{ phone: '+966112340001', type: 'WORK', wa_id: '966112340001' }],
          },
        ],
      },
    ],
  ])('writes %s', async (_name, content, wire) => {
    expect(await wireOf(content)).toMatchObject(wire);
  });

  test('writes a template with every kind of parameter', async () => {
    const body = await wireOf({
      kind: 'template',
      name: 'order_ready_ar',
      language: 'ar',
      components: [
        { type: 'header', parameters: [{ type: 'image', source: { id: '5' } }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'سارة', name: 'customer' },
            { type: 'currency', fallback: '28 SAR', code: 'SAR', amount1000: 28_000 },
            { type: 'date_time', fallback: '25 Nov' },
          ],
        },
        { type: 'button', subType: 'quick_reply', index: 0, parameters: [{ type: 'payload', payload: 'RATE_5' }] },
        { type: 'button', subType: 'copy_code', index: 1, parameters: [{ type: 'coupon_code', code: 'EID20' }] },
      ],
    });
    expect(body.template).toEqual({
      name: 'order_ready_ar',
      language: { code: 'ar' },
      components: [
        { type: 'header', parameters: [{ type: 'image', image: { id: '5' } }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', parameter_name: 'customer', text: 'سارة' },
            { type: 'currency', currency: { fallback_value: '28 SAR', code: 'SAR', amount_1000: 28_000 } },
            { type: 'date_time', date_time: { fallback_value: '25 Nov' } },
          ],
        },
        { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'RATE_5' }] },
        { type: 'button', sub_type: 'copy_code', index: '1', parameters: [{ type: 'coupon_code', coupon_code: 'EID20' }] },
      ],
    });
  });

  test.each<[string, OutboundContent]>([
    ['channel.must_split', { kind: 'text', text: 'x '.repeat(3000) }],
    ['channel.empty_text', { kind: 'text', text: ' ' }],
    ['channel.empty_text', { kind: 'buttons', text: '', buttons: [{ id: 'a', title: 'A' }] }],
    ['channel.empty_title', { kind: 'buttons', text: 'x', buttons: [{ id: 'a', title: ' ' }] }],
    ['channel.empty_title', { kind: 'list', text: 'x', button: '', sections: [{ rows: [{ id: 'a', title: 'A' }] }] }],
    ['channel.bad_choice_id', { kind: 'buttons', text: 'x', buttons: [{ id: 'a'.repeat(257), title: 'A' }] }],
    [
      'channel.duplicate_choice_id',
      {
        kind: 'buttons',
        text: 'x',
        buttons: [
          { id: 'a', title: 'A' },
          { id: 'a', title: 'B' },
        ],
      },
    ],
    ['channel.no_media', { kind: 'media', media: 'image', source: { id: '' } }],
    ['channel.bad_media_link', { kind: 'media', media: 'image', source: { link: 'file:///etc/passwd' } }],
    ['channel.bad_template', { kind: 'template', name: 'Order Ready', language: 'ar', components: [] }],
    ['channel.bad_template', { kind: 'template', name: 'order_ready', language: '', components: [] }],
    ['channel.bad_location', { kind: 'location', latitude: 91, longitude: 0 }],
    ['channel.bad_location', { kind: 'location', latitude: Number.NaN, longitude: 0 }],
    ['channel.no_target', { kind: 'reaction', messageId: '', emoji: '👍' }],
    ['channel.bad_contacts', { kind: 'contacts', contacts: [] }],
  ])('refuses with %s before anything leaves', async (code, content) => {
    const http = fakeHttp(accepted);
    expect(await send(testAccount, { ...content, to: { userId: '966501110001' }, tracker: 't' }, { http, config })).toMatchObject({
      ok: false,
      code,
      ambiguous: false,
    });
    expect(http.requests).toEqual([]);
  });

  test('refuses a tracker that Meta would not carry', async () => {
    const result = await send(
      testAccount,
      { ...text, to: { userId: '966501110001' }, tracker: 'x'.repeat(513) },
      { http: fakeHttp(accepted), config },
    );
    expect(result).toMatchObject({ code: 'channel.tracker_too_long' });
  });

  test('does not repeat the message or its address in what it says of a failure', async () => {
    const message = 'Template text (966501110001): حجزكم مؤكد is invalid, see EAAG-invented-token-0001';
    const http = fakeHttp(jsonAnswer(400, { error: { code: 100, message } }));
    const result = await send(
      testAccount,
      { kind: 'text', text: 'حجزكم مؤكد', to: { userId: '966501110001' }, tracker: 't' },
      { http, config },
    );
    expect(result).toMatchObject({ detail: 'Template text ([redacted]): [redacted] is invalid, see [redacted]' });
  });
});

describe('typing and read marks', () => {
  const to = { userId: '966501110001', messageId: 'wamid.IN' };

  test('name the message, and typing marks it as read too', async () => {
    const http = fakeHttp(jsonAnswer(200, { success: true }));
    expect(await markRead(testAccount, to, { http, config })).toEqual({ ok: true });
    expect(await typing(testAccount, to, { http, config })).toEqual({ ok: true });
    expect(http.requests.map((request) => JSON.parse(String(request.body)))).toEqual([
      { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.IN' },
      { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.IN', typing_indicator: { type: 'text' } },
    ]);
  });

  test('refuse without a message, and may be repeated after a lost answer', async () => {
    const http = fakeHttp(networkError('ECONNRESET'));
    expect(await typing(testAccount, { userId: '966501110001' }, { http, config })).toMatchObject({ code: 'channel.no_target' });
    expect(await markRead(testAccount, to, { http, config })).toMatchObject({ ok: false, failure: 'transient', ambiguous: false });
  });
});

describe('failureOfCode', () => {
  test.each([
    ['throttled', [4, 80007, 130429, 131048, 131056, 133016]],
    ['transient', [1, 2, 131000, 131016, 131052, 131053, 131057, 135000]],
    ['auth', [0, 190]],
    ['permission', [3, 10, 200, 299, 131005]],
    ['window_closed', [131047]],
    ['recipient_unreachable', [131026, 131021, 131030, 130472, 131049, 137000]],
    ['opted_out', [131050]],
    ['invalid_payload', [100, 131008, 131009, 131051, 131062]],
    ['template_problem', [132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 131063, 132068, 132069]],
    ['account_problem', [131031, 131042, 131045, 131037, 133010, 368, 130497, 131064]],
    ['unknown', [undefined, 424242, 138006]],
  ])('says %s for %j', (failure, codes) => {
    for (const code of codes) expect(failureOfCode(code)).toBe(failure);
  });
});
