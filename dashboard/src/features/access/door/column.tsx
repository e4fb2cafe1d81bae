import type { ReactNode } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';

/** One column with what this page is about, what to do, and the ways from here. */
export function Column({
  icon,
  title,
  about,
  after,
  wide = false,
  children,
}: {
  icon?: ReactNode;
  title: ReactNode;
  about?: ReactNode;
  /** Below the form: where else one may want to go. */
  after?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className={cx('m-auto w-full pb-[4vh]', wide ? 'max-w-lg' : 'max-w-sm')}>
      {icon && (
        <span aria-hidden className="mb-4 grid size-12 place-items-center rounded-2xl bg-accent-soft text-accent [&_svg]:size-6">
          {icon}
        </span>
      )}
      <h1 className="text-2xl font-semibold text-balance">{title}</h1>
      {about && <div className="mt-2 text-base text-pretty text-quiet">{about}</div>}
      {children && <div className="mt-6">{children}</div>}
      {after && <div className="mt-6 text-base text-quiet">{after}</div>}
    </div>
  );
}

export const linkLook = 'font-semibold text-accent underline-offset-4 hover:underline';
