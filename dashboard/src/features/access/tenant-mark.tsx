import type { ReactNode } from 'react';
import { cx } from '../../shared/ui/class-names.ts';
import { tenantColour } from './tenant-colour.ts';

/** The tenant's letter on its colour. */
export function TenantMark({ slug, name, className }: { slug: string; name: string; className?: string }): ReactNode {
  return (
    <span
      aria-hidden
      data-letter={[...name][0]}
      style={{ background: tenantColour(slug) }}
      className={cx(
        'grid shrink-0 place-items-center rounded-lg leading-none font-semibold text-white before:content-[attr(data-letter)]',
        className ?? 'size-8 text-sm',
      )}
    />
  );
}
