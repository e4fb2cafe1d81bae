import { Worker } from 'node:worker_threads';

/** What a thread answers to a request with this id: what was asked for, or why not. */
export type ThreadReply<Answer extends object> = ({ id: number } & Answer) | { id: number; error: string };

export interface Thread<Request extends object, Answer extends object> {
  /** @throws an Error named by `codes`, with what happened as its cause. */
  ask(request: Request): Promise<Answer>;
  /** Ends the thread; what waits is rejected. */
  close(): Promise<void>;
}

/** Work in a thread of its own, which is started at the first question and again after it broke. While idle it does not keep the process alive. */
export function createThread<Request extends object, Answer extends object>(
  url: URL,
  codes: { failed: string; closed: string },
): Thread<Request, Answer> {
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  let worker: Worker | undefined;
  let closed = false;
  let lastId = 0;

  const failAll = (error: Error): void => {
    for (const entry of waiting.values()) entry.reject(error);
    waiting.clear();
    worker = undefined;
  };
  const start = (): Worker => {
    const started = new Worker(url);
    started.on('message', (reply: ThreadReply<Answer>) => {
      const entry = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (waiting.size === 0) started.unref();
      if ('error' in reply) entry?.reject(new Error(codes.failed, { cause: reply.error }));
      else entry?.resolve(reply);
    });
    started.on('error', (cause) => failAll(new Error(codes.failed, { cause })));
    started.on('exit', () => {
      if (worker === started) failAll(new Error(closed ? codes.closed : codes.failed));
    });
    return started;
  };

  return {
    ask(request) {
      if (closed) return Promise.reject(new Error(codes.closed));
      const target = (worker ??= start());
      const id = (lastId += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        target.ref();
        target.postMessage({ ...request, id });
      });
    },
    async close() {
      closed = true;
      const ending = worker;
      failAll(new Error(codes.closed));
      await ending?.terminate();
    },
  };
}
