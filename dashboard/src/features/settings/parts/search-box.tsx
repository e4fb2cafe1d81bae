import { Search } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useShortcut } from '../../../shared/shortcuts/shortcuts.ts';
import { cx } from '../../../shared/ui/class-names.ts';

/** A field to search in; `/` goes to it, Escape leaves it. */
export function SearchBox({
  label,
  value,
  onChange,
  className,
}: {
  label: string;
  value: string;
  onChange: (next: string) => void;
  className?: string;
}): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  useShortcut('search', () => box.current?.focus());
  return (
    <label className={cx('relative block min-w-0', className)}>
      <span className="sr-only">{label}</span>
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-faint" />
      <input
        ref={box}
        type="search"
        // An empty field has no direction of its own: its label stands where the page's lines begin.
        dir={value ? 'auto' : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && box.current?.blur()}
        placeholder={label}
        className="target h-9 w-full rounded-lg border border-line-strong bg-panel px-9 text-base placeholder:text-faint md:text-sm"
      />
    </label>
  );
}
