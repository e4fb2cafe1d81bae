import { describe, expect, test } from 'vitest';
import { judgeWindow } from './judge-window.ts';

const now = new Date('2026-11-23T12:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const day = { hours: 24, perWindowCap: null, humanAgentDays: 7, freeEntryHours: null };
const judge = (given: Partial<Parameters<typeof judgeWindow>[0]>) =>
  judgeWindow({ window: day, closesAt: hoursAgo(1), now, author: 'bot', kind: 'text', ...given });

describe('judgeWindow', () => {
  test('lets everybody write while the window is open, to the last moment', () => {
    for (const author of ['bot', 'agent'] as const) expect(judge({ author, closesAt: new Date(now.getTime() + 1) })).toBe('open');
    expect(judge({ closesAt: now })).toBe('closed');
  });

  test('gives a person seven days in all, and the bot not one minute more', () => {
    expect(judge({ author: 'agent' })).toBe('human_agent');
    expect(judge({ author: 'agent', closesAt: hoursAgo(6 * 24 - 1) })).toBe('human_agent');
    expect(judge({ author: 'agent', closesAt: hoursAgo(6 * 24) })).toBe('closed');
    expect(judge({ author: 'bot' })).toBe('closed');
  });

  test('gives a person no more than the bot where the channel knows no difference', () => {
    expect(judge({ author: 'agent', window: { ...day, humanAgentDays: null } })).toBe('closed');
  });

  test('holds nobody back where there is no window, and no template ever', () => {
    expect(judge({ window: null })).toBe('open');
    expect(judge({ closesAt: null })).toBe('open');
    expect(judge({ kind: 'template' })).toBe('open');
  });
});
