export { type AuditChange, type AuditSource, recordAccessAudit, recordAudit } from './record-audit.ts';
export { REDACTED, redact } from './redact.ts';
