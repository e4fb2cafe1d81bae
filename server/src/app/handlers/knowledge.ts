import { recordAudit } from '../../modules/audit/index.ts';
import { readCursor, writeCursor } from '../../modules/conversations/index.ts';
import { addSource, getSource, listItems, listSources, processSourceJob, removeSource } from '../../modules/knowledge/index.ts';
import type { AppContext } from '../context.ts';
import { readUpload } from '../http/read-upload.ts';
import type { Handlers } from '../http/register-routes.ts';

const cursors = { read: readCursor, write: writeCursor };

type Ids = 'listSources' | 'addSource' | 'retrySource' | 'removeSource' | 'listItems';

export function knowledgeHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { database } = app;
  return {
    listSources: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listSources(db, query, cursors)),
    addSource: async ({ tenantId, request, audit }) => {
      const file = await readUpload(request);
      const id = await addSource(app, tenantId, file, (db, sourceId) =>
        recordAudit(db, audit, { target: { kind: 'source', id: sourceId, label: file.name }, after: { bytes: file.bytes.length } }),
      );
      await app.jobs.send(processSourceJob, tenantId, { sourceId: id }, id);
      app.bus.publish('changed', tenantId);
      return database.withTenant(tenantId, (db) => getSource(db, id));
    },
    retrySource: async ({ tenantId, audit }, { params }) => {
      const view = await database.withTenant(tenantId, async (db) => {
        const source = await getSource(db, params.id);
        await recordAudit(db, audit, { target: { kind: 'source', id: source.id, label: source.name } });
        return source;
      });
      await app.jobs.send(processSourceJob, tenantId, { sourceId: view.id }, view.id);
      return view;
    },
    removeSource: async ({ tenantId, audit }, { params }) => {
      await removeSource(app, tenantId, params.id, (db, name) =>
        recordAudit(db, audit, { target: { kind: 'source', id: params.id, label: name } }),
      );
      app.bus.publish('changed', tenantId);
      return { removed: true as const };
    },
    listItems: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listItems(db, query, cursors)),
  };
}
