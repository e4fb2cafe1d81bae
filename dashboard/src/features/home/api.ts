import { callApi, type CallOutput } from '../../shared/api/api-client.ts';

export type Home = CallOutput<'getHome'>;
export type HomeFigures = NonNullable<Home['figures']>;
export type Days = Home['days'];
export type Gap = CallOutput<'listGaps'>['items'][number];

export const getHome = (days: Days, signal: AbortSignal): Promise<Home> =>
  callApi('getHome', { query: { days: days === 28 ? '28' : '7' } }, { signal });

/** The newest conversations, for the feed. */
export const listNewest = (signal: AbortSignal): Promise<CallOutput<'listConversations'>> =>
  callApi('listConversations', { query: { limit: 8 } }, { signal });

/** As many as are named, and one more to know that there are others. */
export const listNewestGaps = (signal: AbortSignal): Promise<CallOutput<'listGaps'>> =>
  callApi('listGaps', { query: { limit: 20 } }, { signal });
