import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { codeOf, wordsOf } from '../../../shared/api/api-error.ts';
import { localeOfPage } from '../../../shared/i18n/activate-locale.ts';
import { useSession } from '../../access/use-session.ts';
import { penAfter } from '../../conversations/pen.ts';
import type { Conversation } from '../../conversations/api.ts';
import { conversationKey, replaceConversation } from '../../conversations/use-conversations.ts';
import { addNote, sendMessage } from '../api.ts';
import { Outbox, type Unsent } from './outbox.ts';

const outbox = new Outbox(localStorage);

export type ToSend = Pick<Unsent, 'mode' | 'text' | 'cannedReplyId'>;

/** Whose drafts and unsent words these are: one person in one tenant. */
export function useOwner(): string {
  const { actor, tenant } = useSession();
  return `${tenant.id}.${actor.id}`;
}

/** What is on its way in a conversation, and how to send more. A reply shows its writer with the pen at once. */
export function useOutbox(conversationId: string) {
  const client = useQueryClient();
  const { actor } = useSession();
  const owner = useOwner();
  const unsent = useSyncExternalStore(outbox.subscribe, () => outbox.list(owner, conversationId));

  const send = useCallback(
    async (conversation: Conversation, { mode, text, cannedReplyId }: ToSend, takeOver: boolean, key: string = crypto.randomUUID()) => {
      const { id, pen } = conversation;
      const deliver = async (): Promise<void> => {
        if (mode === 'note') await addNote(id, text);
        else {
          const sent = await sendMessage(id, {
            text,
            ...(takeOver ? { takeOver } : {}),
            ...(cannedReplyId ? { cannedReplyId } : {}),
          });
          replaceConversation(client, id, () => sent.conversation);
        }
        // The stored message takes the place of this one in the same picture.
        await client.invalidateQueries({ queryKey: ['messages', id] });
      };
      if (mode === 'reply' && (pen.holder !== 'agent' || pen.agentId !== actor.id)) {
        const taken = penAfter('take', actor, new Date().toISOString());
        replaceConversation(client, id, (before) => ({ ...before, pen: taken, waitingSince: null }));
      }
      const entry = { key, mode, text, at: new Date().toISOString(), ...(cannedReplyId ? { cannedReplyId } : {}) };
      const went = await outbox.send(owner, id, entry, deliver, (error) => ({
        code: codeOf(error),
        words: wordsOf(error, localeOfPage()),
      }));
      if (!went) {
        replaceConversation(client, id, (before) => ({ ...before, pen }));
        await client.invalidateQueries({ queryKey: conversationKey(id) });
      }
    },
    [client, actor, owner],
  );
  const discard = useCallback((key: string) => outbox.discard(owner, conversationId, key), [owner, conversationId]);
  return { unsent, send, discard };
}
