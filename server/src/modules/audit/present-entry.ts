import type { AuditEntryView } from '@wafaa/contracts';

export interface EntryRow {
  id: string;
  at: Date;
  action: string;
  actor_kind: 'user' | 'api_key' | 'operator' | 'system';
  actor_id: string | null;
  actor_name: string;
  target_kind: string | null;
  target_id: string | null;
  target_label: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  address: string | null;
  device: string | null;
  request_id: string | null;
  sort_key: string;
}

export function presentEntry(row: EntryRow): AuditEntryView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    target: row.target_kind && row.target_id ? { kind: row.target_kind, id: row.target_id, label: row.target_label } : null,
    before: row.before,
    after: row.after,
    reason: row.reason,
    address: row.address,
    device: row.device,
    requestId: row.request_id,
  };
}
