import type { SessionView } from '@wafaa/contracts';
import type { FastifyError, FastifyRequest } from 'fastify';
import { getConversation, listConversations, listMessages, listTurns, readCursor, writeCursor } from '../modules/conversations/index.ts';
import { movePen } from '../modules/handoff/index.ts';
import { addSource, getSource, listItems, listSources, processSourceJob, removeSource } from '../modules/knowledge/index.ts';
import { listEvents } from '../modules/realtime/index.ts';
import { AppError } from '../platform/errors.ts';
import type { AppContext } from './context.ts';
import type { Handlers } from './http/register-routes.ts';
import { readDemoTenants } from './demo/links.ts';

const cursors = { read: readCursor, write: writeCursor };

/** @throws request.no_file, request.invalid when the form breaks off or is none */
async function readUpload(request: FastifyRequest): Promise<{ name: string; mime: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw new AppError('request.no_file');
  try {
    const file = await request.file();
    if (!file) throw new AppError('request.no_file');
    return { name: file.filename, mime: file.mimetype, bytes: await file.toBuffer() };
  } catch (error) {
    // The form parser's own errors carry neither code nor status.
    if (error instanceof AppError || (error as FastifyError).statusCode) throw error;
    throw new AppError('request.invalid', {}, { cause: error });
  }
}

/** HTTP in, a verb of a module, a view out. Nothing else happens here. */
export function makeHandlers(app: AppContext): Handlers {
  const { database, config } = app;
  return {
    getSession: async ({ tenantId, actor }) => {
      const { tenant, accounts } = await database.withTenant(tenantId, async (db) => ({
        tenant: await db.query.selectFrom('tenant').selectAll().executeTakeFirstOrThrow(),
        accounts: await db.query
          .selectFrom('channel_account')
          .select(['id', 'channel', 'display_name', 'account_key', 'address', 'state'])
          .orderBy('created_at')
          .execute(),
      }));
      const view: SessionView = {
        tenant: {
          id: tenant.tenant_id,
          slug: tenant.slug,
          name: tenant.name,
          currency: tenant.currency,
          timeZone: tenant.time_zone,
          defaultLanguage: tenant.default_language,
        },
        actor: { id: actor.id, name: actor.name, role: actor.role },
        accounts: accounts.map((account) => ({
          id: account.id,
          channel: account.channel,
          displayName: account.display_name,
          accountKey: account.account_key,
          address: account.address,
          state: account.state,
        })),
        demoTenants: config.demo ? await readDemoTenants(config.dataFolder) : [],
        simulatorUrl: config.simulatorUrl,
        engine: config.model ? { mode: 'model', model: config.model.model } : { mode: 'keyless', model: null },
      };
      return view;
    },
    listConversations: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listConversations(db, query)),
    getConversation: ({ tenantId }, { params }) => database.withTenant(tenantId, (db) => getConversation(db, params.id)),
    listMessages: ({ tenantId }, { params, query }) =>
      database.withTenant(tenantId, (db) => listMessages(db, { conversationId: params.id, ...query })),
    listTurns: ({ tenantId }, { params, query }) =>
      database.withTenant(tenantId, (db) => listTurns(db, { conversationId: params.id, ...query })),
    movePen: async ({ tenantId, actor }, { params, body }) => {
      const view = await database.withTenant(tenantId, async (db) => {
        await movePen(db, { conversationId: params.id, action: body.action, actor });
        return getConversation(db, params.id);
      });
      app.bus.publish('changed', tenantId);
      return view;
    },
    listSources: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listSources(db, query, cursors)),
    addSource: async ({ tenantId, request }) => {
      const id = await addSource(app, tenantId, await readUpload(request));
      await app.jobs.send(processSourceJob, tenantId, { sourceId: id }, id);
      app.bus.publish('changed', tenantId);
      return database.withTenant(tenantId, (db) => getSource(db, id));
    },
    retrySource: async ({ tenantId }, { params }) => {
      const view = await database.withTenant(tenantId, (db) => getSource(db, params.id));
      await app.jobs.send(processSourceJob, tenantId, { sourceId: view.id }, view.id);
      return view;
    },
    removeSource: async ({ tenantId }, { params }) => {
      await removeSource(app, tenantId, params.id);
      app.bus.publish('changed', tenantId);
      return { removed: true as const };
    },
    listItems: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listItems(db, query, cursors)),
    listEvents: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listEvents(db, query)),
  };
}
