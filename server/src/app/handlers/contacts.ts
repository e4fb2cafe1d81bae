import { eraseContact, exportContact, getContact, listContacts } from '../../modules/contacts/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

type Ids = 'listContacts' | 'getContact' | 'exportContact' | 'eraseContact';

export function contactHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { database, clock } = app;
  return {
    listContacts: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listContacts(db, query)),
    getContact: ({ tenantId }, { params }) => database.withTenant(tenantId, (db) => getContact(db, params.id)),
    exportContact: ({ tenantId, audit }, { params }) => exportContact(app, tenantId, params.id, clock.now(), audit),
    eraseContact: async ({ tenantId, audit }, { params }) => {
      await eraseContact(app, tenantId, params.id, audit);
      app.bus.publish('changed', tenantId);
      return { done: true as const };
    },
  };
}
