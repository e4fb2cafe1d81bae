import type { Bus } from '../../platform/bus/bus.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { Database } from '../../platform/db/index.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { RateLimiter } from '../../platform/limits/rate-limiter.ts';
import type { RawRequest, RawResponse } from '../channels/index.ts';
import type { Chat } from './find-chat.ts';

export interface WebchatDeps {
  database: Database;
  storage: FileStorage;
  secrets: SecretBox;
  clock: Clock;
  limiter: RateLimiter;
  bus: Bus;
  /** Where signed envelopes go: the way in of every channel. */
  accept(channel: string, request: RawRequest): Promise<RawResponse>;
  /** Origin at which browsers find us. */
  publicUrl: string;
}

/** Everything a verb of the chat needs once it is known whose chat it is. */
export interface ChatDeps extends WebchatDeps {
  find(key: string): Promise<Chat | null>;
}
