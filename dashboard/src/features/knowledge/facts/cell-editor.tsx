import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';
import type { CellEdit } from './columns.tsx';

/** A cell while it is changed. Enter keeps what was typed, Escape what was there; leaving keeps it too. */
export function CellEditor({
  edit,
  label,
  onDone,
}: {
  edit: CellEdit;
  label: string;
  onDone: (next: 'here' | 'below') => void;
}): ReactNode {
  const { t } = useLingui();
  const [typed, setTyped] = useState(edit.value);
  const [odd, setOdd] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => field.current?.select(), []);
  const finish = async (next: 'here' | 'below'): Promise<void> => {
    if (done.current) return;
    if (typed === edit.value) {
      done.current = true;
      return onDone(next);
    }
    done.current = true;
    if (await edit.save(typed)) return onDone(next);
    done.current = false;
    setOdd(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') void finish('below');
    else if (event.key === 'Escape') {
      done.current = true;
      onDone('here');
    } else return;
    event.preventDefault();
  };
  return (
    <input
      ref={field}
      aria-label={label}
      aria-invalid={odd}
      title={odd ? t`This cannot be taken: check it, or press Escape to leave it as it was` : undefined}
      dir={edit.lang === 'ar' ? 'rtl' : 'ltr'}
      lang={edit.lang === 'number' ? undefined : edit.lang}
      inputMode={edit.lang === 'number' ? 'decimal' : undefined}
      maxLength={edit.lang === 'number' ? 14 : 2_000}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void finish('here')}
      className={cx('h-8 w-full rounded-md border bg-panel px-2 text-sm outline-2 outline-accent', odd ? 'border-bad' : 'border-accent')}
    />
  );
}
