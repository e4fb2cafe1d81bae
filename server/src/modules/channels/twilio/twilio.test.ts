import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, fakeHttp, jsonAnswer, networkError } from '../contract/testing.ts';
import { type MessageStatus, nextStatus } from '../contract/next-status.ts';
import { accountUrl, productUrl } from './call-twilio.ts';
import { fetchMedia } from './fetch-media.ts';
import { identify } from './identify.ts';
import { createParser } from './parse.ts';
import { formOf, messageRequest, testAccount, testAccountSid, testConfig } from './testing.ts';
import { accountOf, ack, signRequest, verify } from './verify.ts';

const receivedAt = new Date('2026-11-23T12:00:00Z');
const token = 'fixture_twilio_auth_token_000001';
const secrets = { signingSecrets: [token], verifyTokens: [] };
const parseSms = createParser({ kind: 'twilio_sms', isWhatsApp: false });
const parseWhatsApp = createParser({ kind: 'twilio_whatsapp', isWhatsApp: true });
const sms = (parameters: Record<string, string>) => parseSms(messageRequest(parameters), receivedAt)[0];
const whatsapp = (parameters: Record<string, string>) =>
  parseWhatsApp(
    messageRequest({ From: 'whatsapp:+966501110001', To: 'whatsapp:+12025550111', MessageType: 'text', ...parameters }),
    receivedAt,
  )[0];

describe('the signature', () => {
  const body = formOf({ Body: 'A+B & C=100%\nمرحبا', From: '+966501110001', AccountSid: testAccountSid, To: '+12025550111' });
  const signed = (signedUrl: string, url = signedUrl, rawBody = body) => ({
    ...messageRequest({}),
    url,
    rawBody,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signRequest(signedUrl, body, token) },
  });

  test('covers the public address and every parameter', () => {
    const url = 'https://hooks.example.test/webhooks/twilio_sms?x=1';
    expect(verify(signed(url), secrets)).toBe('ok');
    expect(verify(signed(url, 'https://hooks.example.test/webhooks/twilio_sms?x=2'), secrets)).toBe('bad_signature');
    expect(verify(signed(url, 'http://10.0.0.7:8000/webhooks/twilio_sms?x=1'), secrets)).toBe('bad_signature');
    expect(verify({ ...signed(url), url: undefined as never }, secrets)).toBe('bad_signature');
  });

  test('holds with and without the port, and however the query writes an apostrophe', () => {
    const plain = 'https://hooks.example.test/sms';
    for (const url of ['https://hooks.example.test:443/sms', plain]) expect(verify(signed(plain, url), secrets)).toBe('ok');
    expect(verify(signed('https://hooks.example.test:443/sms', plain), secrets)).toBe('ok');
    expect(verify(signed('https://hooks.example.test/sms', 'https://hooks.example.test:8443/sms'), secrets)).toBe('ok');
    expect(verify(signed('https://hooks.example.test/sms?n=O%27Neil', "https://hooks.example.test/sms?n=O'Neil"), secrets)).toBe('ok');
  });

  test('any change of a value, a name or the order of letters breaks it', () => {
    const url = 'https://hooks.example.test/sms';
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 97, max: 122 }), (position, letter) => {
        const changed = Buffer.from(body);
        changed[position] = letter;
        const isSame = [...new URLSearchParams(changed.toString())].toString() === [...new URLSearchParams(body.toString())].toString();
        expect(verify(signed(url, url, changed), secrets)).toBe(isSame ? 'ok' : 'bad_signature');
      }),
      { numRuns: 200 },
    );
  });

  test('of a body that is no form covers it by its digest in the address', () => {
    const rawBody = Buffer.from('{"value":"نعم"}');
    const url = `https://hooks.example.test/json?bodySHA256=${createHash('sha256').update(rawBody).digest('hex')}`;
    const request = {
      ...messageRequest({}),
      url,
      rawBody,
      headers: { 'content-type': 'application/json', 'x-twilio-signature': signRequest(url, '', token) },
    };
    expect(verify(request, secrets)).toBe('ok');
    expect(verify({ ...request, rawBody: Buffer.from('{"value":"لا"}') }, secrets)).toBe('bad_signature');
    expect(verify({ ...request, url: 'https://hooks.example.test/json' }, secrets)).toBe('bad_signature');
  });

  test('is made with the token of the very account, or the second one while it is changed', () => {
    const url = 'https://hooks.example.test/sms';
    const none = { signingSecrets: [], verifyTokens: [] };
    expect(verify(signed(url), { ...none, account: testAccount('+12025550111') })).toBe('ok');
    const changing = { ...testAccount('+12025550111'), credentials: { authToken: 'new', secondaryAuthToken: token } };
    expect(verify(signed(url), { ...none, account: changing })).toBe('ok');
    expect(verify(signed(url), none)).toBe('bad_signature');
  });

  test('the account is named by our address in it: the receiver of a message, the sender of what is reported on', () => {
    expect(accountOf(messageRequest({}))).toBe(`${testAccountSid}|+12025550111`);
    const report = messageRequest({ SmsStatus: 'delivered', MessageStatus: 'delivered', From: '+12025550111', To: '+966501110001' });
    expect(accountOf(report)).toBe(`${testAccountSid}|+12025550111`);
    expect(accountOf({ ...messageRequest({}), rawBody: Buffer.from('') })).toBeUndefined();
    expect(ack().body).toContain('<Response/>');
  });
});

