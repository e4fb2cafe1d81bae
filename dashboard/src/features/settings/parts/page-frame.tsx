import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';

/** Where "back" goes, and what it is called. */
export interface Back {
  to: '/settings' | '/settings/roles' | '/settings/bot' | '/customers';
  label: string;
  /** Also on wide screens, where the list of sections stands beside the page. */
  always?: boolean;
}

/** A page of settings: its name, one sentence, what can be done, and then the content in a column that scrolls. */
export function PageFrame({
  title,
  about,
  actions,
  back,
  wide = false,
  footer,
  children,
}: {
  title: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
  back?: Back;
  wide?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const width = wide ? 'max-w-6xl' : 'max-w-3xl';
  const way = back ?? { to: '/settings' as const, label: t`All settings` };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div
        role="region"
        aria-labelledby={id}
        tabIndex={0}
        className="thin-scroll relative min-h-0 flex-1 -outline-offset-2 overflow-y-auto"
      >
        <div className={cx('mx-auto w-full px-4 pt-4 pb-16 md:px-8 md:pt-7', width)}>
          <Link
            to={way.to}
            className={cx('target mb-2 -ms-1 inline-flex items-center gap-1 text-sm text-quiet hover:text-ink', !way.always && 'md:hidden')}
          >
            <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
            {way.label}
          </Link>
          <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <div className="min-w-0 max-w-2xl">
              <h1 id={id} className="text-xl font-semibold">
                {title}
              </h1>
              {about && <p className="mt-1 text-quiet">{about}</p>}
            </div>
            {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
          </header>
          {children}
        </div>
      </div>
      {footer}
    </div>
  );
}

/** A group of related things on a page. */
export function Card({
  title,
  about,
  actions,
  danger = false,
  children,
  className,
}: {
  title?: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
  danger?: boolean;
  children?: ReactNode;
  className?: string;
}): ReactNode {
  return (
    <section
      className={cx('mb-5 rounded-2xl border bg-panel p-4 shadow-low md:p-5', danger ? 'border-bad-line' : 'border-line', className)}
    >
      {(title || actions) && (
        <div className={cx('flex flex-wrap items-start justify-between gap-3', children ? 'mb-4' : '')}>
          <div className="min-w-0 max-w-xl">
            {title && <h2 className={cx('text-lg font-semibold', danger && 'text-bad')}>{title}</h2>}
            {about && <div className="mt-0.5 text-quiet">{about}</div>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
