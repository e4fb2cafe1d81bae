import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMay } from '../../features/access/use-may.ts';
import type { Conversation } from '../../features/conversations/api.ts';
import { callApi } from '../../shared/api/api-client.ts';

/** How long typing may pause before the server is asked. */
const SETTLE_MS = 200;
/** One letter is in every conversation. */
const SHORTEST = 2;
const SHOWN = 6;

export interface Found {
  /** What was looked for; empty when nothing was. */
  asked: string;
  conversations: Conversation[];
  searching: boolean;
  failed: boolean;
}

/** Conversations in whose names, numbers or messages the typed words are, of any state, newest first. */
export function useFound(typed: string): Found {
  const may = useMay()('conversations.read');
  const wanted = typed.trim().length >= SHORTEST && may ? typed.trim() : '';
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), wanted === '' ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, isError, isFetching } = useQuery({
    queryKey: ['conversations', 'command-bar', asked],
    queryFn: ({ signal }) => callApi('listConversations', { query: { q: asked, state: 'any', limit: SHOWN } }, { signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    asked: wanted,
    conversations: wanted === '' || isError ? [] : (data?.items ?? []),
    searching: wanted !== '' && (wanted !== asked || isFetching),
    failed: wanted !== '' && isError,
  };
}
