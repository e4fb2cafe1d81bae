import type { inboxRoutes } from '@wafaa/contracts';
import { recordAudit } from '../../modules/audit/index.ts';
import {
  addCannedReply,
  addLabel,
  addSavedView,
  changeMany,
  changeState,
  countInbox,
  editCannedReply,
  editLabel,
  editSavedView,
  getConversation,
  listCannedReplies,
  listLabels,
  listSavedViews,
  markRead,
  removeCannedReply,
  removeLabel,
  removeSavedView,
  setLabels,
} from '../../modules/conversations/index.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

export function inboxHandlers(app: AppContext): Pick<Handlers, keyof typeof inboxRoutes> {
  const { database, clock } = app;
  const read = <T>(tenantId: TenantId, look: (db: TenantDb) => Promise<T>): Promise<T> => database.withTenant(tenantId, look);
  /** Afterwards dashboards hear of it, and workers whose conversation may have changed hands. */
  const write = async <T>(tenantId: TenantId, deed: (db: TenantDb) => Promise<T>): Promise<T> => {
    const answer = await database.withTenant(tenantId, deed);
    app.bus.publish('changed', tenantId);
    app.bus.publish('lanes', '');
    return answer;
  };
  return {
    countInbox: ({ tenantId, actor }) => read(tenantId, (db) => countInbox(db, actor.id)),
    changeConversationState: ({ tenantId, actor, audit }, { params, body }) =>
      write(tenantId, async (db) => {
        await changeState(db, { conversationId: params.id, change: body, actor, now: clock.now() });
        await recordAudit(db, audit, { target: { kind: 'conversation', id: params.id }, after: body });
        return getConversation(db, params.id);
      }),
    readConversation: ({ tenantId, audit }, { params, body }) =>
      write(tenantId, async (db) => {
        await markRead(db, params.id, body.read);
        await recordAudit(db, audit, { target: { kind: 'conversation', id: params.id }, after: body });
        return getConversation(db, params.id);
      }),
    labelConversation: ({ tenantId, audit }, { params, body }) =>
      write(tenantId, async (db) => {
        const before = await getConversation(db, params.id);
        await setLabels(db, params.id, body.labelIds);
        await recordAudit(db, audit, {
          target: { kind: 'conversation', id: params.id },
          before: { labelIds: before.labelIds },
          after: body,
        });
        return getConversation(db, params.id);
      }),
    changeConversations: async ({ tenantId, actor, audit }, { body }) => {
      const answer = await write(tenantId, async (db) => {
        const changed = await changeMany(db, { ...body, actor, now: clock.now() });
        await recordAudit(db, audit, {
          target: { kind: 'conversation', id: body.ids[0] ?? '' },
          after: { deed: body.deed, ids: body.ids },
        });
        return { changed };
      });
      // A turn that still runs for one of them ends at once.
      if (body.deed.kind === 'take' || body.deed.kind === 'assign')
        for (const conversationId of body.ids) app.bus.publish('pen', `${tenantId} ${conversationId}`);
      return answer;
    },
    listLabels: ({ tenantId }) => read(tenantId, async (db) => ({ items: await listLabels(db) })),
    addLabel: ({ tenantId, audit }, { body }) =>
      write(tenantId, async (db) => {
        const label = await addLabel(db, body);
        await recordAudit(db, audit, { target: { kind: 'label', id: label.id }, after: body });
        return label;
      }),
    editLabel: ({ tenantId, audit }, { params, body }) =>
      write(tenantId, async (db) => {
        const label = await editLabel(db, params.id, body);
        await recordAudit(db, audit, { target: { kind: 'label', id: params.id }, after: body });
        return label;
      }),
    removeLabel: ({ tenantId, audit }, { params }) =>
      write(tenantId, async (db) => {
        await removeLabel(db, params.id);
        await recordAudit(db, audit, { target: { kind: 'label', id: params.id } });
        return { done: true };
      }),
    listCannedReplies: ({ tenantId }) => read(tenantId, async (db) => ({ items: await listCannedReplies(db) })),
    addCannedReply: ({ tenantId, audit }, { body }) =>
      write(tenantId, async (db) => {
        const reply = await addCannedReply(db, body);
        await recordAudit(db, audit, { target: { kind: 'canned_reply', id: reply.id }, after: body });
        return reply;
      }),
    editCannedReply: ({ tenantId, audit }, { params, body }) =>
      write(tenantId, async (db) => {
        const reply = await editCannedReply(db, params.id, body);
        await recordAudit(db, audit, { target: { kind: 'canned_reply', id: params.id }, after: body });
        return reply;
      }),
    removeCannedReply: ({ tenantId, audit }, { params }) =>
      write(tenantId, async (db) => {
        await removeCannedReply(db, params.id);
        await recordAudit(db, audit, { target: { kind: 'canned_reply', id: params.id } });
        return { done: true };
      }),
    listSavedViews: ({ tenantId, actor }) => read(tenantId, async (db) => ({ items: await listSavedViews(db, actor.id) })),
    addSavedView: ({ tenantId, actor, audit }, { body }) =>
      write(tenantId, async (db) => {
        const view = await addSavedView(db, actor.id, body);
        await recordAudit(db, audit, { target: { kind: 'saved_view', id: view.id }, after: body });
        return view;
      }),
    editSavedView: ({ tenantId, actor, audit }, { params, body }) =>
      write(tenantId, async (db) => {
        const view = await editSavedView(db, actor.id, params.id, body);
        await recordAudit(db, audit, { target: { kind: 'saved_view', id: params.id }, after: body });
        return view;
      }),
    removeSavedView: ({ tenantId, actor, audit }, { params }) =>
      write(tenantId, async (db) => {
        await removeSavedView(db, actor.id, params.id);
        await recordAudit(db, audit, { target: { kind: 'saved_view', id: params.id } });
        return { done: true };
      }),
  };
}
