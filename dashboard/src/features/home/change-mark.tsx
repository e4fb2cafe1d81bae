import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, Equal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { number } from '../../shared/time/format.ts';
import { Chip } from '../../shared/ui/chip.tsx';
import { changeOf, FEW } from './change-of.ts';

/** How a number stands to the one of the time before, of so many conversations. */
export function ChangeMark({
  now,
  before,
  asked,
  goodWhen,
  words,
}: {
  now: number;
  before: number | null;
  asked: number;
  /** Which way is good; null where neither is. */
  goodWhen: 'up' | 'down' | null;
  /** How the number is said; as a number when absent. */
  words?: (value: number) => string;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const was = words ? words(before ?? 0) : number(before ?? 0, locale);
  const title = t`${was} in the time before`;
  if (before === null) return null;
  // Of so few, a percentage would look like more than it is.
  if (asked < FEW) {
    return (
      <span className="text-xs text-quiet">
        <Trans>
          before: <Isolated>{was}</Isolated>
        </Trans>
      </span>
    );
  }
  const change = changeOf(now, before);
  if (change.kind === 'none') return null;
  if (change.kind === 'same') {
    return (
      <Chip title={title}>
        <Equal aria-hidden className="size-3.5" />
        <Trans>as before</Trans>
      </Chip>
    );
  }
  const Arrow = change.kind === 'up' ? ArrowUp : ArrowDown;
  return (
    <Chip tone={goodWhen === null ? 'neutral' : change.kind === goodWhen ? 'good' : 'bad'} title={title}>
      <Arrow aria-hidden className="size-3.5" />
      <span className="sr-only">{change.kind === 'up' ? t`more than before:` : t`fewer than before:`}</span>
      <Isolated>{number(change.percent / 100, locale, { style: 'percent' })}</Isolated>
    </Chip>
  );
}
