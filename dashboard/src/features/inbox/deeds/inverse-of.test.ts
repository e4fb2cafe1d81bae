import { expect, test } from 'vitest';
import { sampleConversation } from '../sample-conversation.ts';
import { inverseOf } from './inverse-of.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const pen = (holder: 'bot' | 'agent' | 'nobody', agentId: string | null = null) => ({ ...sampleConversation().pen, holder, agentId });

test('undoing a resolve puts each back into its own state', () => {
  const before = [
    sampleConversation({ id: 'a' }),
    sampleConversation({ id: 'b', state: 'snoozed', snoozedUntil: '2026-11-23T12:00:00.000Z' }),
    sampleConversation({ id: 'c' }),
    sampleConversation({ id: 'd', state: 'snoozed', snoozedUntil: '2026-11-23T09:00:00.000Z' }),
  ];
  expect(inverseOf({ kind: 'state', change: { state: 'resolved' } }, before, now)).toEqual([
    { ids: ['a', 'c', 'd'], deed: { kind: 'state', change: { state: 'open' } } },
    { ids: ['b'], deed: { kind: 'state', change: { state: 'snoozed', until: '2026-11-23T12:00:00.000Z' } } },
  ]);
});

test('undoing a resolve gives the pen back to whoever held it, before the conversation is open', () => {
  const before = [sampleConversation({ id: 'a', pen: pen('agent', 'usr_2') }), sampleConversation({ id: 'b', pen: pen('nobody') })];
  expect(inverseOf({ kind: 'state', change: { state: 'resolved' } }, before, now)).toEqual([
    { ids: ['a'], deed: { kind: 'assign', memberId: 'usr_2' } },
    { release: ['b'] },
    { ids: ['a', 'b'], deed: { kind: 'state', change: { state: 'open' } } },
  ]);
});

test('undoing a label or a reading touches only what was changed by it', () => {
  const before = [sampleConversation({ id: 'a', labelIds: ['lbl'] }), sampleConversation({ id: 'b', unread: 2 })];
  expect(inverseOf({ kind: 'label', labelId: 'lbl', on: true }, before, now)).toEqual([
    { ids: ['b'], deed: { kind: 'label', labelId: 'lbl', on: false } },
  ]);
  expect(inverseOf({ kind: 'read', read: true }, before, now)).toEqual([{ ids: ['b'], deed: { kind: 'read', read: false } }]);
});

test('undoing a taken pen gives it to whoever held it, and lays down what nobody held', () => {
  const before = [
    sampleConversation({ id: 'a', pen: pen('bot') }),
    sampleConversation({ id: 'b', pen: pen('nobody') }),
    sampleConversation({ id: 'c', pen: pen('agent', 'usr_2') }),
    sampleConversation({ id: 'd', pen: pen('agent') }),
  ];
  expect(inverseOf({ kind: 'take' }, before, now)).toEqual([
    { ids: ['a'], deed: { kind: 'give_to_bot', answerWaiting: true } },
    { ids: ['c'], deed: { kind: 'assign', memberId: 'usr_2' } },
    { release: ['b'] },
  ]);
});
