import { useEffect, useRef } from 'react';
import { useMay } from '../../access/use-may.ts';
import type { Conversation } from '../../conversations/api.ts';
import { useDeeds } from '../deeds/use-deeds.ts';

/**
 * Marks a conversation as read when somebody who may write opens it: once, and not for each event. What comes while it is open is read when
 * the reader does something there, which is what the returned function is for.
 */
export function useMarkRead(conversation: Conversation | null): () => void {
  const may = useMay();
  const perform = useDeeds();
  const opened = useRef<string | null>(null);
  const writes = may('conversations.write');
  const mark = (): void => {
    if (writes && conversation && conversation.unread > 0) perform([conversation], { kind: 'read', read: true });
  };
  const latest = useRef(mark);
  useEffect(() => {
    latest.current = mark;
  });
  const id = conversation?.id ?? null;
  useEffect(() => {
    if (id === null || opened.current === id) return;
    opened.current = id;
    latest.current();
  }, [id]);
  return mark;
}
