import { useLingui } from '@lingui/react/macro';
import { LayoutTemplate } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import type { Conversation } from '../../conversations/api.ts';
import { lazyDialog } from '../../settings/parts/lazy-dialog.tsx';
import { LockNotice } from '../composer/lock-notice.tsx';
import { useTemplates } from './use-templates.ts';

const TemplateDialog = lazyDialog(async () => (await import('./template-dialog.tsx')).TemplateDialog);

/** That the time to write freely has passed; and where the channel has templates, the way to send one. */
export function WindowNotice({ conversation, onNote }: { conversation: Conversation; onNote: () => void }): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  // A channel without any answers so.
  const has = useTemplates(conversation.id, '').data !== undefined;
  return (
    <>
      <LockNotice
        lock={{ why: 'window' }}
        onNote={onNote}
        words={has ? t`The time to reply freely has passed. Until the customer writes, only an approved template reaches them.` : undefined}
        action={
          has && (
            <Button look="primary" onClick={() => setOpen(true)}>
              <LayoutTemplate aria-hidden className="size-4" />
              {t`Choose a template`}
            </Button>
          )
        }
      />
      {has && <TemplateDialog open={open} conversation={conversation} onClose={() => setOpen(false)} />}
    </>
  );
}
