import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Cursor, FileAnswer, page } from './shapes.ts';

export const AuditEntryView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  action: z.string(),
  actor: z.object({
    kind: z.enum(['user', 'api_key', 'operator', 'system']),
    id: z.string().nullable(),
    /** As it was called at that time. */
    name: z.string(),
  }),
  target: z.object({ kind: z.string(), id: z.string(), label: z.string().nullable() }).nullable(),
  /** Changed fields only; what is secret says `[redacted]`. */
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** Of an operator's entry into the tenant. */
  reason: z.string().nullable(),
  address: z.string().nullable(),
  device: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;

const AuditFilter = {
  /** In names, labels, ids and reasons. */
  q: z.string().trim().max(100).optional(),
  /** An action, or its noun: `member` finds `member.invited`. */
  action: z
    .string()
    .regex(/^[a-z_]+(?:\.[a-z_]+)?$/)
    .max(60)
    .optional(),
  actorId: z.string().max(64).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
};

export const auditRoutes = {
  listAudit: defineRoute({
    id: 'listAudit',
    method: 'GET',
    path: '/api/v1/audit',
    permission: 'audit.read',
    summary: 'Who did what, newest first',
    query: Cursor.extend(AuditFilter),
    status: 200,
    response: page(AuditEntryView),
  }),
  exportAudit: defineRoute({
    id: 'exportAudit',
    method: 'GET',
    path: '/api/v1/audit/export',
    permission: 'audit.read',
    summary: 'The same as CSV, safe to open in a spreadsheet',
    query: z.object(AuditFilter),
    status: 200,
    response: FileAnswer,
    file: ['text/csv'],
  }),
} as const;
