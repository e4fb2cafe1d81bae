import { z } from 'zod';
import { AuditEntryView } from './audit.ts';
import { SignInResult } from './auth.ts';
import { LOSS_KINDS } from './losses.ts';
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

/** What could not be handled or delivered in all tenants: codes, numbers and ages, and nothing that anybody wrote. */
export const LossSurveyView = z.object({
  /** Messages that were acknowledged to a provider and are not handled two minutes later: must be nought. */
  unhandled: z.object({
    messages: z.number().int(),
    conversations: z.number().int(),
    /** Conversations of those that no worker would look at by itself. */
    forgotten: z.number().int(),
    oldestMs: z.number(),
  }),
  kinds: z.array(z.object({ kind: z.enum(LOSS_KINDS), count: z.number().int(), oldest: z.iso.datetime() })),
  /** The oldest first, 500 at most. */
  tenants: z.array(
    z.object({
      tenant: z.object({ id: z.string(), slug: z.string(), name: Bilingual }),
      kind: z.enum(LOSS_KINDS),
      cause: z.string(),
      failure: z.string().nullable(),
      channel: z.string().nullable(),
      count: z.number().int(),
      oldest: z.string(),
      newest: z.string(),
    }),
  ),
  /** What is wrong with accounts: alarms (of `AccountAlarmView`), what a look at the provider found, and `shut`. */
  alarms: z.array(
    z.object({
      tenant: z.object({ id: z.string(), slug: z.string(), name: Bilingual }),
      channel: z.string(),
      what: z.string(),
      since: z.iso.datetime().nullable(),
    }),
  ),
  /** Deliveries that belong to no account of ours, or with nothing in them that we know. */
  journal: z.array(
    z.object({
      channel: z.string(),
      verdict: z.enum(['unknown_account', 'ignored']),
      deliveries: z.number().int(),
      oldest: z.iso.datetime(),
      newest: z.iso.datetime(),
    }),
  ),
});
export type LossSurveyView = z.infer<typeof LossSurveyView>;

export const ReplayReportView = z.object({
  deliveries: z.number().int(),
  events: z.number().int(),
  fresh: z.number().int(),
  unknown: z.number().int(),
  unreadable: z.number().int(),
  isCut: z.boolean(),
});
export type ReplayReportView = z.infer<typeof ReplayReportView>;

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
  surveyLosses: defineRoute({
    id: 'surveyLosses',
    method: 'GET',
    path: '/api/v1/operator/losses',
    permission: 'operator',
    summary: 'What could not be handled or delivered in all tenants, by cause and age, and what the journal holds unread',
    status: 200,
    response: LossSurveyView,
  }),
  replayDeliveries: defineRoute({
    id: 'replayDeliveries',
    method: 'POST',
    path: '/api/v1/operator/losses/replay',
    permission: 'operator',
    audit: 'operator.replayed',
    summary: 'Put deliveries that were left unread through once more; nothing is doubled, and 5,000 at most are read',
    body: z
      .object({ channel: z.string().min(1).max(40), from: z.iso.datetime(), to: z.iso.datetime() })
      .refine(({ from, to }) => from < to, 'it ends before it begins'),
    status: 200,
    response: ReplayReportView,
    errors: ['webhook.unknown_channel'],
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
