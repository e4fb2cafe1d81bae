import { recordAudit } from '../../modules/audit/index.ts';
import { getConversation, listConversations, listMessages, listTurns } from '../../modules/conversations/index.ts';
import { movePen } from '../../modules/handoff/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

type Ids = 'listConversations' | 'getConversation' | 'listMessages' | 'listTurns' | 'movePen';

export function conversationHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { database } = app;
  return {
    listConversations: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listConversations(db, query)),
    getConversation: ({ tenantId }, { params }) => database.withTenant(tenantId, (db) => getConversation(db, params.id)),
    listMessages: ({ tenantId }, { params, query }) =>
      database.withTenant(tenantId, (db) => listMessages(db, { conversationId: params.id, ...query })),
    listTurns: ({ tenantId }, { params, query }) =>
      database.withTenant(tenantId, (db) => listTurns(db, { conversationId: params.id, ...query })),
    movePen: async ({ tenantId, actor, audit }, { params, body }) => {
      const view = await database.withTenant(tenantId, async (db) => {
        await movePen(db, { conversationId: params.id, action: body.action, actor });
        await recordAudit(db, audit, { target: { kind: 'conversation', id: params.id }, after: { action: body.action } });
        return getConversation(db, params.id);
      });
      app.bus.publish('changed', tenantId);
      return view;
    },
  };
}
