import { cloneElement, type ComponentProps, type ReactElement, type ReactNode, useId } from 'react';
import { cx } from '../ui/class-names.ts';

/** The look of a tall text box, for forms that are a page of their own. 16 px, because phones zoom into anything smaller. */
export const tallBox =
  'target h-11 w-full rounded-xl border border-line-strong bg-panel px-3.5 text-[1rem] transition-colors placeholder:text-faint hover:border-faint disabled:bg-sunken disabled:text-quiet aria-invalid:border-bad';

/** Its sibling for dialogs and cards, as tall as the boxes of settings. */
export const lowBox =
  'target h-9 w-full rounded-lg border border-line-strong bg-panel px-3 text-base placeholder:text-faint disabled:bg-sunken disabled:text-quiet aria-invalid:border-bad md:text-sm';

/** A label, its control, a hint and what is wrong with it; the control is told about all of them. */
export function FormField({
  label,
  aside,
  hint,
  error,
  className,
  children,
}: {
  label: ReactNode;
  /** At the end of the label's line: a link, or "optional". */
  aside?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactElement<Record<string, unknown>>;
}): ReactNode {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={cx('min-w-0', className)}>
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {aside && <span className="text-quiet">{aside}</span>}
      </div>
      {cloneElement(children, { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <div id={`${id}-hint`} className="mt-1.5 text-xs text-quiet">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1.5 text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

export function TallInput({ className, ...rest }: ComponentProps<'input'>): ReactNode {
  return <input dir="auto" className={cx(tallBox, className)} {...rest} />;
}

/** An address: always left to right, and no keyboard may correct it. */
export function EmailInput(props: ComponentProps<'input'>): ReactNode {
  return (
    <TallInput
      type="email"
      dir="ltr"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      placeholder="you@example.com"
      className="rtl:text-end"
      {...props}
    />
  );
}
