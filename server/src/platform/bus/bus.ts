import { EventEmitter } from 'node:events';
import { connectRedis } from '../redis.ts';

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
  const publisher = connectRedis(url, onError);
  const subscriber = connectRedis(url, onError);
  const local = new EventEmitter().setMaxListeners(0);
  subscriber.on('message', (topic: string, message: string) => local.emit(topic, message));
  const listenTo = (...topics: string[]): void => {
    if (subscriber.status === 'ready' && topics.length > 0) subscriber.subscribe(...topics).catch(onError);
  };
  // Whoever begins to listen while Redis is away is heard as soon as it is back, and so is who listened before.
  subscriber.on('ready', () => listenTo(...local.eventNames().map(String)));
  return {
    publish(topic, message) {
      publisher.publish(topic, message).catch(onError);
    },
    subscribe(topic, listener) {
      if (local.listenerCount(topic) === 0) listenTo(topic);
      local.on(topic, listener);
      return () => {
        local.off(topic, listener);
        if (local.listenerCount(topic) === 0 && subscriber.status === 'ready') subscriber.unsubscribe(topic).catch(onError);
      };
    },
    isHealthy: () => publisher.status === 'ready',
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
