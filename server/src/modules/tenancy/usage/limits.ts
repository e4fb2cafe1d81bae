import type { TenantLimits } from '@wafaa/contracts';

export type LimitName = keyof TenantLimits | 'branches' | 'facts' | 'faqEntries';
export type Limits = Readonly<Record<LimitName, number | null>>;

/** For a tenant of which the operator said nothing else. Wide enough that a business meets one only when something runs away. */
export const DEFAULT_LIMITS: Limits = {
  messagesPerMonth: 5_000_000,
  modelTokensPerMonth: 2_000_000_000,
  // Asked in the playground, in tests and over the API; what customers ask counts as messages.
  questionsPerMonth: 1_000_000,
  sources: 500,
  storageBytes: 5_000_000_000,
  members: 200,
  apiKeys: 50,
  branches: 500,
  // Entered by hand or imported; what documents say is bounded by the documents.
  facts: 20_000,
  faqEntries: 2_000,
};

/** A tenant's limits: what the operator stored, above the defaults. Null: none. */
export function readLimits(stored: Readonly<Record<string, number | null>>): Limits {
  const limits = { ...DEFAULT_LIMITS } as Record<LimitName, number | null>;
  for (const name of Object.keys(DEFAULT_LIMITS) as LimitName[]) {
    const value = stored[name];
    if (value === null || (typeof value === 'number' && value >= 0)) limits[name] = value;
  }
  return limits;
}

export function isOver(used: number, limit: number | null): boolean {
  return limit !== null && used > limit;
}
