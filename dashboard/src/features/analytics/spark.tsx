import type { ReactNode } from 'react';

const [WIDTH, HEIGHT] = [72, 20];

/** How a count went over the time, as a line; what it says is said by the numbers beside it. */
export function Spark({ counts }: { counts: readonly number[] }): ReactNode {
  const most = Math.max(1, ...counts);
  const points = counts.map(
    (count, at) => `${1 + (at / Math.max(1, counts.length - 1)) * (WIDTH - 2)},${HEIGHT - 1 - (count / most) * (HEIGHT - 3)}`,
  );
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} className="shrink-0 text-accent rtl:-scale-x-100">
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
