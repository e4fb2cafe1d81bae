import { useLingui } from '@lingui/react/macro';
import { Hand, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShortcut } from '../../shared/shortcuts/shortcuts.ts';
import { Button, type ButtonLook } from '../../shared/ui/button.tsx';
import { Hint } from '../../shared/ui/hint.tsx';
import { useMay } from '../access/use-may.ts';
import type { Conversation } from './api.ts';
import { penActions } from './pen.ts';
import { useMovePen } from './use-move-pen.ts';

/** Take over from the bot, or give the conversation back to it. */
export function PenControl({ conversation }: { conversation: Conversation }): ReactNode {
  const { t } = useLingui();
  const move = useMovePen();
  const may = useMay();
  const actions = may('conversations.write') ? penActions(conversation.pen.holder) : [];
  const run = (action: 'take' | 'give_to_bot'): void => {
    if (actions.includes(action)) move(conversation, { action });
  };
  useShortcut('takePen', () => run('take'));
  useShortcut('giveToBot', () => run('give_to_bot'));
  const looks: Record<'take' | 'give_to_bot', { look: ButtonLook; text: string; keys: string; hint: string; icon: ReactNode }> = {
    take: {
      look: conversation.pen.holder === 'nobody' ? 'primary' : 'plain',
      text: t`Take over`,
      keys: 'T',
      hint: t`The bot stays silent until you give it back`,
      icon: <Hand aria-hidden className="size-4" />,
    },
    give_to_bot: {
      look: 'plain',
      text: t`Give back to bot`,
      keys: 'B',
      hint: t`The bot answers the next message`,
      icon: <Sparkles aria-hidden className="size-4" />,
    },
  };
  return (
    <div className="flex flex-wrap gap-2">
      {actions.map((action) => (
        <Hint key={action} text={looks[action].hint} keys={looks[action].keys} side="bottom">
          <Button look={looks[action].look} onClick={() => run(action)}>
            {looks[action].icon}
            {looks[action].text}
          </Button>
        </Hint>
      ))}
    </div>
  );
}
