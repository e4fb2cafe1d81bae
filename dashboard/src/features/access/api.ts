import { callApi, type CallOutput } from '../../shared/api/api-client.ts';

export type Session = CallOutput<'getSession'>;

export function getSession(signal: AbortSignal): Promise<Session> {
  return callApi('getSession', {}, { signal });
}
