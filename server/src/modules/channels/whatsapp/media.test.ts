import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Answer, fakeHttp, jsonAnswer, networkError } from '../contract/testing.ts';
import type { MediaRef } from '../contract/types.ts';
import { fetchMedia } from './fetch-media.ts';
import { testAccount } from './testing.ts';
import { mediaKindOf, uploadMedia } from './upload-media.ts';

const config = { baseUrl: 'https://graph.example/v26.0' };
const bytes = Buffer.from('\x89PNG a menu');
const digest = createHash('sha256').update(bytes);
const hex = digest.copy().digest('hex');
const base64 = digest.copy().digest('base64');
const url = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=9';
const located = (more: Record<string, unknown> = {}) =>
  jsonAnswer(200, { url, mime_type: 'image/png', sha256: hex, file_size: bytes.length, id: '9', ...more });
const file = (more: Record<string, string> = {}, status = 200) => ({
  status,
  headers: { 'content-type': 'image/png', ...more },
  body: bytes,
});

async function fetchWith(answers: Answer[], media: MediaRef = { id: '9' }) {
  const http = fakeHttp(...answers);
  return { result: await fetchMedia(testAccount, media, { http, config }), requests: http.requests };
}

describe('fetchMedia', () => {
  test('asks for the URL, then for the bytes, with the token both times', async () => {
    const { result, requests } = await fetchWith([located(), file()], { id: '9', sha256: base64, filename: 'قائمة.png' });
    expect(result).toEqual({ ok: true, bytes, mime: 'image/png', sizeBytes: bytes.length, filename: 'قائمة.png' });
    expect(requests.map((request) => [request.url, request.headers.authorization])).toEqual([
      ['https://graph.example/v26.0/9?phone_number_id=771200000000101', 'Bearer EAAG-invented-token-0001'],
      [url, 'Bearer EAAG-invented-token-0001'],
    ]);
    expect(requests[1]?.headers['user-agent']).toMatch(/\w/);
  });

  test('uses the URL of the payload when there is no id', async () => {
    const { result, requests } = await fetchWith([file()], { url, mime: 'image/png' });
    expect(result).toMatchObject({ ok: true, mime: 'image/png' });
    expect(requests).toHaveLength(1);
  });

  test('asks once more for a URL that has gone, and only once', async () => {
    const again = await fetchWith([located(), file({}, 404), located({ url: `${url}&again` }), file()]);
    expect(again.result.ok).toBe(true);
    expect(again.requests.at(-1)?.url).toBe(`${url}&again`);
    const gone = await fetchWith([located(), file({}, 404), located(), file({}, 404)]);
    expect(gone.result).toMatchObject({ ok: false, failure: 'media_problem', code: 'channel.media_gone' });
    expect(gone.requests).toHaveLength(4);
    expect((await fetchWith([file({}, 404)], { url })).requests).toHaveLength(1);
    expect((await fetchWith([located(), file({}, 404), jsonAnswer(401, { error: { code: 190, message: 'x' } })])).result).toMatchObject({
      failure: 'auth',
    });
  });

  test('sends the token to no foreign host, not even by a redirect', async () => {
    const direct = await fetchWith([located({ url: 'https://evil.example/9' }), file()]);
    expect(direct.result).toMatchObject({ ok: false, code: 'channel.media_host' });
    const redirected = await fetchWith([located(), { status: 302, headers: { location: 'https://evil.example/9' }, body: '' }, file()]);
    expect(redirected.result).toMatchObject({ ok: false, code: 'channel.media_host' });
    expect(redirected.requests.map((request) => new URL(request.url).host)).toEqual(['graph.example', 'lookaside.fbsbx.com']);
  });

  test('follows redirects among the provider’s hosts, but not for ever', async () => {
    const hop = { status: 302, headers: { location: 'https://scontent.xx.fbcdn.net/9' }, body: '' };
    expect((await fetchWith([located(), hop, file()])).result.ok).toBe(true);
    const endless = await fetchWith([located(), hop]);
    expect(endless.result).toMatchObject({ code: 'channel.media_redirects' });
    expect(endless.requests).toHaveLength(5);
  });

  test('refuses other bytes than were announced, in base64 and in hex', async () => {
    const other = createHash('sha256').update('other').digest();
    expect((await fetchWith([located(), file()], { id: '9', sha256: other.toString('base64') })).result).toMatchObject({
      code: 'channel.media_digest',
    });
    expect((await fetchWith([located({ sha256: other.toString('hex') }), file()])).result).toMatchObject({ code: 'channel.media_digest' });
  });

  test('refuses what is too large: announced, arriving, or arrived', async () => {
    const announced = await fetchWith([located({ file_size: 200 * 1024 * 1024 }), file()]);
    expect(announced.requests).toHaveLength(1);
    const arriving = await fetchWith([located(), networkError('RESPONSE_TOO_LARGE')]);
    const arrived = await fetchWith([located({ file_size: undefined }), file()], { id: '9', maxBytes: 4 });
    for (const { result } of [announced, arriving, arrived])
      expect(result).toMatchObject({ failure: 'media_problem', code: 'channel.media_too_large' });
    expect(arrived.requests[1]?.maxResponseBytes).toBe(4);
  });

  test('does not take an error page for the media', async () => {
    expect((await fetchWith([located(), file({ 'content-type': 'text/html; charset=utf-8' })])).result).toMatchObject({
      code: 'channel.media_is_page',
    });
  });

  test('falls back to the type the download names, or to none in particular', async () => {
    const bare = located({ mime_type: undefined, sha256: undefined });
    expect((await fetchWith([bare, file()])).result).toMatchObject({ ok: true, mime: 'image/png' });
    expect((await fetchWith([bare, { status: 200, headers: {}, body: 'text' }])).result).toMatchObject({
      ok: true,
      mime: 'application/octet-stream',
    });
  });

  test.each([
    [500, 'transient'],
    [401, 'auth'],
    [403, 'permission'],
    [429, 'throttled'],
    [400, 'media_problem'],
    [304, 'media_problem'],
  ])('reports HTTP %i of the download as %s', async (status, failure) => {
    expect((await fetchWith([located(), file({}, status)])).result).toMatchObject({ ok: false, failure, ambiguous: false });
  });

  test('may be repeated after any broken connection', async () => {
    expect((await fetchWith([located(), networkError('ECONNRESET')])).result).toMatchObject({ failure: 'transient', ambiguous: false });
    expect((await fetchWith([networkError('ETIMEDOUT')])).result).toMatchObject({ failure: 'transient', ambiguous: false });
  });

  test('has nothing to fetch without id and URL, or when the look-up names none', async () => {
    expect((await fetchWith([file()], {})).result).toMatchObject({ code: 'channel.no_media' });
    expect((await fetchWith([jsonAnswer(200, { id: '9' })])).result).toMatchObject({ code: 'channel.no_media' });
  });
});

