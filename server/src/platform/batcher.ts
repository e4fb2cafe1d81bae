/** Group commit: calls that arrive within a few milliseconds share one round trip. */
export interface Batcher<I, O> {
  add(item: I): Promise<O>;
  readonly waiting: number;
}

export interface BatcherOptions {
  maxWaitMs: number;
  maxItems: number;
  /** Beyond this many waiting items `add` rejects at once. */
  maxWaiting?: number;
  /** How many batches may be under way at once. */
  concurrency?: number;
}

export class BatcherFullError extends Error {
  constructor() {
    super('too many items are waiting');
    this.name = 'BatcherFullError';
  }
}

interface Waiting<I, O> {
  item: I;
  resolve: (value: O) => void;
  reject: (error: unknown) => void;
}

/** `run` answers in the order of its items. When a batch of several fails, each is run alone, so that one bad item harms only itself. */
export function createBatcher<I, O>(run: (items: I[]) => Promise<O[]>, options: BatcherOptions): Batcher<I, O> {
  const { maxWaitMs, maxItems, maxWaiting = Number.POSITIVE_INFINITY, concurrency = 1 } = options;
  let queue: Waiting<I, O>[] = [];
  let timer: NodeJS.Timeout | null = null;
  let running = 0;

  const settle = async (batch: Waiting<I, O>[]): Promise<void> => {
    try {
      const results = await run(batch.map((entry) => entry.item));
      batch.forEach((entry, index) => entry.resolve(results[index] as O));
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only) return only.reject(error);
      for (const entry of batch) await settle([entry]);
    }
  };

  const flush = (): void => {
    timer = null;
    while (queue.length > 0 && running < concurrency) {
      const batch = queue.slice(0, maxItems);
      queue = queue.slice(maxItems);
      running += 1;
      void settle(batch).finally(() => {
        running -= 1;
        if (queue.length > 0) flush();
      });
    }
  };

  return {
    add(item) {
      if (queue.length >= maxWaiting) return Promise.reject(new BatcherFullError());
      return new Promise<O>((resolve, reject) => {
        queue.push({ item, resolve, reject });
        if (queue.length >= maxItems) flush();
        else timer ??= setTimeout(flush, maxWaitMs);
      });
    },
    get waiting() {
      return queue.length;
    },
  };
}
