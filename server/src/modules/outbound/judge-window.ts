import type { ChannelCapabilities } from '../channels/index.ts';

/** `human_agent`: the bot's time is over, a person's is not. */
export type WindowVerdict = 'open' | 'human_agent' | 'closed';

const HOUR_MS = 3_600_000;

/**
 * May this be written now? `closesAt` is when the bot's time ends (null: the customer has never written); a person has longer on some
 * channels. A template is for the time after, and is always let through.
 */
export function judgeWindow(input: {
  window: ChannelCapabilities['window'];
  closesAt: Date | null;
  now: Date;
  author: 'bot' | 'agent';
  kind: string;
}): WindowVerdict {
  const { window, closesAt, now, author, kind } = input;
  if (window === null || closesAt === null || kind === 'template') return 'open';
  if (now.getTime() < closesAt.getTime()) return 'open';
  if (author !== 'agent' || window.humanAgentDays === null) return 'closed';
  const peopleUntil = closesAt.getTime() + Math.max(0, window.humanAgentDays * 24 - window.hours) * HOUR_MS;
  return now.getTime() < peopleUntil ? 'human_agent' : 'closed';
}
