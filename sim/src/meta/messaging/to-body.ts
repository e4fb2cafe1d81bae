import type { WireUpdate } from '../../core/dispatcher.ts';
import type { Json } from '../../core/read.ts';
import { toWireJson } from '../../core/wire-json.ts';
import type { MessagingProduct } from './product.ts';

/** Envelope for 1..1000 updates, in order. Neighbours of one account share an entry when `merge` is set, otherwise each has its own; the provider does both. */
export function toBody(product: MessagingProduct, updates: readonly WireUpdate[], merge: boolean, now: number): string {
  const entries: { id: string; time: number; messaging?: Json[]; standby?: Json[] }[] = [];
  for (const { account, item } of updates) {
    const { standby, ...element } = item;
    const list = standby === true ? 'standby' : 'messaging';
    const last = entries.at(-1);
    const shared = merge && last?.id === account.key ? last[list] : undefined;
    if (shared) shared.push(element);
    else entries.push({ id: account.key, time: now, [list]: [element] });
  }
  return toWireJson({ object: product.object, entry: entries });
}
