import { recordAudit } from '../../modules/audit/index.ts';
import { countUse, getConversation, listConversations, listMessages, listTurns } from '../../modules/conversations/index.ts';
import { addNote, movePen, retryMessage, sendAgentMessage, showTyping } from '../../modules/handoff/index.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

type Ids =
  | 'listConversations'
  | 'getConversation'
  | 'listMessages'
  | 'listTurns'
  | 'movePen'
  | 'sendMessage'
  | 'retryMessage'
  | 'showTyping'
  | 'addNote';

export function conversationHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { database } = app;
  /** Afterwards everybody hears: dashboards, a worker that has something to send, and one whose turn has lost the pen. */
  const write = async <T>(tenantId: TenantId, conversationId: string, deed: (db: TenantDb) => Promise<T>): Promise<T> => {
    const answer = await database.withTenant(tenantId, deed);
    app.bus.publish('changed', tenantId);
    app.bus.publish('pen', `${tenantId} ${conversationId}`);
    app.bus.publish('lanes', '');
    return answer;
  };
  return {
    listConversations: ({ tenantId, actor }, { query }) =>
      database.withTenant(tenantId, (db) => listConversations(db, { ...query, viewerId: actor.id })),
    getConversation: ({ tenantId }, { params }) => database.withTenant(tenantId, (db) => getConversation(db, params.id)),
    listMessages: ({ tenantId }, { params, query }) =>
      database.withTenant(tenantId, (db) => listMessages(db, { conversationId: params.id, ...query })),
    listTurns: ({ tenantId }, { params, query }) =>
      database.withTenant(tenantId, (db) => listTurns(db, { conversationId: params.id, ...query })),
    movePen: ({ tenantId, actor, audit }, { params, body }) =>
      write(tenantId, params.id, async (db) => {
        await movePen(db, { conversationId: params.id, actor, ...body });
        await recordAudit(db, audit, { target: { kind: 'conversation', id: params.id }, after: body });
        return getConversation(db, params.id);
      }),
    sendMessage: ({ tenantId, actor, audit }, { params, body }) =>
      write(tenantId, params.id, async (db) => {
        const messageIds = await sendAgentMessage(db, { conversationId: params.id, actor, ...body });
        if (body.cannedReplyId) await countUse(db, body.cannedReplyId);
        await recordAudit(db, audit, { target: { kind: 'conversation', id: params.id }, after: { messageIds } });
        return { messageIds, conversation: await getConversation(db, params.id) };
      }),
    retryMessage: ({ tenantId, actor, audit }, { params, body }) =>
      write(tenantId, params.id, async (db) => {
        await retryMessage(db, { conversationId: params.id, messageId: params.messageId, actor, ...body });
        await recordAudit(db, audit, { target: { kind: 'conversation', id: params.id }, after: { messageId: params.messageId } });
        return getConversation(db, params.id);
      }),
    showTyping: async ({ tenantId, actor }, { params }) => {
      await showTyping(app.typing, tenantId, { conversationId: params.id, actor });
      return { done: true };
    },
    addNote: ({ tenantId, actor, audit }, { params, body }) =>
      write(tenantId, params.id, async (db) => {
        const messageId = await addNote(db, { conversationId: params.id, actor, ...body });
        await recordAudit(db, audit, { target: { kind: 'conversation', id: params.id }, after: { messageId } });
        return { messageId };
      }),
  };
}
