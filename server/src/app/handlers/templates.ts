import type { templateRoutes } from '@wafaa/contracts';
import { recordAudit } from '../../modules/audit/index.ts';
import { admit } from '../../modules/connections/index.ts';
import { getConversation } from '../../modules/conversations/index.ts';
import { sendTemplate } from '../../modules/handoff/index.ts';
import { freshnessOf, listTemplates, renewTemplates, templateAccountOf } from '../../modules/templates/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';
import { connectionDeps } from './channels.ts';

export function templateHandlers(app: AppContext): Pick<Handlers, keyof typeof templateRoutes> {
  const { database } = app;
  const deps = connectionDeps(app);
  return {
    listTemplates: ({ tenantId }, { params, query }) =>
      database.withTenant(tenantId, (db) => listTemplates(db, { conversationId: params.id, ...query })),
    renewTemplates: async ({ tenantId, audit }, { params }) => {
      const account = await database.withTenant(tenantId, (db) => templateAccountOf(db, params.id));
      await admit(deps, tenantId);
      await renewTemplates(deps, tenantId, account.id, (db, renewal) =>
        recordAudit(db, audit, { target: { kind: 'channel_account', id: account.id }, after: { ...renewal } }),
      );
      return database.withTenant(tenantId, (db) => freshnessOf(db, account.id));
    },
    sendTemplate: async ({ tenantId, actor, audit }, { params, body }) => {
      const conversationId = params.id;
      const answer = await database.withTenant(tenantId, async (db) => {
        const messageIds = await sendTemplate(db, { conversationId, actor, ...body });
        await recordAudit(db, audit, {
          target: { kind: 'conversation', id: conversationId },
          after: { messageIds, templateId: body.templateId },
        });
        return { messageIds, conversation: await getConversation(db, conversationId) };
      });
      app.bus.publish('changed', tenantId);
      app.bus.publish('pen', `${tenantId} ${conversationId}`);
      app.bus.publish('lanes', '');
      return answer;
    },
  };
}
