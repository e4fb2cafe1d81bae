import { Ellipsis, type LucideIcon } from 'lucide-react';
import { type ComponentType, type ReactNode, useEffect, useRef } from 'react';
import { Menu } from '../../../shared/ui/menu.tsx';

export interface RowDeed {
  label: string;
  icon: LucideIcon;
  /** The sign points along the line, and turns with it. */
  turns?: boolean;
  danger?: boolean;
  onSelect: () => void;
}

/** What can be done with one row, behind three dots. */
export function RowMenu({ label, deeds }: { label: string; deeds: readonly RowDeed[] }): ReactNode {
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  const content = async (): Promise<ComponentType> => {
    const { RowDeeds } = await import('./row-deeds.tsx');
    return () => <RowDeeds deeds={latest.current} />;
  };
  if (deeds.length === 0) return null;
  return (
    <Menu
      align="end"
      content={content}
      trigger={
        <button
          type="button"
          aria-label={label}
          className="target grid size-8 shrink-0 place-items-center rounded-lg text-quiet transition-colors hover:bg-sunken hover:text-ink aria-expanded:bg-sunken"
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      }
    />
  );
}
