import type { Conversation } from '../conversations/api.ts';

/** A conversation for tests: what a test is about is given, the rest is usual. */
export function sampleConversation(given: Partial<Conversation> = {}): Conversation {
  return {
    id: 'cnv_1',
    channel: 'whatsapp',
    accountId: 'acc_1',
    contact: { id: 'con_1', name: 'Huda', handle: '966500000001' },
    pen: { holder: 'bot', agentName: null, agentId: null, reason: null, since: '2026-11-23T09:00:00Z' },
    language: 'en',
    windowExpiresAt: null,
    writableUntil: null,
    lastMessage: null,
    unhandled: 0,
    state: 'open',
    snoozedUntil: null,
    unread: 0,
    waitingSince: null,
    sentiment: null,
    labelIds: [],
    ...given,
  };
}
