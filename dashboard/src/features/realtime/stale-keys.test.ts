import { expect, test } from 'vitest';
import { staleKeys } from './stale-keys.ts';

test('touches the conversation that changed, once, and leaves the others alone', () => {
  const keys = staleKeys([
    { kind: 'message.received', conversationId: 'cnv_1' },
    { kind: 'turn.finished', conversationId: 'cnv_1' },
  ]);
  expect(keys).toEqual([['home'], ['conversations'], ['messages', 'cnv_1'], ['turns', 'cnv_1'], ['gaps']]);
});

test('refreshes knowledge for events of sources', () => {
  expect(staleKeys([{ kind: 'source.live', conversationId: null }])).toEqual([['home'], ['sources'], ['facts']]);
});

test('reads everything afresh for a kind it does not know', () => {
  expect(staleKeys([{ kind: 'campaign.started', conversationId: null }])).toBeNull();
});

test('shows what became of an account of a channel, on its page and in its set-up', () => {
  const keys = staleKeys([{ kind: 'channel.changed', conversationId: null }]);
  expect(keys).toEqual([['home'], ['session'], ['conversations', 'channels'], ['conversations', 'channel-setup']]);
});
