export { exportAudit } from './export-audit.ts';
export { toCsvLine } from './to-csv-line.ts';
export { type AuditFilter, listAudit } from './list-audit.ts';
export { listOperatorAudit } from './list-operator-audit.ts';
export { type AuditChange, type AuditSource, recordAccessAudit, recordAudit, toAuditRow } from './record-audit.ts';
