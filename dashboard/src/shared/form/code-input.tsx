import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../ui/class-names.ts';
import { tallBox } from './field.tsx';
import { onlyDigits } from './only-digits.ts';

/** The six digits of an authenticator. `onComplete` is told when the sixth is there. */
export function CodeInput({
  onValue,
  onComplete,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'onChange'> & { onValue: (code: string) => void; onComplete?: (code: string) => void }): ReactNode {
  return (
    <input
      dir="ltr"
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      placeholder="••••••"
      onChange={(event) => {
        const code = onlyDigits(event.target.value).slice(0, 6);
        onValue(code);
        if (code.length === 6) onComplete?.(code);
      }}
      className={cx(tallBox, 'text-center font-mono text-xl tracking-[0.4em] indent-[0.4em]', className)}
      {...rest}
    />
  );
}
