import type { ReactNode } from 'react';

/** The mark of `public/icon.svg`, drawn in the colours of the theme. */
export function BrandMark({ className = 'size-9' }: { className?: string }): ReactNode {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path
        d="M8 11.5c1.6 0 2.2 9 4.2 9s2.3-7.600 3.800-7.600 1.800 7.600 3.800 7.600 2.600-9 4.200-9"
        fill="none"
        strokeWidth="2.600"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-on-accent"
      />
    </svg>
  );
}
