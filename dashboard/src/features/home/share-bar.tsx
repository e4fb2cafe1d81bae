import type { ReactNode } from 'react';

/** Parts of a whole, side by side; the words beside it say the same. */
export function ShareBar({ parts, whole }: { parts: { count: number; tone: string }[]; whole: number }): ReactNode {
  return (
    <div aria-hidden className="mt-2.5 flex h-1.5 gap-px overflow-hidden rounded-full bg-track">
      {whole > 0 &&
        parts.map(({ count, tone }) => (
          <span key={tone} className={tone} style={{ inlineSize: `${Math.min(100, (count / whole) * 100)}%` }} />
        ))}
    </div>
  );
}