describe('uploadMedia', () => {
  const upload = async (
    media: { bytes: Buffer; mime: string; filename?: string },
    answer: Answer = jsonAnswer(200, { id: 980000000000401 }),
  ) => {
    const http = fakeHttp(answer);
    return { result: await uploadMedia(testAccount, media, { http, config }), request: http.requests[0] };
  };

  test('posts the three fields as a form and gives the id as a string', async () => {
    const { result, request } = await upload({ bytes, mime: 'image/png', filename: 'menu.png' });
    expect(result).toEqual({ ok: true, mediaId: '980000000000401' });
    expect(request?.url).toBe('https://graph.example/v26.0/771200000000101/media');
    const form = await new Response(request?.body as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData();
    const sent = form.get('file') as File;
    expect([form.get('messaging_product'), form.get('type'), sent.name, Buffer.from(await sent.arrayBuffer())]).toEqual([
      'whatsapp',
      'image/png',
      'menu.png',
      bytes,
    ]);
  });

  test('refuses what the kind cannot hold and what is empty', async () => {
    const large = await upload({ bytes: Buffer.alloc(5 * 1024 * 1024 + 1), mime: 'image/jpeg' });
    expect(large.result).toMatchObject({ failure: 'media_problem', code: 'channel.media_too_large' });
    expect(large.request).toBeUndefined();
    expect((await upload({ bytes: Buffer.alloc(0), mime: 'image/jpeg' })).result).toMatchObject({ code: 'channel.no_media' });
  });

  test('reports the provider’s refusal and an answer without an id', async () => {
    expect((await upload({ bytes, mime: 'image/png' }, jsonAnswer(400, { error: { code: 131053, message: 'x' } }))).result).toMatchObject({
      failure: 'transient',
      code: '131053',
    });
    expect((await upload({ bytes, mime: 'image/png' }, jsonAnswer(200, {}))).result).toMatchObject({ ok: false, ambiguous: false });
  });

  test.each([
    ['image/jpeg', 'image'],
    ['audio/ogg; codecs=opus', 'audio'],
    ['video/mp4', 'video'],
    ['image/webp', 'sticker'],
    ['IMAGE/PNG', 'image'],
    ['application/pdf', 'document'],
    ['image/tiff', 'document'],
    ['', 'document'],
  ])('treats %s as %s', (mime, kind) => {
    expect(mediaKindOf(mime)).toBe(kind);
  });
});
