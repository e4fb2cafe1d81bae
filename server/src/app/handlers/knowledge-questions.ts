import type { questionRoutes } from '@wafaa/contracts';
import { askOnce, streamAsk } from '../../modules/conversations/index.ts';
import {
  addFaq,
  answerGap,
  dismissGap,
  editFaq,
  listFaq,
  listGaps,
  removeFaq,
  reopenGap,
  searchPassages,
  settleGap,
} from '../../modules/knowledge/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

export function questionHandlers(app: AppContext): Pick<Handlers, keyof typeof questionRoutes> {
  const { database, clock } = app;
  const asking = { ...app, ...(app.config.model ? { modelDeadlineMs: app.config.model.deadlineMs } : {}) };
  const changed = <T>(tenantId: string, result: T): T => {
    app.bus.publish('changed', tenantId);
    return result;
  };
  return {
    askKnowledge: ({ tenantId, audit }, { body }) => askOnce(asking, tenantId, body, audit),
    streamAnswer: ({ tenantId, audit }, { body }) => streamAsk(asking, tenantId, body, audit),
    searchKnowledge: ({ tenantId }, { query }) => searchPassages(app, tenantId, query),
    listFaq: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listFaq(db, query, clock.now())),
    addFaq: async ({ tenantId, audit }, { body }) => changed(tenantId, await addFaq(app, tenantId, body, audit)),
    editFaq: async ({ tenantId, audit }, { params, body }) =>
      changed(tenantId, await editFaq(app, tenantId, params.id, body, audit, clock.now())),
    removeFaq: async ({ tenantId, audit }, { params }) => {
      await database.withTenant(tenantId, (db) => removeFaq(db, params.id, audit));
      return changed(tenantId, { done: true as const });
    },
    listGaps: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listGaps(db, query, clock.now())),
    dismissGap: async ({ tenantId, audit }, { params }) => {
      await database.withTenant(tenantId, (db) => dismissGap(db, params.id, clock.now(), audit));
      return changed(tenantId, { done: true as const });
    },
    answerGap: async ({ tenantId, audit }, { params, body }) =>
      changed(tenantId, await answerGap(app, tenantId, params.id, { ...body, now: clock.now() }, audit)),
    settleGap: async ({ tenantId, audit }, { params, body }) => {
      await database.withTenant(tenantId, (db) => settleGap(db, params.id, { ...body, now: clock.now() }, audit));
      return changed(tenantId, { done: true as const });
    },
    reopenGap: async ({ tenantId, audit }, { params }) => {
      await database.withTenant(tenantId, (db) => reopenGap(db, params.id, audit));
      return changed(tenantId, { done: true as const });
    },
  };
}
