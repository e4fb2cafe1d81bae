import type { ReactNode } from 'react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { cx } from '../../shared/ui/class-names.ts';
import { useSession } from './use-session.ts';

/** The channel's name in the reader's language; its own word where this installation has it no more. */
export function useChannelName(): (kind: string) => string {
  const { channels } = useSession();
  const { locale } = useLocale();
  return (kind) => channels.find((channel) => channel.kind === kind)?.name[locale] ?? kind;
}

/** The channel's icon. Says its name unless a name stands beside it. */
export function ChannelMark({ kind, silent = false, className }: { kind: string; silent?: boolean; className?: string }): ReactNode {
  const name = useChannelName()(kind);
  const icon = useSession().channels.find((channel) => channel.kind === kind)?.icon;
  if (icon === undefined) return silent ? null : <span className={cx('text-2xs text-faint', className)}>{name}</span>;
  return (
    <svg
      viewBox="0 0 24 24"
      className={cx('size-4 shrink-0 fill-current', className)}
      {...(silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {!silent && <title>{name}</title>}
      <path d={icon} />
    </svg>
  );
}
