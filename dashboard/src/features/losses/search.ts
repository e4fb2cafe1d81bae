import { text } from '../../app/base-routes.ts';
import type { LossSearch } from './api.ts';
import { KIND_IDS } from './kind-ids.ts';

/** What the address says: which kind, which account, and whether it is what was let go of. */
export function toLossSearch(search: Record<string, unknown>): LossSearch {
  const kind = KIND_IDS.find((id) => id === search['kind']);
  const account = text(search['account']);
  return { ...(kind ? { kind } : {}), ...(account ? { account } : {}), ...(search['aside'] === true ? { aside: true } : {}) };
}
