import { expect, test } from 'vitest';
import { penActions, penAfter, undoOf } from './pen.ts';

test('a taken pen shows the agent at once', () => {
  expect(penAfter('take', { id: 'usr_1', name: 'Sara' }, '2026-11-23T10:00:00Z')).toEqual({
    holder: 'agent',
    agentName: 'Sara',
    agentId: 'usr_1',
    reason: null,
    since: '2026-11-23T10:00:00Z',
  });
});

test('offers undo only where it restores what was', () => {
  expect(undoOf('bot', 'take')).toBe('give_to_bot');
  expect(undoOf('agent', 'give_to_bot')).toBe('take');
  expect(undoOf('nobody', 'take')).toBeNull();
  expect(undoOf('nobody', 'give_to_bot')).toBeNull();
});

test('offers both ways out when nobody holds the pen', () => {
  expect(penActions('nobody')).toEqual(['take', 'give_to_bot']);
  expect(penActions('bot')).toEqual(['take']);
});
