import type { tenantRoutes } from '@wafaa/contracts';
import { confirmPassword } from '../../modules/access/index.ts';
import { addBranch, listBranches, removeBranch, updateBranch } from '../../modules/knowledge/index.ts';
import {
  assertActive,
  cancelErase,
  discardSettingsDraft,
  downloadExport,
  exportTenantJob,
  getLogo,
  getSettings,
  getTenant,
  getUsage,
  listExports,
  listSettingsVersions,
  publishSettings,
  removeLogo,
  requestErase,
  requestExport,
  rollBackSettings,
  saveSettingsDraft,
  setLogo,
  updateTenant,
} from '../../modules/tenancy/index.ts';
import type { TenantDb } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import { readUpload } from '../http/read-upload.ts';
import type { Handlers } from '../http/register-routes.ts';

type Ids = keyof typeof tenantRoutes;

export function tenantHandlers(app: AppContext): Pick<Handlers, Ids> {
  const { database, clock } = app;
  const read = <T>(tenantId: TenantId, work: (db: TenantDb) => Promise<T>): Promise<T> => database.withTenant(tenantId, work);
  /** A write that dashboards hear of when it is done. */
  const write = async <T>(tenantId: TenantId, work: (db: TenantDb) => Promise<T>): Promise<T> => {
    const result = await database.withTenant(tenantId, work);
    app.bus.publish('changed', tenantId);
    return result;
  };
  /** The same for what decides who may enter, or what the bot may do: nobody's rights are remembered from before. */
  const decide = async <T>(tenantId: TenantId, work: (db: TenantDb) => Promise<T>): Promise<T> => {
    const result = await write(tenantId, work);
    app.door.changes.announce({ tenantId });
    return result;
  };
  return {
    getTenant: ({ tenantId }) => read(tenantId, getTenant),
    updateTenant: ({ tenantId, audit }, { body }) => write(tenantId, (db) => updateTenant(db, body, audit)),
    setLogo: async ({ tenantId, request, audit }) => {
      const { bytes } = await readUpload(request);
      await read(tenantId, assertActive);
      return setLogo(app, tenantId, bytes, audit);
    },
    getLogo: ({ tenantId }) => getLogo(app, tenantId),
    removeLogo: ({ tenantId, audit }) => removeLogo(app, tenantId, audit),
    getSettings: ({ tenantId }) => read(tenantId, getSettings),
    saveSettingsDraft: ({ tenantId, audit }, { body }) => write(tenantId, (db) => saveSettingsDraft(db, body, audit)),
    discardSettingsDraft: ({ tenantId, audit }) => write(tenantId, (db) => discardSettingsDraft(db, audit)),
    publishSettings: ({ tenantId, audit }, { body }) => decide(tenantId, (db) => publishSettings(db, body, audit)),
    listSettingsVersions: ({ tenantId }, { query }) => read(tenantId, (db) => listSettingsVersions(db, query)),
    rollBackSettings: ({ tenantId, audit }, { body }) => decide(tenantId, (db) => rollBackSettings(db, body, audit)),
    listBranches: ({ tenantId }, { query }) => read(tenantId, (db) => listBranches(db, query)),
    addBranch: ({ tenantId, audit }, { body }) => write(tenantId, (db) => addBranch(db, body, audit)),
    updateBranch: ({ tenantId, audit }, { params, body }) => write(tenantId, (db) => updateBranch(db, params.id, body, audit)),
    removeBranch: async ({ tenantId, audit }, { params }) => {
      await write(tenantId, (db) => removeBranch(db, params.id, audit));
      return { done: true as const };
    },
    getUsage: ({ tenantId }) => read(tenantId, (db) => getUsage(db, clock.now())),
    requestExport: async ({ tenantId, actor, audit }) => {
      const view = await read(tenantId, (db) => requestExport(db, { actor }, audit));
      await app.jobs.send(exportTenantJob, tenantId, { exportId: view.id }, view.id);
      return view;
    },
    listExports: ({ tenantId }, { query }) => read(tenantId, (db) => listExports(db, query)),
    downloadExport: ({ tenantId }, { params }) => downloadExport(app, tenantId, params.id),
    requestErase: async ({ tenantId, request, caller, audit }, { body }) => {
      const person = request.principal?.person;
      // A key has no password to prove.
      if (!person) throw new AppError('access.forbidden', { permission: 'tenant.erase' });
      await confirmPassword(app.door, { person, caller, audit }, body.password);
      const input = { slug: body.slug, now: clock.now(), graceDays: app.config.eraseGraceDays };
      return decide(tenantId, (db) => requestErase(db, input, audit));
    },
    cancelErase: async ({ tenantId, audit }) => {
      const view = await decide(tenantId, (db) => cancelErase(db, audit));
      app.bus.publish('lanes', '');
      return view;
    },
  };
}
