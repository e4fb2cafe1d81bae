import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, LayoutTemplate } from 'lucide-react';
import { type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { codeOf } from '../../../shared/api/api-error.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { Notice } from '../../../shared/ui/states.tsx';
import { useSession } from '../../access/use-session.ts';
import type { Conversation } from '../../conversations/api.ts';
import { heldByOther } from '../../conversations/pen.ts';
import { replaceConversation } from '../../conversations/use-conversations.ts';
import { renewTemplates, sendTemplate, type Template, templatesKey, type TemplateToSend } from './api.ts';
import { TemplateForm } from './template-form.tsx';
import { TemplateList } from './template-list.tsx';
import { useTemplates } from './use-templates.ts';

/** Choosing a template and filling it in: side by side where there is room, one after the other on a phone. */
export function TemplateDialog({
  open,
  conversation,
  onClose,
}: {
  open: boolean;
  conversation: Conversation;
  onClose: () => void;
}): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t`Send a template`} wide>
      <Chooser conversation={conversation} onClose={onClose} />
    </Dialog>
  );
}

function Chooser({ conversation, onClose }: { conversation: Conversation; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const client = useQueryClient();
  const { actor } = useSession();
  const { id } = conversation;
  const detail = useRef<HTMLDivElement>(null);
  const [q, setQ] = useState('');
  const query = useTemplates(id, useDeferredValue(q.trim()));
  const [picked, setPicked] = useState<Template | null>(null);
  // As the list has it now: a review may have changed it meanwhile.
  const listed = query.data?.pages.flatMap(({ items }) => items).find((one) => one.id === picked?.id);
  const chosen = listed ?? picked;
  const [held, setHeld] = useState(heldByOther(conversation.pen, actor.id));
  const renew = useMutation({
    mutationFn: () => renewTemplates(id),
    onError: (error) => showProblem(t`The templates could not be looked up`, error),
    onSettled: () => client.invalidateQueries({ queryKey: templatesKey(id) }),
  });
  const send = useMutation({
    mutationFn: (body: TemplateToSend) => sendTemplate(id, body),
    onSuccess: async ({ conversation: after }) => {
      replaceConversation(client, id, () => after);
      onClose();
      await client.invalidateQueries({ queryKey: ['messages', id] });
    },
    onError: async (error) => {
      if (codeOf(error) === 'conversation.held_by_other') setHeld(true);
      // What was refused may have changed at the provider.
      if (codeOf(error)?.startsWith('template.')) await client.invalidateQueries({ queryKey: templatesKey(id) });
    },
  });
  const choose = (template: Template): void => {
    send.reset();
    setPicked(template);
  };
  return (
    <div className="flex h-[min(38rem,calc(100dvh-9rem))] min-h-0 gap-5">
      <div className={cx('min-h-0 min-w-0 flex-1 flex-col md:flex md:max-w-72', chosen ? 'hidden' : 'flex')}>
        <TemplateList
          query={query}
          q={q}
          onSearch={setQ}
          chosen={chosen}
          onChoose={choose}
          onTake={(template) => {
            choose(template);
            requestAnimationFrame(() => detail.current?.querySelector<HTMLElement>('form input, form button[type=submit]')?.focus());
          }}
          onRenew={renew.isPending ? null : () => renew.mutate()}
        />
      </div>
      <div
        ref={detail}
        className={cx('min-h-0 min-w-0 flex-1 flex-col md:flex md:border-s md:border-line md:ps-5', chosen ? 'flex' : 'hidden')}
      >
        {chosen ? (
          <>
            <Button look="ghost" className="-ms-2 mb-1 self-start md:hidden" onClick={() => setPicked(null)}>
              <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
              {t`All templates`}
            </Button>
            <TemplateForm
              key={`${chosen.id} ${chosen.places.length}`}
              template={chosen}
              conversation={conversation}
              takesOver={held}
              sending={send.isPending}
              error={send.error}
              onSend={(parameters) => send.mutate({ templateId: chosen.id, parameters, ...(held ? { takeOver: true } : {}) })}
            />
          </>
        ) : (
          <div className="grid flex-1 place-items-center">
            <Notice icon={<LayoutTemplate />} title={t`Choose a template`}>
              <Trans>You see here what the customer will see, and fill in what is missing.</Trans>
            </Notice>
          </div>
        )}
      </div>
    </div>
  );
}
