/** What a store of vectors does to its callers on a bad day. */
export const VECTOR_FAULTS = ['throttle', 'server_error', 'hang', 'cut'] as const;
export type VectorFaultKind = (typeof VECTOR_FAULTS)[number];

export interface VectorFaultRule {
  kind: VectorFaultKind;
  /** Only this operation (`query`, `upsert`, `delete`, `list` …); all of them unless given. */
  operation?: string;
  /** Strikes so often; no end unless given. */
  count?: number;
  /** Lets this many fitting calls pass first. */
  skip?: number;
  /** Of a throttle. */
  retryAfterSeconds?: number;
}

export interface VectorFaults {
  add(rule: VectorFaultRule): void;
  clear(): void;
  /** The fault that strikes this call, counted; null when it passes. */
  strike(operation: string): VectorFaultRule | null;
  /** Calls of an operation so far, or of all. */
  calls(operation?: string): number;
}

export function createVectorFaults(): VectorFaults {
  let rules: { rule: VectorFaultRule; seen: number; struck: number }[] = [];
  const counted = new Map<string, number>();
  return {
    add: (rule) => void rules.push({ rule, seen: 0, struck: 0 }),
    clear() {
      rules = [];
    },
    strike(operation) {
      counted.set(operation, (counted.get(operation) ?? 0) + 1);
      for (const entry of rules) {
        const { rule } = entry;
        if (rule.operation !== undefined && rule.operation !== operation) continue;
        if (rule.count !== undefined && entry.struck >= rule.count) continue;
        entry.seen += 1;
        if (entry.seen <= (rule.skip ?? 0)) continue;
        entry.struck += 1;
        return rule;
      }
      return null;
    },
    calls: (operation) =>
      operation === undefined ? [...counted.values()].reduce((sum, count) => sum + count, 0) : (counted.get(operation) ?? 0),
  };
}
