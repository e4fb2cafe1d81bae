import { VectorStoreError } from '../vector-store.ts';

const LATER = /RESOURCE_EXHAUSTED|too many requests|\b429\b/i;
const AWAY = /UNAVAILABLE|INTERNAL|ABORTED|CANCELLED|DEADLINE_EXCEEDED|ECONN|fetch failed|socket|timed out|aborted|\b5\d\d\b/i;

/** Of a tenant of whom nothing was ever put there. */
export function isUnknownTenant(error: unknown): boolean {
  return /tenant not found|tenant.*does not exist/i.test(textOf(error));
}

/** In our words. The client tells what happened in its messages only. */
export async function said<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof VectorStoreError || error instanceof TypeError) throw withoutFetch(error);
    const text = textOf(error);
    if (LATER.test(text)) throw new VectorStoreError('weaviate', 'throttled', { cause: error });
    if (/timed out/i.test(text)) throw new VectorStoreError('weaviate', 'timeout', { cause: error });
    if (/UNAUTHENTICATED|PERMISSION_DENIED|\b40[13]\b|unauthori[sz]ed/i.test(text))
      throw new VectorStoreError('weaviate', 'refused', { cause: error, detail: 'is WEAVIATE_API_KEY right?' });
    throw new VectorStoreError('weaviate', AWAY.test(text) ? 'unavailable' : 'refused', { cause: error });
  }
}

/** `fetch` says with a TypeError that nobody answered. */
function withoutFetch(error: Error): Error {
  return error instanceof TypeError && error.message === 'fetch failed'
    ? new VectorStoreError('weaviate', 'unavailable', { cause: error })
    : error;
}

function textOf(error: unknown): string {
  const parts: string[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) parts.push(cause.name, cause.message);
  return parts.join(' ');
}