describe('people who want to hear no more', () => {
  test.each(['STOP', 'stop.', 'Unsubscribe', 'CANCEL', 'توقف', 'إيقاف', 'أوقف', 'إلغاء الاشتراك', 'تَوَقّف!', 'Stop all'])('%s', (text) => {
    expect(sms({ Body: text })).toMatchObject({ kind: 'opt_out', text, preference: { category: 'all', value: 'stop' } });
  });

  test.each(['START', 'unstop', 'ابدأ', 'اشتراك'])('and again: %s', (text) => {
    expect(sms({ Body: text })).toMatchObject({ kind: 'opt_in', text, preference: { value: 'resume' } });
  });

  test.each(['Please stop by the branch?', 'cancel my booking', 'متى توقف الحافلة؟', 'yes', 'help'])(
    'who only use such a word do not: %s',
    (text) => {
      expect(sms({ Body: text })?.kind).toBe('text');
    },
  );

  test('in a chat the words of text messages are ordinary answers', () => {
    for (const text of ['cancel', 'end', 'quit']) expect(whatsapp({ Body: text })?.kind).toBe('text');
    expect(whatsapp({ Body: 'STOP' })?.kind).toBe('opt_out');
  });

  test('what Twilio has handled is so whatever the words, and its help is the answer', () => {
    expect(sms({ Body: 'arret', OptOutType: 'STOP' })?.kind).toBe('opt_out');
    expect(sms({ Body: 'oui', OptOutType: 'START' })?.kind).toBe('opt_in');
    expect(sms({ Body: 'HELP', OptOutType: 'HELP' })).toMatchObject({ kind: 'ignored', error: { code: 'channel.help_answered' } });
  });
});

