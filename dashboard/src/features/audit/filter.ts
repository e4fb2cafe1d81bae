/** What is looked for in the log, as it stands in the address. */
export interface AuditFilter {
  q?: string;
  /** An action (`member.invited`) or its noun (`member`). */
  action?: string;
  actorId?: string;
  /** Days as `2026-11-23`, in the tenant's time zone, both included. */
  from?: string;
  to?: string;
}

const KEYS = ['q', 'action', 'actorId', 'from', 'to'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address leniently: what does not belong is left out. */
export function toAuditFilter(search: Record<string, unknown>): AuditFilter {
  const filter: AuditFilter = {};
  for (const key of KEYS) {
    const value = search[key];
    if (typeof value !== 'string' || value === '') continue;
    if ((key === 'from' || key === 'to') && !DAY.test(value)) continue;
    if (key === 'action' && !/^[a-z_]+(?:\.[a-z_]+)?$/.test(value)) continue;
    filter[key] = value;
  }
  return filter;
}
