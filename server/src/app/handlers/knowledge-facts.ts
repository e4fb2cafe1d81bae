import type { factRoutes } from '@wafaa/contracts';
import {
  addFact,
  countFacts,
  decideFact,
  editFact,
  exportFacts,
  getFact,
  importFacts,
  listContradictions,
  listFacts,
  listStaleFacts,
  reviewFacts,
} from '../../modules/knowledge/index.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import { readUpload } from '../http/read-upload.ts';
import type { Handlers } from '../http/register-routes.ts';

export function factHandlers(app: AppContext): Pick<Handlers, keyof typeof factRoutes> {
  const { database, clock } = app;
  const read = <T>(tenantId: TenantId, work: (db: TenantDb) => Promise<T>): Promise<T> => database.withTenant(tenantId, work);
  /** A write that dashboards hear of when it is done. */
  const write = async <T>(tenantId: TenantId, work: (db: TenantDb) => Promise<T>): Promise<T> => {
    const result = await database.withTenant(tenantId, work);
    app.bus.publish('changed', tenantId);
    return result;
  };
  return {
    listFacts: ({ tenantId }, { query }) => read(tenantId, (db) => listFacts(db, query, clock.now())),
    countFacts: ({ tenantId }) => read(tenantId, async (db) => ({ kinds: await countFacts(db, clock.now()) })),
    getFact: ({ tenantId }, { params }) => read(tenantId, (db) => getFact(db, params.id, clock.now())),
    addFact: ({ tenantId, audit }, { body }) => write(tenantId, (db) => addFact(db, body, audit, clock.now())),
    editFact: ({ tenantId, audit }, { params, body }) => write(tenantId, (db) => editFact(db, params.id, body, audit, clock.now())),
    confirmFact: ({ tenantId, audit }, { params, body }) =>
      write(tenantId, (db) => decideFact(db, params.id, { decision: 'confirm', allergens: body.allergens }, audit, clock.now())),
    rejectFact: ({ tenantId, audit }, { params }) =>
      write(tenantId, (db) => decideFact(db, params.id, { decision: 'reject', allergens: false }, audit, clock.now())),
    reviewFacts: ({ tenantId, audit }, { body }) => write(tenantId, (db) => reviewFacts(db, body, audit)),
    listContradictions: ({ tenantId }) => read(tenantId, async (db) => ({ items: await listContradictions(db) })),
    listStaleFacts: ({ tenantId }) => read(tenantId, async (db) => ({ items: await listStaleFacts(db, clock.now()) })),
    exportFacts: async ({ tenantId }, { query }) => exportFacts(database, tenantId, query.kind),
    importFacts: async ({ tenantId, request, audit }, { query }) => {
      const { bytes } = await readUpload(request);
      return write(tenantId, (db) => importFacts(db, { ...query, bytes }, audit));
    },
  };
}
