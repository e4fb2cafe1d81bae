import { X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { cx } from '../../../shared/ui/class-names.ts';
import type { Label } from '../api.ts';

/** A label's own colour as a dot: its words stay in the page's ink, which every theme can be read in. */
const DOTS: Record<Label['colour'], string> = {
  grey: 'bg-[oklch(0.62_0.01_268)]',
  red: 'bg-[oklch(0.62_0.2_25)]',
  amber: 'bg-[oklch(0.74_0.15_75)]',
  green: 'bg-[oklch(0.65_0.15_150)]',
  teal: 'bg-[oklch(0.68_0.11_195)]',
  blue: 'bg-[oklch(0.62_0.16_255)]',
  violet: 'bg-[oklch(0.6_0.19_295)]',
  pink: 'bg-[oklch(0.66_0.19_350)]',
};

export function LabelDot({ colour, className }: { colour: Label['colour']; className?: string }): ReactNode {
  return <span aria-hidden className={cx('size-2 shrink-0 rounded-full', DOTS[colour], className)} />;
}

export function LabelChip({
  label,
  onRemove,
  className,
}: {
  label: Label;
  onRemove?: (() => void) | undefined;
  className?: string;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const name = pick(label.name, locale);
  return (
    <span
      className={cx(
        'inline-flex max-w-full min-w-0 items-center gap-1.5 rounded-md border border-line bg-panel px-1.5 py-px text-xs',
        className,
      )}
      title={name}
    >
      <LabelDot colour={label.colour} />
      <bdi className="truncate leading-4">{name}</bdi>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={t`Take off ${name}`}
          className="target -me-1 grid size-5 place-items-center rounded text-faint hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  );
}
