import { describe, expect, test } from 'vitest';
import type { SendFailed } from '../channels/index.ts';
import { decideAfterFailure, uncertainPolicyFor } from './retry-policy.ts';

const failed = (given: Partial<SendFailed>): SendFailed => ({
  ok: false,
  failure: 'transient',
  code: 'x',
  ambiguous: false,
  detail: '',
  ...given,
});

describe('after a failed send', () => {
  test('waits longer each time, with jitter that halves the wait at most, and never beyond a minute', () => {
    const delays = [1, 2, 3, 8, 9].map((attempts) => decideAfterFailure(failed({}), attempts, 1));
    expect(delays).toMatchObject([500, 1_000, 2_000, 60_000, 60_000].map((delayMs) => ({ kind: 'retry', delayMs })));
    expect(decideAfterFailure(failed({}), 3, 0)).toMatchObject({ delayMs: 1_000 });
  });

  test('waits at least as long as the provider asks', () => {
    expect(decideAfterFailure(failed({ failure: 'throttled', retryAfterMs: 90_000 }), 1, 0.5)).toMatchObject({
      kind: 'retry',
      delayMs: 90_000,
    });
  });

  test('does not give a message up for a provider that is busy, for about an hour', () => {
    expect(decideAfterFailure(failed({ failure: 'throttled' }), 59, 1)).toMatchObject({ kind: 'retry', delayMs: 60_000 });
    expect(decideAfterFailure(failed({ failure: 'throttled' }), 60, 1).kind).toBe('failed');
  });

  test('gives up after ten attempts, naming what the provider said', () => {
    expect(decideAfterFailure(failed({ code: '131000' }), 9, 1).kind).toBe('retry');
    expect(decideAfterFailure(failed({ code: '131000' }), 10, 1)).toEqual({
      kind: 'failed',
      failureKind: 'transient',
      failureCode: '131000',
    });
  });

  test('keeps a reply while a person mends the token, however often it was tried', () => {
    for (const failure of ['auth', 'account_problem'] as const) {
      expect(decideAfterFailure(failed({ failure }), 500, 1)).toMatchObject({ kind: 'retry', failureKind: failure, delayMs: 300_000 });
    }
  });

  test('tries for a right that lacks until the account was looked at, and then leaves it to a person', () => {
    expect(decideAfterFailure(failed({ failure: 'permission' }), 9, 1)).toMatchObject({ kind: 'retry', delayMs: 60_000 });
    expect(decideAfterFailure(failed({ failure: 'permission' }), 10, 1)).toMatchObject({ kind: 'failed', failureKind: 'permission' });
  });

  test('never repeats what will fail the same way', () => {
    for (const failure of ['invalid_payload', 'window_closed', 'unreachable_user'] as SendFailed['failure'][]) {
      expect(decideAfterFailure(failed({ failure }), 1, 1).kind).toBe('failed');
    }
  });

  test('calls a send uncertain whose end nobody saw, whatever else is known', () => {
    expect(decideAfterFailure(failed({ ambiguous: true, failure: 'transient' }), 1, 1)).toEqual({ kind: 'uncertain' });
  });
});

describe('a send that nobody can account for', () => {
  test('goes again when it is a plain answer, but not for ever', () => {
    expect([1, 2, 3, 4].map((attempts) => uncertainPolicyFor('text', attempts, true))).toEqual(['resend', 'resend', 'resend', 'resend']);
    expect(uncertainPolicyFor('text', 5, true)).toBe('human');
  });

  test('asks a person when it costs money', () => {
    expect(uncertainPolicyFor('template', 1, true)).toBe('human');
  });

  test('asks a person where the provider tells of no send: its silence is no reason to say the same twice', () => {
    expect(uncertainPolicyFor('text', 1, false)).toBe('human');
  });
});
