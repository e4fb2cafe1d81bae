import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

export interface TabChoice<Value extends string> {
  value: Value;
  label: ReactNode;
}

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
  return (
    <Base.Root value={value} onValueChange={(next: Value) => onChange(next)} className={cx('flex min-h-0 flex-col', className)}>
      <Base.List aria-label={label} className={cx('relative flex shrink-0 gap-1 border-b border-line', listClassName)}>
        {choices.map((choice) => (
          <Base.Tab
            key={choice.value}
            value={choice.value}
            className="target h-10 px-3 text-sm text-quiet hover:text-ink data-active:font-semibold data-active:text-ink"
          >
            {choice.label}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-[-1px] left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-accent transition-[translate,width] duration-200" />
      </Base.List>
      {children}
    </Base.Root>
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
  return (
    <Base.Panel value={value} keepMounted={keepMounted} className={cx('min-h-0 flex-1 outline-none', className)}>
      {children}
    </Base.Panel>
  );
}
