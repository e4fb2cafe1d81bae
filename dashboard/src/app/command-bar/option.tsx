import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { directionOf } from '../../shared/text/direction-of.ts';
import { cx } from '../../shared/ui/class-names.ts';

export interface OptionLook {
  name: string;
  /** Said quietly beside the name: where a page stands, what was said last. */
  place: string | null;
  icon: LucideIcon;
}

/** One line of the list; the field keeps the focus, so it is reached by arrows or the pointer. */
export function Option({
  id,
  selected,
  name,
  place,
  icon: Icon,
  onPoint,
  onPick,
}: OptionLook & { id: string; selected: boolean; onPoint: () => void; onPick: () => void }): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field answers the keys
    <div
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={cx('target flex h-10 cursor-pointer items-center gap-3 rounded-lg px-2.5', selected && 'bg-accent-soft')}
    >
      <Icon aria-hidden className={cx('size-4 shrink-0', selected ? 'text-accent' : 'text-quiet')} strokeWidth={1.75} />
      <span className="max-w-[60%] shrink-0 truncate text-sm">
        <bdi>{name}</bdi>
      </span>
      {place && (
        // At the list's own edge, and cut where its own direction ends.
        <span className="flex min-w-0 flex-1 justify-end text-xs text-quiet">
          <span dir={directionOf(place) ?? undefined} className="truncate">
            {place}
          </span>
        </span>
      )}
    </div>
  );
}
