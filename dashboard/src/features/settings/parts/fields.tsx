import { ChevronDown } from 'lucide-react';
import { cloneElement, type ComponentProps, type ReactElement, type ReactNode, useId } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';

const box =
  'target w-full rounded-lg border border-line-strong bg-panel text-base placeholder:text-faint disabled:bg-sunken disabled:text-quiet aria-invalid:border-bad md:text-sm';

/** A label, its control, a hint and what is wrong with it; the control is told about all of them. */
export function Field({
  label,
  hint,
  error,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactElement<Record<string, unknown>>;
}): ReactNode {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={cx('min-w-0', className)}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      {cloneElement(children, { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-quiet">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1 text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

export function TextInput({ className, ...rest }: ComponentProps<'input'>): ReactNode {
  return <input dir={rest.value ? 'auto' : undefined} className={cx(box, 'h-9 px-3', className)} {...rest} />;
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>): ReactNode {
  return (
    <textarea
      dir={rest.value ? 'auto' : undefined}
      className={cx(box, 'thin-scroll min-h-24 px-3 py-2 leading-relaxed', className)}
      {...rest}
    />
  );
}

export function Select({ className, children, ...rest }: ComponentProps<'select'>): ReactNode {
  return (
    <span className={cx('relative block', className)}>
      <select className={cx(box, 'h-9 appearance-none truncate ps-3 pe-8')} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-faint" />
    </span>
  );
}

/** A box to tick, with words beside it that tick it too. */
export function Tick({
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className={cx('flex items-start gap-2.5 py-1', className)}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent"
        {...rest}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-quiet">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
