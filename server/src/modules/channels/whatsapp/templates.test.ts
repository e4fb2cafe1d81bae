import { describe, expect, test } from 'vitest';
import { fakeHttp, jsonAnswer } from '../contract/testing.ts';
import { templates } from './list-templates.ts';
import { readTemplate } from './read-template.ts';
import { testAccount } from './testing.ts';

const config = { baseUrl: 'https://graph.example/v26.0' };
const plain = (name: string, more: Record<string, unknown> = {}) => ({
  ...{ id: '1', name, language: 'en', status: 'APPROVED', category: 'UTILITY' },
  components: [{ type: 'BODY', text: 'Hello' }],
  ...more,
});
const pageOf = (data: unknown[], after?: string) =>
  jsonAnswer(200, {
    data,
    paging: { cursors: { before: 'a', after: after ?? 'end' }, ...(after ? { next: 'https://graph.example/next' } : {}) },
  });

describe('the templates of a business account', () => {
  test('are fetched page by page, with the token and only from the provider itself', async () => {
    const http = fakeHttp(pageOf([plain('one')], 'c1'), pageOf([plain('two')], 'c2'), pageOf([plain('three'), 'nonsense', {}]));
    const listed = await templates.list(testAccount, { http, config });
    expect(listed.ok && listed.templates.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
    expect(http.requests.map(({ url }) => new URL(url).searchParams.get('after'))).toEqual([null, 'c1', 'c2']);
    for (const { url, headers } of http.requests) {
      expect(url).toMatch(/^https:\/\/graph\.example\/v26\.0\/330000000000701\/message_templates\?/);
      expect(headers?.authorization).toBe('Bearer EAAG-invented-token-0001');
    }
  });

  test('are whole or not at all: a page that fails is a failure, and its reason holds no token', async () => {
    const refusal = jsonAnswer(401, { error: { code: 190, message: 'Session of EAAG-invented-token-0001 has expired' } });
    const listed = await templates.list(testAccount, { http: fakeHttp(pageOf([plain('one')], 'c1'), refusal), config });
    expect(listed).toMatchObject({ ok: false, failure: 'auth', code: '190' });
    expect(JSON.stringify(listed)).not.toContain('EAAG-invented');
  });

  test('end where the provider gives the same page again, and are refused without a business', async () => {
    const http = fakeHttp(pageOf([plain('one')], 'same'), pageOf([plain('two')], 'same'));
    expect(await templates.list(testAccount, { http, config })).toMatchObject({ ok: true });
    expect(http.requests).toHaveLength(2);
    expect(await templates.list({ ...testAccount, businessKey: '' }, { http, config })).toMatchObject({
      ok: false,
      code: 'channel.no_business',
    });
  });
});

describe('a template', () => {
  test('says what is filled in, part by part, numbered places by their number', () => {
    const template = readTemplate(
      plain('order', {
        components: [
          {
            type: 'BUTTONS',
            buttons: [
              { type: 'QUICK_REPLY', text: 'Thanks' },
              { type: 'URL', text: 'Track', url: 'https://a.sa/{{1}}', example: ['https://a.sa/12'] },
              { type: 'COPY_CODE', text: 'Copy', example: 'SAVE' },
            ],
          },
          { type: 'BODY', text: '{{2}} then {{1}}, {{2}}', example: { body_text: [['Sara', '12']] } },
          { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://x'] } },
          { type: 'FOOTER', text: 'Bayt' },
        ],
      }),
    );
    expect(template?.shape).toEqual({
      header: { kind: 'image' },
      body: '{{2}} then {{1}}, {{2}}',
      footer: 'Bayt',
      buttons: [
        { kind: 'reply', text: 'Thanks' },
        { kind: 'url', text: 'Track', url: 'https://a.sa/{{1}}' },
        { kind: 'code', text: 'Copy' },
      ],
      places: [
        { part: 'header', type: 'image' },
        { part: 'body', type: 'text', token: '{{1}}', example: 'Sara' },
        { part: 'body', type: 'text', token: '{{2}}', example: '12' },
        { part: 'button', type: 'text', token: '{{1}}', button: 1, example: 'https://a.sa/12' },
        { part: 'button', type: 'code', button: 2, example: 'SAVE' },
      ],
      unsupported: null,
    });
  });

  test('with named places gives the names back, in the order of the text', () => {
    const example = { body_text_named_params: [{ param_name: 'day', example: 'Friday' }] };
    const template = readTemplate(plain('visit', { components: [{ type: 'BODY', text: '{{guest_name}} on {{day}}', example }] }));
    expect(template?.shape.places).toEqual([
      { part: 'body', type: 'text', token: '{{guest_name}}', name: 'guest_name' },
      { part: 'body', type: 'text', token: '{{day}}', name: 'day', example: 'Friday' },
    ]);
  });

  test.each([
    ['APPROVED', 'approved'],
    ['FLAGGED', 'approved'],
    ['IN_APPEAL', 'pending'],
    ['REJECTED', 'rejected'],
    ['PAUSED', 'paused'],
    ['DISABLED', 'disabled'],
    ['SOMETHING_NEW', 'disabled'],
  ])('that is %s at the provider is %s here', (status, state) => {
    expect(readTemplate(plain('one', { status }))?.state).toBe(state);
  });

  test.each([
    ['a code for signing in', { category: 'AUTHENTICATION' }, 'authentication'],
    [
      'cards',
      {
        components: [
          { type: 'BODY', text: 'a' },
          { type: 'CAROUSEL', cards: [] },
        ],
      },
      'carousel',
    ],
    [
      'a place on the map',
      {
        components: [
          { type: 'HEADER', format: 'LOCATION' },
          { type: 'BODY', text: 'a' },
        ],
      },
      'location',
    ],
    [
      'a form',
      {
        components: [
          { type: 'BODY', text: 'a' },
          { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Book' }] },
        ],
      },
      'flow',
    ],
  ])('with %s is shown as one that cannot be filled in here', (_what, more, unsupported) => {
    expect(readTemplate(plain('one', more))?.shape.unsupported).toBe(unsupported);
  });
});
