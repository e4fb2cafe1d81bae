import { useLingui } from '@lingui/react/macro';
import { Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../shared/ui/class-names.ts';
import type { Conversation } from './api.ts';
import { initials } from './initials.ts';

/** Who holds the pen: a spark for the bot, initials for a person, a hollow ring for nobody. Shape tells, colour only helps. */
export function PenBadge({ pen, className }: { pen: Conversation['pen']; className?: string }): ReactNode {
  const { t } = useLingui();
  const name = pen.agentName ?? t`an agent`;
  const text = { bot: t`Bot holds the pen`, agent: t`${name} holds the pen`, nobody: t`Nobody holds the pen` }[pen.holder];
  return (
    <span
      role="img"
      aria-label={text}
      title={text}
      className={cx(
        'grid size-8 shrink-0 place-items-center rounded-full text-xs font-semibold',
        pen.holder === 'bot' && 'bg-accent-soft text-accent',
        pen.holder === 'agent' && 'bg-good-soft text-good',
        pen.holder === 'nobody' && 'border-2 border-dashed border-warn',
        className,
      )}
    >
      {pen.holder === 'bot' && <Sparkles aria-hidden className="size-4" strokeWidth={1.75} />}
      {pen.holder === 'agent' && <span aria-hidden>{initials(name)}</span>}
    </span>
  );
}
