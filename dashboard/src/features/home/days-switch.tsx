import { Plural, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Days } from './api.ts';

const CHOICES: readonly Days[] = [7, 28];

/** How far back is looked; the address says it, so that it can be kept. */
export function DaysSwitch(): ReactNode {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Days that are looked at`} className="flex rounded-lg border border-line-strong bg-panel p-0.5 text-sm">
      {CHOICES.map((choice) => (
        <Link
          key={choice}
          to="/"
          search={choice === 28 ? { days: 28 } : {}}
          activeOptions={{ exact: true, includeSearch: true }}
          className="target inline-flex items-center rounded-md px-2.5 py-1 text-quiet hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent"
        >
          <Plural value={choice} one="# day" other="# days" />
        </Link>
      ))}
    </nav>
  );
}
