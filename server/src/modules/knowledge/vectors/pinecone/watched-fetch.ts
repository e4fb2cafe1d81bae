import { VectorStoreError } from '../vector-store.ts';

/** Longer than any call may take (`resilient-store.ts`); ends connections that nobody waits for any more. */
const DEADLINE_MS = 30_000;

/** `fetch`, but an answer that says "later" is an error which says when. */
export async function watchedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(DEADLINE_MS) });
  } catch (cause) {
    const failure = cause instanceof Error && cause.name === 'TimeoutError' ? 'timeout' : 'unavailable';
    throw new VectorStoreError('pinecone', failure, { cause });
  }
  if (response.status === 429) throw new VectorStoreError('pinecone', 'throttled', { retryAfterMs: retryAfter(response) });
  if (response.status >= 500) throw new VectorStoreError('pinecone', 'unavailable', { detail: `status ${response.status}` });
  if (response.status === 401 || response.status === 403)
    throw new VectorStoreError('pinecone', 'refused', { detail: `status ${response.status}: is PINECONE_API_KEY right?` });
  return response;
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
