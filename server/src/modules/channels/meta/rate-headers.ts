import { asArray, asNumber, asObject, decodeJson } from '../contract/lenient-json.ts';

export interface RateUsage {
  /** Highest percentage over all counters of the app and of the business; 0 when none was sent. */
  percent: number;
  /** When calls are accepted again; absent when nothing is blocked. */
  regainAccessMs?: number;
}

/** X-App-Usage (percent) and X-Business-Use-Case-Usage (percent, minutes) in one figure. Header names in lower case. */
export function readRateUsage(headers: Record<string, string>): RateUsage {
  const app = asObject(decodeJson(headers['x-app-usage'] ?? ''));
  const business = asObject(decodeJson(headers['x-business-use-case-usage'] ?? ''));
  const counters = [
    app,
    ...Object.values(business ?? {})
      .flatMap(asArray)
      .map(asObject),
  ].filter((counter) => counter !== undefined);
  let percent = 0;
  let minutes = 0;
  for (const counter of counters) {
    percent = Math.max(percent, ...[counter.call_count, counter.total_time, counter.total_cputime].map((value) => asNumber(value) ?? 0));
    minutes = Math.max(minutes, asNumber(counter.estimated_time_to_regain_access) ?? 0);
  }
  return minutes > 0 ? { percent, regainAccessMs: minutes * 60_000 } : { percent };
}

/** How long the provider asks us to wait: Retry-After (seconds or a date) or the time to regain access, whichever is longer. */
export function readRetryAfterMs(headers: Record<string, string>, now: Date): number | undefined {
  const waits = [retryAfterHeader(headers['retry-after'], now), readRateUsage(headers).regainAccessMs].filter((wait) => wait !== undefined);
  return waits.length > 0 ? Math.max(...waits) : undefined;
}

function retryAfterHeader(value: string | undefined, now: Date): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds >= 0 ? Math.round(seconds * 1000) : undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
