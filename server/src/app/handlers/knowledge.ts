import { recordAudit } from '../../modules/audit/index.ts';
import { readCursor, writeCursor } from '../../modules/conversations/index.ts';
import {
  addSource,
  addText,
  addWeb,
  getSource,
  listItems,
  listSources,
  listSourceVersions,
  prepareKnowledgeJob,
  processSourceJob,
  removeSource,
  replaceSource,
  retrySource,
} from '../../modules/knowledge/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import { readUpload } from '../http/read-upload.ts';
import type { Handlers } from '../http/register-routes.ts';
import { announceSource } from './sources.ts';

const cursors = { read: readCursor, write: writeCursor };

type Ids =
  | 'listSources'
  | 'addSource'
  | 'addTextSource'
  | 'addWebSource'
  | 'replaceSource'
  | 'listSourceVersions'
  | 'retrySource'
  | 'removeSource'
  | 'listItems';

export function knowledgeHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { database } = app;
  const announce = announceSource(app);
  /** Its job is told, dashboards too, and the source is shown as it stands. */
  const queued = async (tenantId: TenantId, id: string) => {
    await announce(tenantId, id);
    return database.withTenant(tenantId, (db) => getSource(db, id));
  };
  return {
    listSources: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listSources(db, query, cursors)),
    addSource: async ({ tenantId, request, audit }) => {
      const file = await readUpload(request);
      const id = await addSource(app, tenantId, file, (db, sourceId) =>
        recordAudit(db, audit, { target: { kind: 'source', id: sourceId, label: file.name }, after: { bytes: file.bytes.length } }),
      );
      return queued(tenantId, id);
    },
    addTextSource: async ({ tenantId, audit }, { body }) => queued(tenantId, await addText(app, tenantId, body, audit)),
    addWebSource: async ({ tenantId, audit }, { body }) =>
      queued(tenantId, await database.withTenant(tenantId, (db) => addWeb(db, body, audit))),
    replaceSource: async ({ tenantId, request, audit }, { params }) => {
      await replaceSource(app, tenantId, params.id, await readUpload(request), audit);
      return queued(tenantId, params.id);
    },
    listSourceVersions: ({ tenantId }, { params }) => database.withTenant(tenantId, (db) => listSourceVersions(db, params.id)),
    retrySource: async ({ tenantId, audit }, { params }) => {
      const view = await database.withTenant(tenantId, (db) => retrySource(db, params.id, audit));
      await app.jobs.send(processSourceJob, tenantId, { sourceId: view.id }, view.id);
      return view;
    },
    removeSource: async ({ tenantId, audit }, { params }) => {
      await removeSource(app, tenantId, params.id, (db, name) =>
        recordAudit(db, audit, { target: { kind: 'source', id: params.id, label: name } }),
      );
      app.bus.publish('changed', tenantId);
      await app.jobs.send(prepareKnowledgeJob, tenantId, { reconcile: false }, 'prepare');
      return { removed: true as const };
    },
    listItems: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listItems(db, query, cursors)),
  };
}
