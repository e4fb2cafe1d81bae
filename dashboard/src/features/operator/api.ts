import type { TenantLimits } from '@wafaa/contracts';
import { callApi, type CallOutput } from '../../shared/api/api-client.ts';

export type OperatorTenant = CallOutput<'listOperatorTenants'>['items'][number];
export type OperatorTenantDetail = CallOutput<'getOperatorTenant'>;
export type LossSurvey = CallOutput<'surveyLosses'>;
export type OperatorEntry = CallOutput<'listOperatorAudit'>['items'][number];
export type Limits = TenantLimits;

export const listTenants = (q: string | undefined, cursor: string | undefined, signal: AbortSignal) =>
  callApi('listOperatorTenants', { query: { limit: 50, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } }, { signal });
export const getOperatorTenant = (tenantId: string, signal: AbortSignal) =>
  callApi('getOperatorTenant', { params: { tenantId } }, { signal });
export const suspendTenant = (tenantId: string, reason: string) => callApi('suspendTenant', { params: { tenantId }, body: { reason } });
export const resumeTenant = (tenantId: string, reason: string) => callApi('resumeTenant', { params: { tenantId }, body: { reason } });
export const setTenantLimits = (tenantId: string, limits: Limits) => callApi('setTenantLimits', { params: { tenantId }, body: limits });
export const enterTenant = (tenantId: string, reason: string, minutes: number) =>
  callApi('enterTenant', { params: { tenantId }, body: { reason, minutes } }, { once: true });
export const surveyKey = ['operator', 'losses'] as const;
export const surveyLosses = (signal: AbortSignal) => callApi('surveyLosses', {}, { signal });
export const replayDeliveries = (channel: string, from: string, to: string) => callApi('replayDeliveries', { body: { channel, from, to } });
export const listOperatorAudit = (cursor: string | undefined, signal: AbortSignal) =>
  callApi('listOperatorAudit', { query: { limit: 50, ...(cursor ? { cursor } : {}) } }, { signal });
