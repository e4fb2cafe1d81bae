import { describe, expect, test } from 'vitest';
import { fromHttpError, redactDetail, refuse } from './send-failure.ts';
import { networkError } from './testing.ts';

describe('fromHttpError', () => {
  test('believes an implementation that says whether the request was written', () => {
    expect(fromHttpError(networkError('ECONNRESET', { requestWritten: false }))).toMatchObject({ failure: 'transient', ambiguous: false });
    expect(fromHttpError(networkError('ECONNREFUSED', { requestWritten: true }))).toMatchObject({ failure: 'unknown', ambiguous: true });
  });

  test('finds the code below what wraps it', () => {
    const wrapped = new TypeError('fetch failed', { cause: new Error('outer', { cause: networkError('ENOTFOUND') }) });
    expect(fromHttpError(wrapped)).toMatchObject({ code: 'network.ENOTFOUND', ambiguous: false });
  });

  test('treats a time-out, an abort and anything without a code as ambiguous', () => {
    expect(fromHttpError(new DOMException('late', 'TimeoutError'))).toMatchObject({ code: 'network.TIMEOUT', ambiguous: true });
    expect(fromHttpError(new DOMException('stopped', 'AbortError'))).toMatchObject({ code: 'network.ABORTED', ambiguous: true });
    for (const thrown of [new Error('odd'), 'text', undefined, null, 7]) {
      expect(fromHttpError(thrown)).toMatchObject({ code: 'network.ERROR', failure: 'unknown', ambiguous: true });
    }
  });

  test('repeats no message and no code that could hold a secret', () => {
    const error = Object.assign(new Error('https://graph.example/?access_token=abcd1234'), { code: 'token abcd1234' });
    expect(JSON.stringify(fromHttpError(error))).not.toContain('abcd1234');
  });
});

describe('redactDetail', () => {
  test('takes out credentials as written and as encoded, the longest first', () => {
    expect(redactDetail('bad abcd and abcd/efgh and abcd%2Fefgh', ['abcd', 'abcd/efgh'])).toBe(
      'bad [redacted] and [redacted] and [redacted]',
    );
  });

  test('takes out tokens it was not told of', () => {
    expect(redactDetail('Authorization: Bearer xyz123 for ?access_token=q1&x=1', [])).toBe(
      'Authorization: Bearer [redacted] for ?access_token=[redacted]&x=1',
    );
  });

  test('stays on one short line', () => {
    const detail = redactDetail(`a\n${'b'.repeat(900)}`, ['', 'a']);
    expect(detail).toHaveLength(300);
    expect(detail.startsWith('a bbb')).toBe(true);
  });
});

test('refuse names our own reason and is never ambiguous', () => {
  expect(refuse('bad_address', 'No address.')).toEqual({
    ok: false,
    failure: 'invalid_payload',
    code: 'channel.bad_address',
    ambiguous: false,
    detail: 'No address.',
  });
});
