import { callApi, type CallInput, type CallOutput } from '../../../shared/api/api-client.ts';

export type TemplatesPage = CallOutput<'listTemplates'>;
export type Template = TemplatesPage['items'][number];
export type TemplatePlace = Template['places'][number];
export type TemplateToSend = CallInput<'sendTemplate'>['body'];

export const templatesKey = (conversationId: string) => ['templates', conversationId] as const;

export const listTemplates = (id: string, q: string, cursor: string | null, signal: AbortSignal): Promise<TemplatesPage> =>
  callApi('listTemplates', { params: { id }, query: { limit: 30, ...(q === '' ? {} : { q }), ...(cursor ? { cursor } : {}) } }, { signal });
export const renewTemplates = (id: string) => callApi('renewTemplates', { params: { id } });
export const sendTemplate = (id: string, body: TemplateToSend): Promise<CallOutput<'sendTemplate'>> =>
  callApi('sendTemplate', { params: { id }, body });
