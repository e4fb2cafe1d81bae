import { expect, test } from 'vitest';
import { sampleConversation } from '../sample-conversation.ts';
import { composerLock } from './composer-lock.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const account = { id: 'acc_1', channel: 'whatsapp', displayName: 'A', accountKey: '1', address: '+1', state: 'live' as const };
const held = (agentId: string | null, reason: string | null = null) => ({
  pen: { ...sampleConversation().pen, holder: 'agent' as const, agentId, agentName: 'Sara', reason },
});
const lock = (given: Parameters<typeof sampleConversation>[0], state: 'live' | 'disconnected' = 'live') =>
  composerLock(sampleConversation(given), [{ ...account, state }], 'usr_me', now);

test('a reply can be written while the bot, nobody or the reader holds the pen', () => {
  expect(lock({})).toBeNull();
  expect(lock(held('usr_me'))).toBeNull();
});

test('a closed window, a missing account and a missing address each close the reply', () => {
  expect(lock({ writableUntil: '2026-11-23T10:00:00Z' })).toEqual({ why: 'window' });
  expect(lock({ writableUntil: '2026-11-23T10:00:01Z' })).toBeNull();
  expect(lock({}, 'disconnected')).toEqual({ why: 'account' });
  expect(composerLock(sampleConversation({ accountId: 'other' }), [account], 'usr_me', now)).toEqual({ why: 'account' });
  expect(lock({ contact: { id: 'con_1', name: 'Huda', handle: null } })).toEqual({ why: 'address' });
});

test('a colleague who holds the pen is named; the phone is nobody in particular', () => {
  expect(lock(held('usr_2'))).toEqual({ why: 'held', by: 'Sara' });
  expect(lock(held(null))).toBeNull();
  expect(lock(held('usr_2', 'phone_echo'))).toBeNull();
});
