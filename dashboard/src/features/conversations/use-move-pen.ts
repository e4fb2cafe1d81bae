import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showProblem } from '../../shared/ui/show-problem.ts';
import { showToast } from '../../shared/ui/toast.ts';
import { useSession } from '../access/use-session.ts';
import { type Conversation, movePen, type PenMove } from './api.ts';
import { penAfter, undoOf } from './pen.ts';
import { replaceConversation } from './use-conversations.ts';

interface Move {
  conversation: Conversation;
  move: PenMove;
  /** Who holds it then; whoever asks, unless it is given to a colleague. */
  to: { id: string; name: string };
}

/** Moves the pen: shown at once, taken back with the server's words when it refuses, undone from the toast. */
export function useMovePen(): (conversation: Conversation, move: PenMove, colleague?: { id: string; name: string }) => void {
  const queryClient = useQueryClient();
  const { actor } = useSession();
  const { mutate } = useMutation({
    mutationFn: ({ conversation, move }: Move) => movePen(conversation.id, withSeen(move, conversation)),
    onMutate: async ({ conversation, move, to }) => {
      await queryClient.cancelQueries({ queryKey: ['conversations'] });
      const pen = penAfter(move.action, to, new Date().toISOString());
      replaceConversation(queryClient, conversation.id, (before) => ({ ...before, pen }));
    },
    onSuccess: (after) => replaceConversation(queryClient, after.id, () => after),
    onError: (error, { conversation }) => {
      replaceConversation(queryClient, conversation.id, (before) => ({ ...before, pen: conversation.pen }));
      showProblem(i18n._(msg`The pen did not move`), error);
    },
    // What was cut off above is read again.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['conversations'] }),
  });
  return (conversation, move, colleague = actor) => {
    const { pen } = conversation;
    const undo = undoOf(pen, actor.id);
    const before = { id: pen.agentId ?? actor.id, name: pen.agentName ?? actor.name };
    mutate({ conversation, move, to: colleague });
    const text = said(move, colleague.name);
    const putBack = undo && { label: i18n._(msg`Undo`), onClick: () => mutate({ conversation, move: undo, to: before }) };
    showToast(putBack ? { text, action: putBack } : { text });
  };
}

/** A question that crosses the deed was seen by nobody: it is told up to where one had read. */
function withSeen(move: PenMove, { lastMessage }: Conversation): PenMove {
  return move.action === 'give_to_bot' && lastMessage ? { ...move, seenMessageId: lastMessage.id } : move;
}

function said(move: PenMove, name: string): string {
  switch (move.action) {
    case 'take':
      return i18n._(msg`You hold the pen; the bot is silent here`);
    case 'release':
      return i18n._(msg`It waits for somebody of the team`);
    case 'assign':
      return i18n._(msg`${name} holds the pen now`);
    case 'give_to_bot':
      return move.answerWaiting ? i18n._(msg`The bot answers what waits`) : i18n._(msg`The bot answers again`);
  }
}
