import { expect, test } from 'vitest';
import { heldByOther, penActions, penAfter, undoOf } from './pen.ts';

const since = '2026-11-23T10:00:00Z';
const sara = { id: 'usr_1', name: 'Sara' };
const pen = (holder: 'bot' | 'agent' | 'nobody', agentId: string | null = null, reason: string | null = null) => ({
  holder,
  agentName: agentId,
  agentId,
  reason,
  since,
});

test('a taken or assigned pen shows its agent at once', () => {
  const taken = { holder: 'agent', agentName: 'Sara', agentId: 'usr_1', reason: null, since };
  expect(penAfter('take', sara, since)).toEqual(taken);
  expect(penAfter('assign', sara, since)).toEqual(taken);
});

test('a pen that is laid down is nobody’s, and one that is given back the bot’s', () => {
  expect(penAfter('release', sara, since)).toMatchObject({ holder: 'nobody', agentId: null, reason: 'released' });
  expect(penAfter('give_to_bot', sara, since)).toMatchObject({ holder: 'bot', agentId: null });
});

test('undo restores who held it, and is not offered for the phone', () => {
  expect(undoOf(pen('bot'), 'usr_1')).toEqual({ action: 'give_to_bot', answerWaiting: true });
  expect(undoOf(pen('nobody'), 'usr_1')).toEqual({ action: 'release' });
  expect(undoOf(pen('agent', 'usr_1'), 'usr_1')).toEqual({ action: 'take' });
  expect(undoOf(pen('agent', 'usr_2'), 'usr_1')).toEqual({ action: 'assign', memberId: 'usr_2' });
  expect(undoOf(pen('agent', null), 'usr_1')).toBeNull();
});

test('offers both ways out when nobody holds the pen', () => {
  expect(penActions('nobody')).toEqual(['take', 'give_to_bot']);
  expect(penActions('bot')).toEqual(['take']);
});

test('a colleague holds it, and neither the reader nor the phone does', () => {
  expect(heldByOther(pen('agent', 'usr_2'), 'usr_1')).toBe(true);
  expect(heldByOther(pen('agent', 'usr_1'), 'usr_1')).toBe(false);
  expect(heldByOther(pen('agent', 'usr_2', 'phone_echo'), 'usr_1')).toBe(false);
  expect(heldByOther(pen('bot'), 'usr_1')).toBe(false);
});
