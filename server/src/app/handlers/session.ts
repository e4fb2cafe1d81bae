import type { SessionView } from '@wafaa/contracts';
import { channelAdapters } from '../../modules/channels/index.ts';
import { listEvents } from '../../modules/realtime/index.ts';
import type { AppContext } from '../context.ts';
import { readDemoTenants } from '../demo/links.ts';
import type { Handlers } from '../http/register-routes.ts';

export function sessionHandlers(app: AppContext): Pick<Handlers, 'getSession' | 'listEvents'> {
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
          state: tenant.state,
          eraseAfter: tenant.erase_after?.toISOString() ?? null,
          logoUrl: tenant.logo_key ? '/api/v1/tenant/logo' : null,
        },
        actor: { id: actor.id, kind: actor.kind, name: actor.name, role: actor.role, permissions: [...actor.permissions] },
        support: actor.support ? { reason: actor.support.reason, until: actor.support.until.toISOString() } : null,
        accounts: accounts.map((account) => ({
          id: account.id,
          channel: account.channel,
          displayName: account.display_name,
          accountKey: account.account_key,
          address: account.address,
          state: account.state,
        })),
        channels: [...channelAdapters.values()].map(({ definition: { kind, name, icon, identity } }) => ({
          ...{ kind, name, icon },
          idsArePhones: identity.isPhone,
        })),
        demoTenants: config.demo ? await readDemoTenants(config.dataFolder) : [],
        simulatorUrl: config.simulatorUrl,
        engine: config.model ? { mode: 'model', model: config.model.model } : { mode: 'keyless', model: null },
      };
      return view;
    },
    listEvents: ({ tenantId }, { query }) => database.withTenant(tenantId, (db) => listEvents(db, query)),
  };
}