describe('messages', () => {
  test('who cannot be answered is seen and not answered', () => {
    for (const From of ['BankOfX', '']) expect(sms({ From })).toMatchObject({ kind: 'ignored', error: { code: 'channel.no_sender' } });
    expect(whatsapp({ From: '+966501110001' })?.kind).toBe('ignored');
  });

  test('all ids of a person are theirs', () => {
    expect(
      whatsapp({ ExternalUserId: 'US.9001', ParentExternalUserId: 'whatsapp:US.ENT.77', ProfileUsername: '@jordan', Body: 'hi' })?.user,
    ).toEqual({
      id: 'whatsapp:+966501110001',
      aliases: ['whatsapp:+966501110001', 'whatsapp:US.9001', 'whatsapp:US.ENT.77', '966501110001'],
      username: 'jordan',
      phone: '966501110001',
    });
  });

  test('files in their order, with an address that wants credentials', () => {
    const media = {
      NumMedia: '2',
      MediaUrl0: 'https://api.twilio.com/x/Media/ME01',
      MediaContentType0: 'video/mp4',
      MediaUrl1: 'https://api.twilio.com/x/Media/ME02',
    };
    expect(sms(media)).toMatchObject({ kind: 'video', media: [{ id: 'ME01', mime: 'video/mp4', needsAuth: true }, { id: 'ME02' }] });
    expect(sms({ NumMedia: '99999999' })?.kind).toBe('unsupported');
  });

  test('forms, stickers, and what has no words for us', () => {
    expect(whatsapp({ FlowData: '{"guests":"4"}', MessageType: 'interactive' })).toMatchObject({ kind: 'form', form: { guests: '4' } });
    const sticker = {
      MessageType: 'sticker',
      NumMedia: '1',
      MediaUrl0: 'https://api.twilio.com/x/Media/ME01',
      MediaContentType0: 'image/webp',
    };
    expect(whatsapp(sticker)?.kind).toBe('sticker');
    expect(whatsapp({ MessageType: 'reaction', Body: '👍' })?.kind).toBe('unsupported');
    expect(sms({ Body: '' })?.kind).toBe('unsupported');
  });

  test('without its own account nobody can tell whose it is', () => {
    expect(parseSms({ ...messageRequest({}), rawBody: Buffer.from('Body=hi') }, receivedAt)).toEqual([]);
    expect(parseSms({ ...messageRequest({}), headers: { 'content-type': 'application/json' } }, receivedAt)).toEqual([]);
  });
});

describe('reports', () => {
  const report = (word: string, query: Record<string, string> = {}, more: Record<string, string> = {}) =>
    parseSms(
      messageRequest(
        { MessageSid: 'SM7', SmsStatus: word, MessageStatus: word, From: '+12025550111', To: '+966501110001', ...more },
        query,
      ),
      receivedAt,
    )[0];

  test('settle in whatever order they come', () => {
    const settle = (words: string[]) =>
      words.reduce<MessageStatus | null>((status, word) => {
        const incoming = report(word)?.messageStatus;
        return incoming === undefined ? status : nextStatus(status, incoming);
      }, null);
    expect(settle(['queued', 'delivered', 'sent', 'sending'])).toBe('delivered');
    expect(settle(['read', 'delivered', 'sent'])).toBe('read');
    expect(settle(['sent', 'undelivered'])).toBe('failed');
    expect(report('a_word_of_next_year')).toMatchObject({ kind: 'ignored', status: 'a_word_of_next_year' });
  });

  test('bring our own id back, and one key each', () => {
    expect(report('sent', { tracker: 'out_1' })).toMatchObject({ tracker: 'out_1', targetMessageId: 'SM7', dedupeKey: 'SM7:sent' });
    expect(report('sent', { tracker: '<script>' })).not.toHaveProperty('tracker');
  });

  test('say why', () => {
    expect(report('failed', {}, { ErrorCode: '30003' })).toMatchObject({ failure: 'recipient_unreachable', error: { code: '30003' } });
    expect(report('undelivered', {}, { ErrorCode: 'nonsense' })?.failure).toBe('unknown');
  });
});

