import { callApi, type CallInput, type CallOutput } from '../../shared/api/api-client.ts';
import type { Conversation } from '../conversations/api.ts';

export type ConversationsPage = CallOutput<'listConversations'>;
export type ListQuery = Omit<NonNullable<CallInput<'listConversations'>['query']>, 'cursor' | 'limit'>;
export type Counts = CallOutput<'countInbox'>;
export type SavedView = CallOutput<'listSavedViews'>['items'][number];
export type SavedFilter = SavedView['filter'];
export type Label = CallOutput<'listLabels'>['items'][number];
export type CannedReply = CallOutput<'listCannedReplies'>['items'][number];
export type StateChange = CallInput<'changeConversationState'>['body'];
export type Deed = CallInput<'changeConversations'>['body']['deed'];
export type Member = CallOutput<'listMembers'>['items'][number];
export type Contact = CallOutput<'getContact'>;

export const PAGE_SIZE = 50;
/** As many as one bulk deed may touch. */
export const MANY = 200;

export const listInbox = (query: ListQuery, cursor: string | null, signal: AbortSignal): Promise<ConversationsPage> =>
  callApi('listConversations', { query: { ...query, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) } }, { signal });

export const countInbox = (signal: AbortSignal): Promise<Counts> => callApi('countInbox', {}, { signal });

export const changeState = (id: string, body: StateChange): Promise<Conversation> =>
  callApi('changeConversationState', { params: { id }, body });
export const markRead = (id: string, read: boolean): Promise<Conversation> =>
  callApi('readConversation', { params: { id }, body: { read } });
export const setLabels = (id: string, labelIds: string[]): Promise<Conversation> =>
  callApi('labelConversation', { params: { id }, body: { labelIds } });
export const changeMany = (ids: string[], deed: Deed, seenMessageIds: string[]): Promise<{ changed: number }> =>
  callApi('changeConversations', { body: { ids, deed, seenMessageIds } });

export const sendMessage = (id: string, body: CallInput<'sendMessage'>['body']): Promise<CallOutput<'sendMessage'>> =>
  callApi('sendMessage', { params: { id }, body });
export const retryMessage = (id: string, messageId: string, takeOver: boolean): Promise<Conversation> =>
  callApi('retryMessage', { params: { id, messageId }, body: { takeOver } });
export const addNote = (id: string, text: string): Promise<{ messageId: string }> => callApi('addNote', { params: { id }, body: { text } });

export const listLabels = (signal: AbortSignal): Promise<{ items: Label[] }> => callApi('listLabels', {}, { signal });
export const addLabel = (body: CallInput<'addLabel'>['body']): Promise<Label> => callApi('addLabel', { body });
export const editLabel = (id: string, body: CallInput<'editLabel'>['body']): Promise<Label> =>
  callApi('editLabel', { params: { id }, body });
export const removeLabel = (id: string) => callApi('removeLabel', { params: { id } });

export const listCannedReplies = (signal: AbortSignal): Promise<{ items: CannedReply[] }> => callApi('listCannedReplies', {}, { signal });
export const addCannedReply = (body: CallInput<'addCannedReply'>['body']): Promise<CannedReply> => callApi('addCannedReply', { body });
export const editCannedReply = (id: string, body: CallInput<'editCannedReply'>['body']): Promise<CannedReply> =>
  callApi('editCannedReply', { params: { id }, body });
export const removeCannedReply = (id: string) => callApi('removeCannedReply', { params: { id } });

export const listSavedViews = (signal: AbortSignal): Promise<{ items: SavedView[] }> => callApi('listSavedViews', {}, { signal });
export const addSavedView = (body: CallInput<'addSavedView'>['body']): Promise<SavedView> => callApi('addSavedView', { body });
export const editSavedView = (id: string, body: CallInput<'editSavedView'>['body']): Promise<SavedView> =>
  callApi('editSavedView', { params: { id }, body });
export const removeSavedView = (id: string) => callApi('removeSavedView', { params: { id } });

export const listColleagues = async (signal: AbortSignal): Promise<Member[]> =>
  (await callApi('listMembers', { query: { limit: 100 } }, { signal })).items;
export const readContact = (id: string, signal: AbortSignal): Promise<Contact> => callApi('getContact', { params: { id } }, { signal });
