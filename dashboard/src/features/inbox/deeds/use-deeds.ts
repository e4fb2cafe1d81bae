import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { useSession } from '../../access/use-session.ts';
import { type Conversation, movePen } from '../../conversations/api.ts';
import { replaceConversation } from '../../conversations/use-conversations.ts';
import { changeMany, changeState, type Deed, markRead, setLabels, type StateChange } from '../api.ts';
import { labelsKey } from '../use-inbox-data.ts';
import { afterDeed } from './after-deed.ts';
import { inverseOf } from './inverse-of.ts';

/** One conversation has routes of its own, so that the audit log names what was done to it. */
async function perform(conversations: readonly Conversation[], deed: Deed): Promise<void> {
  const [only] = conversations;
  if (!only) return;
  if (conversations.length === 1 && deed.kind === 'state') await changeState(only.id, withSeen(deed.change, only));
  else if (conversations.length === 1 && deed.kind === 'read') await markRead(only.id, deed.read);
  else if (conversations.length === 1 && deed.kind === 'label') {
    const without = only.labelIds.filter((id) => id !== deed.labelId);
    await setLabels(only.id, deed.on ? [...without, deed.labelId] : without);
  } else {
    await changeMany(
      conversations.map(({ id }) => id),
      deed,
      // What crosses the deed was seen by nobody: it is told up to where one had read.
      conversations.flatMap(({ lastMessage }) => lastMessage?.id ?? []),
    );
  }
}

function withSeen(change: StateChange, { lastMessage }: Conversation): StateChange {
  return change.state === 'resolved' && lastMessage ? { ...change, seenMessageId: lastMessage.id } : change;
}

/**
 * Does something to one conversation or many: shown at once, taken back with the server's words when it refuses, undone from the toast
 * as each of them was. Without words, nothing is said about it.
 */
export function useDeeds(): (
  conversations: readonly Conversation[],
  deed: Deed,
  said?: string,
  colleague?: { id: string; name: string },
) => void {
  const client = useQueryClient();
  const { actor } = useSession();
  return useCallback(
    (conversations, deed, said, colleague = actor) => {
      const show = (change: (before: Conversation) => Conversation): void => {
        for (const { id } of conversations) replaceConversation(client, id, change);
      };
      const restore = (): void => {
        for (const before of conversations) replaceConversation(client, before.id, () => before);
      };
      const refresh = async (): Promise<void> => {
        await Promise.all(
          [['conversations'], ...(deed.kind === 'label' ? [labelsKey] : [])].map((queryKey) => client.invalidateQueries({ queryKey })),
        );
      };
      const run = async (): Promise<boolean> => {
        await client.cancelQueries({ queryKey: ['conversations'] });
        const now = new Date().toISOString();
        show((before) => afterDeed(before, deed, colleague, now));
        try {
          await perform(conversations, deed);
          return true;
        } catch (error) {
          restore();
          showProblem(i18n._(msg`That was not done`), error);
          return false;
        } finally {
          await refresh();
        }
      };
      const undo = async (): Promise<void> => {
        if (!(await done)) return;
        restore();
        try {
          for (const step of inverseOf(deed, conversations, Date.now())) {
            if ('release' in step) for (const id of step.release) await movePen(id, { action: 'release' });
            else {
              await perform(
                conversations
                  .filter(({ id }) => step.ids.includes(id))
                  .map((before) => afterDeed(before, deed, colleague, before.pen.since)),
                step.deed,
              );
            }
          }
        } catch (error) {
          showProblem(i18n._(msg`It could not be undone`), error);
        } finally {
          await refresh();
        }
      };
      const done = run();
      if (said) showToast({ text: said, action: { label: i18n._(msg`Undo`), onClick: () => void undo() } });
    },
    [client, actor],
  );
}
