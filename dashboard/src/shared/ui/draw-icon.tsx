import type { SVGProps } from 'react';

/** A Lucide icon in a build (`build/plain-icons.ts`): one line, 24 × 24, silent to screen readers unless it is given a name. */
export function drawIcon({ line, filled }: { line: string; filled?: string }) {
  return (props: SVGProps<SVGSVGElement>) => (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden={props['aria-label'] === undefined}
      {...props}
    >
      <path d={line} />
      {filled && <path d={filled} fill="currentColor" />}
    </svg>
  );
}
