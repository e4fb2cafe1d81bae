import type { Limits, OperatorTenantDetail } from './api.ts';

export const LIMIT_KEYS = ['messagesPerMonth', 'modelTokensPerMonth', 'sources', 'storageBytes', 'members', 'apiKeys'] as const;
export type LimitKey = (typeof LIMIT_KEYS)[number];
/** As typed; empty is no limit. Storage is typed in megabytes. */
export type TypedLimits = Record<LimitKey, string>;

const MEGABYTE = 1024 * 1024;

export function toTyped(usage: OperatorTenantDetail['usage']): TypedLimits {
  const text = (limit: number | null, unit = 1): string => (limit === null ? '' : String(Math.round(limit / unit)));
  return {
    messagesPerMonth: text(usage.messagesThisMonth.limit),
    modelTokensPerMonth: text(usage.modelTokensThisMonth.limit),
    sources: text(usage.sources.limit),
    storageBytes: text(usage.storageBytes.limit, MEGABYTE),
    members: text(usage.members.limit),
    apiKeys: text(usage.apiKeys.limit),
  };
}

/** The limits that differ from before: a number, or null where one was lifted. */
export function changedLimits(before: TypedLimits, after: TypedLimits): Limits {
  const change: Limits = {};
  for (const key of LIMIT_KEYS) {
    if (before[key] === after[key]) continue;
    const typed = after[key].trim();
    change[key] = typed === '' ? null : Number(typed) * (key === 'storageBytes' ? MEGABYTE : 1);
  }
  return change;
}
