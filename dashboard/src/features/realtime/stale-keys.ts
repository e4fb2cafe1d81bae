import type { EventView } from '@wafaa/contracts';

export type QueryKey = readonly unknown[];

/**
 * Which parts of the query cache a batch of events made stale. Null means all of it: an event of a kind that this page does not
 * know (a newer server) must not leave the screen wrong.
 */
export function staleKeys(events: readonly Pick<EventView, 'kind' | 'conversationId'>[]): QueryKey[] | null {
  const keys = new Map<string, QueryKey>();
  const add = (key: QueryKey): void => {
    keys.set(JSON.stringify(key), key);
  };
  for (const { kind, conversationId } of events) {
    const area = kind.split('.')[0] ?? '';
    add(['home']);
    if (conversationId !== null) {
      add(['conversations']);
      add(['messages', conversationId]);
      add(['turns', conversationId]);
      // A question that was just left to a person is a gap.
      if (kind === 'turn.finished') add(['gaps']);
    } else if (knowledgeAreas.has(area)) {
      add(['sources']);
      add(['facts']);
    } else if (sessionAreas.has(area)) {
      add(['session']);
      if (area === 'channel' || area === 'account') for (const part of ['channels', 'channel-setup']) add(['conversations', part]);
    } else {
      return null;
    }
  }
  return [...keys.values()];
}

const knowledgeAreas = new Set(['source', 'document', 'knowledge', 'fact', 'item']);
const sessionAreas = new Set(['account', 'channel', 'tenant', 'session']);
