import type { LossKind } from '@wafaa/contracts';
import { callApi, type CallOutput } from '../../shared/api/api-client.ts';

export type Loss = CallOutput<'listLosses'>['items'][number];
export type LossOutcome = CallOutput<'retryLosses'>;

export interface LossSearch {
  kind?: LossKind;
  account?: string;
  aside?: true;
}

/** Under `conversations`, so that every event of a conversation asks anew. */
export const lossesKey = ['conversations', 'losses'] as const;

export const listLosses = ({ kind, account, aside }: LossSearch, cursor: string | undefined, signal: AbortSignal) =>
  callApi(
    'listLosses',
    {
      query: {
        limit: 30,
        ...(kind ? { kind } : {}),
        ...(account ? { accountId: account } : {}),
        ...(aside ? { letGo: 'true' } : {}),
        ...(cursor ? { cursor } : {}),
      },
    },
    { signal },
  );
export const countLosses = (signal: AbortSignal) => callApi('countLosses', {}, { signal });
export const retryLosses = (ids: string[]): Promise<LossOutcome> => callApi('retryLosses', { body: { ids } });
export const letGoLosses = (ids: string[]): Promise<LossOutcome> => callApi('letGoLosses', { body: { ids } });
export const takeUpLosses = (ids: string[]): Promise<CallOutput<'takeUpLosses'>> => callApi('takeUpLosses', { body: { ids } });
