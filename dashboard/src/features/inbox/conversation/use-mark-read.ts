import { type RefObject, useEffect, useRef } from 'react';
import { useMay } from '../../access/use-may.ts';
import type { Conversation } from '../../conversations/api.ts';
import { useDeeds } from '../deeds/use-deeds.ts';

/**
 * Marks a conversation as read when somebody who may write opens it: once, and not for each event. What comes while it is open is read when
 * the reader presses something there.
 */
export function useMarkRead(pane: RefObject<HTMLElement | null>, conversation: Conversation | null): void {
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
  useEffect(() => {
    const element = pane.current;
    const onDeed = (): void => latest.current();
    element?.addEventListener('pointerdown', onDeed);
    element?.addEventListener('keydown', onDeed);
    return () => {
      element?.removeEventListener('pointerdown', onDeed);
      element?.removeEventListener('keydown', onDeed);
    };
  }, [pane]);
}
