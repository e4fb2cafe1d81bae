import { callApi, type CallInput, type CallOutput } from '../../shared/api/api-client.ts';

export type ConversationsPage = CallOutput<'listConversations'>;
export type Conversation = ConversationsPage['items'][number];
export type Message = CallOutput<'listMessages'>['items'][number];
export type Turn = CallOutput<'listTurns'>['items'][number];
export type PenMove = CallInput<'movePen'>['body'];
export type PenAction = PenMove['action'];

export function listConversations(cursor: string | null, signal: AbortSignal): Promise<ConversationsPage> {
  return callApi('listConversations', { query: { limit: 40, ...(cursor ? { cursor } : {}) } }, { signal });
}

export function getConversation(id: string, signal: AbortSignal): Promise<Conversation> {
  return callApi('getConversation', { params: { id } }, { signal });
}

export function listMessages(id: string, cursor: string | null, signal: AbortSignal): Promise<CallOutput<'listMessages'>> {
  return callApi('listMessages', { params: { id }, query: { limit: 50, ...(cursor ? { cursor } : {}) } }, { signal });
}

export function listTurns(id: string, cursor: string | null, signal: AbortSignal): Promise<CallOutput<'listTurns'>> {
  return callApi('listTurns', { params: { id }, query: { limit: 20, ...(cursor ? { cursor } : {}) } }, { signal });
}

export function movePen(id: string, move: PenMove): Promise<Conversation> {
  return callApi('movePen', { params: { id }, body: move });
}
