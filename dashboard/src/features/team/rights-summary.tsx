import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../shared/ui/class-names.ts';
import { groupRights } from './group-rights.ts';

/** What a list of rights allows, area by area, in plain words. */
export function RightsSummary({ rights, className }: { rights: readonly string[]; className?: string }): ReactNode {
  const { t, i18n } = useLingui();
  return (
    <div
      role="region"
      aria-label={t`What it may do`}
      tabIndex={0}
      className={cx('thin-scroll max-h-60 overflow-y-auto rounded-xl bg-sunken px-3 py-2', className)}
    >
      <dl>
        {groupRights(rights, true).map(({ area, name, rights: held }) => (
          <div key={area} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-3 py-1 text-xs">
            <dt className="font-semibold">{i18n._(name)}</dt>
            {held.map(({ id, name: right }) => (
              <dd key={id} className="col-start-2 -mt-2 flex gap-1.5 text-quiet first-of-type:mt-0">
                <Check aria-hidden className="mt-0.5 size-3.5 shrink-0 text-good" />
                {i18n._(right)}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}
