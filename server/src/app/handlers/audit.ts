import { exportAudit, listAudit } from '../../modules/audit/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

export function auditHandlers(app: AppContext): Pick<Handlers, 'listAudit' | 'exportAudit'> {
  const { database, clock } = app;
  return {
    listAudit: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listAudit(db, query)),
    exportAudit: async ({ tenantId }, { query }) => ({
      name: `audit-${clock.now().toISOString().slice(0, 10)}.csv`,
      mime: 'text/csv; charset=utf-8',
      content: exportAudit(database, tenantId, query),
    }),
  };
}
