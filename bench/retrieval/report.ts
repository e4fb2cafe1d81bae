import type { Asked } from './ask-all.ts';

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** @returns whether the line was missed */
export function report(name: string, asked: readonly Asked[], p95LineMs: number | null): boolean {
  const of = (values: readonly number[]): string =>
    `P50 ${percentile(values, 0.5).toFixed(1).padStart(6)}  P95 ${percentile(values, 0.95).toFixed(1).padStart(6)}  P99 ${percentile(values, 0.99).toFixed(1).padStart(6)} ms`;
  const times = asked.map(({ ms }) => ms);
  const loads = asked.map(({ loadMs }) => loadMs);
  const cpu = asked.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / Math.max(1, asked.length);
  process.stdout.write(
    `${name.padEnd(44)} n ${String(asked.length).padStart(5)}  ${of(times)}   index there ${of(loads)}   CPU ${cpu.toFixed(1)} ms\n`,
  );
  return p95LineMs !== null && percentile(times, 0.95) >= p95LineMs;
}