describe('media', () => {
  const url = `https://api.twilio.com/2010-04-01/Accounts/${testAccountSid}/Messages/MM1/Media/ME01`;
  const moved = { status: 307, headers: { location: 'https://mms.twiliocdn.com/signed?x=1' }, body: '' };
  const bytes = { status: 200, headers: { 'content-type': 'image/jpeg' }, body: Buffer.from('JFIF') };
  const fetch = (ref: { url?: string; maxBytes?: number }, ...answers: Answer[]) => {
    const http = fakeHttp(...answers);
    return { http, result: fetchMedia(testAccount('+12025550111'), ref, { http, config: testConfig }) };
  };

  test('asks with credentials, and the store without', async () => {
    const { http, result } = fetch({ url }, moved, bytes);
    expect(await result).toEqual({ ok: true, bytes: bytes.body, mime: 'image/jpeg', sizeBytes: 4 });
    expect(http.requests.map(({ headers }) => 'authorization' in headers)).toEqual([true, false]);
  });

  test.each([
    ['another host', 'https://evil.example/Accounts/AC000000000000000000000000000000a1/x'],
    ['a host that looks like it', 'https://api.twilio.com.evil.example/Accounts/AC000000000000000000000000000000a1/x'],
    ['another account', 'https://api.twilio.com/2010-04-01/Accounts/AC9/Messages/MM1/Media/ME01'],
    ['no address at all', 'javascript:1'],
  ])('shows the credentials to no %s', async (_what, address) => {
    const { http, result } = fetch({ url: address });
    expect(await result).toMatchObject({ failure: 'media_problem', code: 'channel.media_host' });
    expect(http.requests).toEqual([]);
  });

  test('refuses what is too large, gone, or kept at a place nobody knows', async () => {
    expect(await fetch({ url, maxBytes: 3 }, bytes).result).toMatchObject({ code: 'channel.media_too_large' });
    expect(await fetch({ url }, networkError('RESPONSE_TOO_LARGE')).result).toMatchObject({ code: 'channel.media_too_large' });
    expect(await fetch({ url }, { ...bytes, status: 404 }).result).toMatchObject({ code: 'channel.media_gone' });
    expect(await fetch({ url }, { ...moved, headers: { location: 'http://169.254.169.254/' } }).result).toMatchObject({
      code: 'channel.media_host',
    });
    expect(await fetch({ url }, moved).result).toMatchObject({ code: 'channel.media_redirects' });
    expect(await fetch({}).result).toMatchObject({ code: 'channel.no_media' });
    expect(await fetch({ url }, networkError('ECONNRESET')).result).toMatchObject({ failure: 'transient', ambiguous: false });
  });
});

describe('calling Twilio', () => {
  test('finds its other hosts, through an emulator too', () => {
    expect(productUrl(testConfig, 'content', '/Content')).toBe('https://content.twilio.com/v1/Content');
    expect(productUrl({ baseUrl: 'https://api.dublin.ie1.twilio.com/2010-04-01' }, 'messaging', '/x')).toBe(
      'https://messaging.dublin.ie1.twilio.com/v2/x',
    );
    expect(productUrl({ baseUrl: 'http://127.0.0.1:8001/api.twilio.com/2010-04-01' }, 'content', '/x')).toBe(
      'http://127.0.0.1:8001/content.twilio.com/v1/x',
    );
    expect(productUrl({ baseUrl: 'https://proxy.example/twilio' }, 'content', '/x')).toBe('https://proxy.example/twilio/content/v1/x');
    expect(accountUrl(testConfig, 'AC1', '/Messages.json')).toBe('https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json');
  });

  test('says whose credentials these are', async () => {
    const io = (...answers: Answer[]) => ({ http: fakeHttp(...answers), config: testConfig });
    const credentials = { accountSid: testAccountSid, authToken: token };
    const active = jsonAnswer(200, { sid: testAccountSid, friendly_name: 'Bayt Alwaha', status: 'active' });
    expect(await identify(credentials, io(active))).toEqual({ ok: true, businessKey: testAccountSid, name: 'Bayt Alwaha', settings: {} });
    expect(await identify(credentials, io(jsonAnswer(200, { status: 'suspended' })))).toMatchObject({ failure: 'account_problem' });
    expect(await identify(credentials, io(jsonAnswer(401, { code: 20003, message: 'Authenticate' })))).toMatchObject({ failure: 'auth' });
    expect(await identify({ ...credentials, accountSid: 'SK1' }, io())).toMatchObject({ code: 'channel.bad_account_sid' });
    expect(await identify({ accountSid: testAccountSid, apiKeySid: 'SK1', apiKeySecret: 'x' }, io())).toMatchObject({
      code: 'channel.no_credentials',
    });
  });
});
