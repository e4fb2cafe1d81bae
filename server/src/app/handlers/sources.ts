import type { sourceDetailRoutes, uploadRoutes } from '@wafaa/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuditSource } from '../../modules/audit/index.ts';
import {
  askSource,
  getFile,
  getPage,
  getPageLines,
  getPagePicture,
  getSource,
  getVersionFile,
  processSourceJob,
  restoreVersion,
  serveUpload,
} from '../../modules/knowledge/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import { toWebRequest } from '../http/take-pieces.ts';
import { judgeUpload } from '../http/judge-upload.ts';
import type { Handlers } from '../http/register-routes.ts';

type Ids = keyof typeof uploadRoutes | keyof typeof sourceDetailRoutes | 'restoreSourceVersion';

/** What reading a source takes: its job, and dashboards that look. */
export function announceSource(app: Pick<AppContext, 'jobs' | 'bus'>) {
  return async (tenantId: TenantId, id: string): Promise<void> => {
    await app.jobs.send(processSourceJob, tenantId, { sourceId: id }, id);
    app.bus.publish('changed', tenantId);
  };
}

export function uploadDeps(app: AppContext) {
  return { ...app, judge: judgeUpload, maxBytes: app.config.limits.uploadBytes, onSource: announceSource(app) };
}

export function sourceHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { database } = app;
  const announce = announceSource(app);
  const transfer = async (
    ctx: { tenantId: TenantId; audit: AuditSource; request: FastifyRequest; reply: FastifyReply },
    id: string | null,
  ): Promise<null> => {
    void ctx.reply.header('tus-resumable', '1.0.0');
    const call = { tenantId: ctx.tenantId, audit: ctx.audit, request: toWebRequest(ctx.request), id };
    const { headers } = await serveUpload(uploadDeps(app), call);
    void ctx.reply.headers(headers);
    return null;
  };
  return {
    createUpload: (ctx) => transfer({ ...ctx, audit: { ...ctx.audit, action: 'source.added' } }, null),
    findUpload: (ctx, { params }) => transfer({ ...ctx, audit: { ...ctx.audit, action: 'source.added' } }, params.id),
    appendUpload: (ctx, { params }) => transfer(ctx, params.id),
    removeUpload: (ctx, { params }) => transfer(ctx, params.id),
    getSource: ({ tenantId }, { params }) => database.withTenant(tenantId, (db) => getSource(db, params.id)),
    getSourcePage: ({ tenantId }, { params }) => database.withTenant(tenantId, (db) => getPage(db, params.id, params.page)),
    askSource: ({ tenantId }, { params, query }) => database.withTenant(tenantId, (db) => askSource(db, params.id, query.q)),
    getPageLines: ({ tenantId }, { params }) => getPageLines(app, tenantId, params.id, params.page),
    getPagePicture: ({ tenantId }, { params }) => getPagePicture(app, tenantId, params.id, params.page),
    getSourceFile: ({ tenantId }, { params }) => getFile(app, tenantId, params.id),
    getVersionFile: ({ tenantId }, { params }) => getVersionFile(app, tenantId, params.id, params.version),
    restoreSourceVersion: async ({ tenantId, audit }, { params }) => {
      await database.withTenant(tenantId, (db) => restoreVersion(db, params.id, params.version, audit));
      await announce(tenantId, params.id);
      return database.withTenant(tenantId, (db) => getSource(db, params.id));
    },
  };
}
