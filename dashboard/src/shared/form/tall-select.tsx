import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { tallBox } from './field.tsx';

export function TallSelect({ children, ...rest }: ComponentProps<'select'>): ReactNode {
  return (
    <span className="relative block">
      <select className={`${tallBox} appearance-none truncate pe-9`} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-faint" />
    </span>
  );
}
