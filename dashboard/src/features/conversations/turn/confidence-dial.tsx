import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { arcPath, pointAt } from './dial-geometry.ts';

/** Half a circle from 0 to 1: the score filled, the tenant's line as a mark across. Mirrored in right-to-left pages. */
export function ConfidenceDial({ score, line }: { score: number; line: number }): ReactNode {
  const { t } = useLingui();
  const enough = score >= line;
  const inner = pointAt(line, 28);
  const outer = pointAt(line, 46);
  return (
    <div
      role="meter"
      aria-label={t`Confidence`}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={score}
      aria-valuetext={
        enough ? t`${score.toFixed(2)}, above the line of ${line.toFixed(2)}` : t`${score.toFixed(2)}, below the line of ${line.toFixed(2)}`
      }
      className="relative w-24"
    >
      <svg viewBox="0 0 100 56" aria-hidden className="w-full rtl:-scale-x-100">
        <path d={arcPath(0, 1, 38)} className="fill-none stroke-track" strokeWidth={9} strokeLinecap="round" />
        {score > 0 && (
          <path
            d={arcPath(0, score, 38)}
            className={enough ? 'fill-none stroke-good' : 'fill-none stroke-warn'}
            strokeWidth={9}
            strokeLinecap="round"
          />
        )}
        <line x1={inner.x} y1={inner.y} x2={outer.x} y2={outer.y} className="stroke-ink" strokeWidth={2} strokeLinecap="round" />
      </svg>
      <bdi dir="ltr" className="absolute inset-x-0 bottom-0 text-center text-base font-semibold leading-none">
        {score.toFixed(2)}
      </bdi>
    </div>
  );
}
