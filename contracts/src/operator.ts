import { z } from 'zod';
import { AuditEntryView } from './audit.ts';
import { SignInResult } from './auth.ts';
import { defineRoute } from './route.ts';
import { Bilingual, Cursor, page } from './shapes.ts';
import { UsageView } from './tenant.ts';

const TenantParams = z.object({ tenantId: z.uuid() });
const Reason = z.string().trim().min(10).max(500);

/** What the platform's operator sees of a tenant from outside: never a conversation, a document or a customer. */
export const OperatorTenantView = z.object({
  id: z.string(),
  slug: z.string(),
  name: Bilingual,
  kind: z.string(),
  state: z.enum(['active', 'suspended', 'erasing']),
  stateReason: z.string().nullable(),
  members: z.number().int(),
  channels: z.number().int(),
  messagesThisMonth: z.number().int(),
  eraseAfter: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type OperatorTenantView = z.infer<typeof OperatorTenantView>;

/** Null lifts a limit, an absent one stays. */
export const TenantLimits = z.object({
  messagesPerMonth: z.number().int().min(0).nullable().optional(),
  modelTokensPerMonth: z.number().int().min(0).nullable().optional(),
  questionsPerMonth: z.number().int().min(0).nullable().optional(),
  sources: z.number().int().min(0).nullable().optional(),
  storageBytes: z.number().int().min(0).nullable().optional(),
  members: z.number().int().min(1).nullable().optional(),
  apiKeys: z.number().int().min(0).nullable().optional(),
});
export type TenantLimits = z.infer<typeof TenantLimits>;

export const operatorRoutes = {
  listOperatorTenants: defineRoute({
    id: 'listOperatorTenants',
    method: 'GET',
    path: '/api/v1/operator/tenants',
    permission: 'operator',
    summary: 'Every tenant, newest first',
    query: Cursor.extend({ q: z.string().trim().max(100).optional() }),
    status: 200,
    response: page(OperatorTenantView),
  }),
  getOperatorTenant: defineRoute({
    id: 'getOperatorTenant',
    method: 'GET',
    path: '/api/v1/operator/tenants/:tenantId',
    permission: 'operator',
    summary: 'One tenant with its usage',
    params: TenantParams,
    status: 200,
    response: OperatorTenantView.extend({ usage: UsageView }),
    errors: ['tenant.not_found'],
  }),
  suspendTenant: defineRoute({
    id: 'suspendTenant',
    method: 'POST',
    path: '/api/v1/operator/tenants/:tenantId/suspend',
    permission: 'operator',
    audit: 'tenant.suspended',
    summary: 'Nobody enters and the bot is silent; what customers write is kept and answered after',
    params: TenantParams,
    body: z.object({ reason: Reason }),
    status: 200,
    response: OperatorTenantView,
    errors: ['tenant.not_found', 'tenant.not_active'],
  }),
  resumeTenant: defineRoute({
    id: 'resumeTenant',
    method: 'POST',
    path: '/api/v1/operator/tenants/:tenantId/resume',
    permission: 'operator',
    audit: 'tenant.resumed',
    summary: 'Let a suspended tenant go on',
    params: TenantParams,
    body: z.object({ reason: Reason }),
    status: 200,
    response: OperatorTenantView,
    errors: ['tenant.not_found', 'tenant.not_suspended'],
  }),
  setTenantLimits: defineRoute({
    id: 'setTenantLimits',
    method: 'PATCH',
    path: '/api/v1/operator/tenants/:tenantId/limits',
    permission: 'operator',
    audit: 'tenant.limits_changed',
    summary: 'Change the limits of a tenant',
    params: TenantParams,
    body: TenantLimits,
    status: 200,
    response: OperatorTenantView.extend({ usage: UsageView }),
    errors: ['tenant.not_found'],
  }),
  enterTenant: defineRoute({
    id: 'enterTenant',
    method: 'POST',
    path: '/api/v1/operator/tenants/:tenantId/enter',
    permission: 'operator',
    audit: 'operator.entered',
    setsSession: true,
    summary: 'Look into a tenant, read-only and for an hour at most. The reason is shown to the tenant',
    params: TenantParams,
    body: z.object({ reason: Reason, minutes: z.number().int().min(5).max(60).default(30) }),
    status: 200,
    response: SignInResult,
    errors: ['tenant.not_found'],
  }),
  listOperatorAudit: defineRoute({
    id: 'listOperatorAudit',
    method: 'GET',
    path: '/api/v1/operator/audit',
    permission: 'operator',
    summary: 'What operators did, newest first',
    query: Cursor,
    status: 200,
    response: page(AuditEntryView.extend({ tenant: z.object({ id: z.string(), slug: z.string() }).nullable() })),
  }),
} as const;
