import { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';

/** Wake-ups between processes. Nothing durable travels here: whoever misses a message finds the work in the database a poll later. */
export interface Bus {
  publish(topic: string, message: string): void;
  subscribe(topic: string, listener: (message: string) => void): () => void;
  isHealthy(): boolean;
  close(): Promise<void>;
}

export function createLocalBus(): Bus {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    publish: (topic, message) => void emitter.emit(topic, message),
    subscribe(topic, listener) {
      emitter.on(topic, listener);
      return () => emitter.off(topic, listener);
    },
    isHealthy: () => true,
    close: async () => void emitter.removeAllListeners(),
  };
}

export function createRedisBus(url: string, onError: (error: Error) => void): Bus {
  const options = { maxRetriesPerRequest: 1, enableOfflineQueue: false, retryStrategy: (times: number) => Math.min(times * 200, 3_000) };
  const publisher = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, enableOfflineQueue: true });
  const local = new EventEmitter().setMaxListeners(0);
  publisher.on('error', onError);
  subscriber.on('error', onError);
  subscriber.on('message', (topic: string, message: string) => local.emit(topic, message));
  return {
    publish(topic, message) {
      publisher.publish(topic, message).catch(onError);
    },
    subscribe(topic, listener) {
      if (local.listenerCount(topic) === 0) subscriber.subscribe(topic).catch(onError);
      local.on(topic, listener);
      return () => {
        local.off(topic, listener);
        if (local.listenerCount(topic) === 0) subscriber.unsubscribe(topic).catch(onError);
      };
    },
    isHealthy: () => publisher.status === 'ready',
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
