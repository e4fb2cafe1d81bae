import { useState } from 'react';
import { draftKey, keepText, keptText, type Mode } from './drafts.ts';
import { useOwner } from './use-outbox.ts';

/** What is being typed in one conversation and mode; it is there again after a reload. */
export function useDraft(conversationId: string, mode: Mode): [text: string, setText: (next: string) => void] {
  const key = draftKey(useOwner(), conversationId, mode);
  const [typed, setTyped] = useState({ key, text: keptText(localStorage, key) });
  if (typed.key !== key) setTyped({ key, text: keptText(localStorage, key) });
  const setText = (text: string): void => {
    keepText(localStorage, key, text);
    setTyped({ key, text });
  };
  return [typed.key === key ? typed.text : keptText(localStorage, key), setText];
}
