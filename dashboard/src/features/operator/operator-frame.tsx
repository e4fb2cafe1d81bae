import type { ReactNode } from 'react';

/** A page of the operator's area. */
export function OperatorFrame({
  title,
  about,
  actions,
  before,
  children,
}: {
  title: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
  before?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <div className="mx-auto w-full max-w-5xl px-4 pt-5 pb-16 md:px-8">
      {before}
      <header className="mb-5 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 max-w-2xl">
          <h1 className="text-xl font-semibold">{title}</h1>
          {about && <p className="mt-1 text-quiet">{about}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
