import type { SupportedLanguage } from '@wafaa/contracts';
import { callApi, type CallOutput } from '../../shared/api/api-client.ts';

export type Member = CallOutput<'listMembers'>['items'][number];
export type Invitation = CallOutput<'listInvitations'>['items'][number];
export type Roles = CallOutput<'listRoles'>;
export type Role = Roles['items'][number];
export type ApiKey = CallOutput<'listApiKeys'>['items'][number];

interface Bilingual {
  en: string | null;
  ar: string | null;
}

export const listMembers = (cursor: string | undefined, signal: AbortSignal) =>
  callApi('listMembers', { query: { limit: 100, cursor } }, { signal });
export const changeMemberRole = (id: string, role: string) => callApi('changeMemberRole', { params: { id }, body: { role } });
export const removeMember = (id: string) => callApi('removeMember', { params: { id } });
export const signOutMember = (id: string) => callApi('signOutMember', { params: { id } });

export const listInvitations = (cursor: string | undefined, signal: AbortSignal) =>
  callApi('listInvitations', { query: { limit: 50, cursor } }, { signal });
export const inviteMember = (invitation: { email: string; role: string; language: SupportedLanguage }) =>
  callApi('inviteMember', { body: invitation });
export const resendInvitation = (id: string) => callApi('resendInvitation', { params: { id } });
export const revokeInvitation = (id: string) => callApi('revokeInvitation', { params: { id } });

export const listRoles = (signal: AbortSignal) => callApi('listRoles', {}, { signal });
export const createRole = (role: { label: Bilingual; permissions: string[] }) => callApi('createRole', { body: role });
export const updateRole = (id: string, role: { label: Bilingual; permissions: string[] }) =>
  callApi('updateRole', { params: { id }, body: role });
export const removeRole = (id: string) => callApi('removeRole', { params: { id } });

export const listApiKeys = (cursor: string | undefined, signal: AbortSignal) =>
  callApi('listApiKeys', { query: { limit: 50, cursor } }, { signal });
export const createApiKey = (key: { name: string; scopes: string[]; expiresInDays: number | null }) =>
  callApi('createApiKey', { body: key });
export const revokeApiKey = (id: string) => callApi('revokeApiKey', { params: { id } });
