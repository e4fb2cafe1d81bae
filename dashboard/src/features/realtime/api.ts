import { callApi, type CallOutput } from '../../shared/api/api-client.ts';

export type EventsPage = CallOutput<'listEvents'>;

export const EVENTS_PER_READ = 500;

export function listEvents(after: string, signal: AbortSignal): Promise<EventsPage> {
  return callApi('listEvents', { query: { after, limit: EVENTS_PER_READ } }, { signal });
}
