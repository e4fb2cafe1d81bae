import { createContext, type KeyboardEvent, type ReactNode, use, useId } from 'react';
import { cx } from './class-names.ts';
import { tabAfter } from './tab-after.ts';

export interface TabChoice<Value extends string> {
  value: Value;
  label: ReactNode;
}

const Current = createContext({ id: '', value: '' });

/** Tabs after the WAI-ARIA pattern: one of them is in the tab order, arrows move along the line of writing and open what they reach. */
export function Tabs<Value extends string>({
  label,
  value,
  choices,
  onChange,
  children,
  className,
  listClassName,
}: {
  label: string;
  value: Value;
  choices: readonly TabChoice<Value>[];
  onChange: (next: Value) => void;
  children: ReactNode;
  className?: string;
  listClassName?: string;
}): ReactNode {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const rtl = document.documentElement.dir === 'rtl';
    const values = choices.map((choice) => choice.value);
    const next = tabAfter(event.key, values, value, rtl);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
    document.getElementById(`${id}-tab-${next}`)?.focus();
  };
  return (
    <Current value={{ id, value }}>
      <div className={cx('flex min-h-0 flex-col', className)}>
        <div role="tablist" aria-label={label} className={cx('relative flex shrink-0 gap-1 border-b border-line', listClassName)}>
          {choices.map((choice) => {
            const active = choice.value === value;
            return (
              <button
                key={choice.value}
                type="button"
                role="tab"
                id={`${id}-tab-${choice.value}`}
                aria-selected={active}
                aria-controls={active ? `${id}-panel-${choice.value}` : undefined}
                tabIndex={active ? 0 : -1}
                onKeyDown={onKeyDown}
                onClick={() => onChange(choice.value)}
                className="target relative h-10 px-3 text-sm text-quiet after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:rounded-full hover:text-ink aria-selected:font-semibold aria-selected:text-ink aria-selected:after:bg-accent"
              >
                {choice.label}
              </button>
            );
          })}
        </div>
        {children}
      </div>
    </Current>
  );
}

export function TabPanel({
  value,
  children,
  className,
  keepMounted = false,
}: {
  value: string;
  children: ReactNode;
  className?: string;
  keepMounted?: boolean;
}): ReactNode {
  const current = use(Current);
  const active = current.value === value;
  if (!active && !keepMounted) return null;
  return (
    <div
      role="tabpanel"
      id={`${current.id}-panel-${value}`}
      aria-labelledby={`${current.id}-tab-${value}`}
      hidden={!active}
      className={cx('min-h-0 flex-1 outline-none', className)}
    >
      {children}
    </div>
  );
}
