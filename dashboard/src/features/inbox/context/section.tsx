import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { recall, remember } from '../../../shared/remember.ts';
import { cx } from '../../../shared/ui/class-names.ts';

const key = (name: string): string => `wafaa.inbox.section.${name}`;

/** A part of the details that folds; whether it is folded is remembered on this device. */
export function Section({
  name,
  title,
  children,
  aside,
}: {
  name: string;
  title: string;
  children: ReactNode;
  aside?: ReactNode;
}): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(() => recall(key(name)) !== 'closed');
  const turn = (): void => {
    remember(key(name), open ? 'closed' : 'open');
    setOpen(!open);
  };
  return (
    <section className="border-b border-line">
      <h2 className="flex items-center">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={turn}
          className="target flex min-h-10 min-w-0 flex-1 items-center gap-2 px-4 text-start text-sm font-semibold hover:bg-sunken"
        >
          <span className="min-w-0 flex-1 truncate">{title}</span>
          {aside}
          <ChevronDown aria-hidden className={cx('size-4 shrink-0 text-faint transition-transform', !open && '-rotate-90 rtl:rotate-90')} />
        </button>
      </h2>
      <div id={id} hidden={!open} className="px-4 pb-3.5">
        {children}
      </div>
    </section>
  );
}
