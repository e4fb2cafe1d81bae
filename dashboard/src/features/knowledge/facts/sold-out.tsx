import { useLingui } from '@lingui/react/macro';
import { CircleCheck, CircleOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';
import type { FactOf } from './api.ts';
import { change } from './decide.ts';
import { useToday } from './today.ts';

/** Whether an item can be had: a press says "sold out today", and tomorrow it is back by itself. */
export function SoldOut({ fact, mayWrite, tabIndex }: { fact: FactOf<'item'>; mayWrite: boolean; tabIndex?: number }): ReactNode {
  const { t } = useLingui();
  const today = useToday();
  const { available, soldOutOn } = fact.fields;
  const out = !available || soldOutOn === today;
  const words = available ? (out ? t`Sold out today` : t`Available`) : t`Sold out`;
  const look = cx(
    'inline-flex items-center gap-1 rounded-md px-1.5 py-0.5 text-xs whitespace-nowrap',
    out ? 'bg-bad-soft text-bad' : 'bg-sunken text-quiet',
  );
  const Icon = out ? CircleOff : CircleCheck;
  const inside = (
    <>
      <Icon aria-hidden className="size-3.5" />
      {words}
    </>
  );
  if (!mayWrite) return <span className={look}>{inside}</span>;
  return (
    <button
      type="button"
      aria-pressed={out}
      tabIndex={tabIndex}
      title={out ? t`Press when it is available again` : t`Press when it is sold out today; tomorrow it is back by itself`}
      onClick={() => void change(fact, out ? { available: true, soldOutOn: null } : { soldOutOn: today })}
      className={cx(look, 'target justify-center hover:outline hover:outline-1 hover:outline-line-strong')}
    >
      {inside}
    </button>
  );
}
