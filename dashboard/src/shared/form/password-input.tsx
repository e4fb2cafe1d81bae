import { useLingui } from '@lingui/react/macro';
import { ArrowBigUpDash, Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useState } from 'react';
import { cx } from '../ui/class-names.ts';
import { lowBox, tallBox } from './field.tsx';

/** A password with an eye to show it, and a word when Caps Lock is on. `low` inside dialogs and cards. */
export function PasswordInput({ className, low = false, ...rest }: ComponentProps<'input'> & { low?: boolean }): ReactNode {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const watch = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'));
  return (
    <div>
      <span className="relative block">
        <input
          type={shown ? 'text' : 'password'}
          dir="ltr"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          onKeyDown={watch}
          onKeyUp={watch}
          onBlur={() => setCaps(false)}
          className={cx(low ? lowBox : tallBox, 'pe-11 rtl:text-end', className)}
          {...rest}
        />
        <button
          type="button"
          aria-label={t`Show password`}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-xl text-quiet hover:text-ink"
        >
          {shown ? <EyeOff aria-hidden className="size-4.5" /> : <Eye aria-hidden className="size-4.5" />}
        </button>
      </span>
      <p role="status" className="text-xs text-warn">
        {caps && (
          <span className="mt-1.5 flex items-center gap-1.5">
            <ArrowBigUpDash aria-hidden className="size-4" />
            {t`Caps Lock is on`}
          </span>
        )}
      </p>
    </div>
  );
}
