import { callApi } from '../../../shared/api/api-client.ts';

const EVERY_MS = 3_000;
let last = { id: '', at: 0 };

/** Shows the customer that somebody is writing, at most every few seconds. A call that fails changes nothing that matters. */
export function tellTyping(id: string): void {
  const now = Date.now();
  if (last.id === id && now - last.at < EVERY_MS) return;
  last = { id, at: now };
  callApi('showTyping', { params: { id } }).catch(() => undefined);
}
