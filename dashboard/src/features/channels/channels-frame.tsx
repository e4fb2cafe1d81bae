import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useId } from 'react';

/** A page of this area: its name, one sentence, and the content in a column that scrolls. */
export function ChannelsFrame({
  title,
  about,
  back,
  narrow = false,
  children,
}: {
  title: ReactNode;
  about?: ReactNode;
  back?: string;
  narrow?: boolean;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <div role="region" aria-labelledby={id} tabIndex={0} className="thin-scroll relative h-full min-h-0 -outline-offset-2 overflow-y-auto">
      <div className={`mx-auto w-full px-4 pt-4 pb-16 md:px-8 md:pt-7 ${narrow ? 'max-w-2xl' : 'max-w-5xl'}`}>
        {back !== undefined && (
          <Link to="/channels" className="target mb-2 -ms-1 inline-flex items-center gap-1 text-sm text-quiet hover:text-ink">
            <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
            {back}
          </Link>
        )}
        <header className="mb-6 max-w-2xl">
          <h1 id={id} className="text-xl font-semibold">
            {title}
          </h1>
          {about && <p className="mt-1 text-quiet">{about}</p>}
        </header>
        {children}
      </div>
    </div>
  );
}
