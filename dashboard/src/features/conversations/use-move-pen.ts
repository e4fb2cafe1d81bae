import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showProblem } from '../../shared/ui/show-problem.ts';
import { showToast } from '../../shared/ui/toast.ts';
import { useSession } from '../access/use-session.ts';
import { type Conversation, movePen, type PenAction } from './api.ts';
import { penAfter, undoOf } from './pen.ts';
import { conversationsKey, replaceConversation } from './use-conversations.ts';

/** Moves the pen: shown at once, taken back with the server's words when it refuses, undone from the toast. */
export function useMovePen(): (conversation: Conversation, action: PenAction) => void {
  const queryClient = useQueryClient();
  const { actor } = useSession();
  const { mutate } = useMutation({
    mutationFn: ({ conversation, action }: { conversation: Conversation; action: PenAction }) => movePen(conversation.id, action),
    onMutate: async ({ conversation, action }) => {
      await queryClient.cancelQueries({ queryKey: ['conversations'] });
      const pen = penAfter(action, actor, new Date().toISOString());
      replaceConversation(queryClient, conversation.id, (before) => ({ ...before, pen }));
    },
    onSuccess: (after) => replaceConversation(queryClient, after.id, () => after),
    onError: (error, { conversation }) => {
      replaceConversation(queryClient, conversation.id, (before) => ({ ...before, pen: conversation.pen }));
      showProblem(i18n._(msg`The pen did not move`), error);
      void queryClient.invalidateQueries({ queryKey: conversationsKey });
    },
  });
  return (conversation, action) => {
    const undo = undoOf(conversation.pen.holder, action);
    mutate({ conversation, action });
    const text = action === 'take' ? i18n._(msg`You hold the pen; the bot is silent here`) : i18n._(msg`The bot answers again`);
    showToast(undo ? { text, action: { label: i18n._(msg`Undo`), onClick: () => mutate({ conversation, action: undo }) } } : { text });
  };
}
