import type { Database } from '../../platform/db/index.ts';
import { mintTenantId } from '../../platform/ids.ts';
import { adapterFor, type ChannelConfig, type ChannelHttp, type ConnectedAccount } from '../channels/index.ts';

export interface NamelessContact {
  tenantId: string;
  channel: string;
  contactId: string;
  /** The provider's id of the person. */
  userId: string;
}

/** Asks the provider who somebody is, where webhooks name people by an id only. Once a person and process; resolves whether or not it was told. */
export type LearnName = (contact: NamelessContact, account: ConnectedAccount) => Promise<void>;

const ASKED_AT_MOST = 50_000;

export function createNameLearner(deps: {
  database: Database;
  http: ChannelHttp;
  configFor: (channel: string) => ChannelConfig;
  onChanged: (tenantId: string) => void;
}): LearnName {
  // Keyed by tenant and contact: who asked once is not asked for at each answer.
  const asked = new Set<string>();
  return async ({ tenantId, channel, contactId, userId }, account) => {
    const profile = adapterFor(channel)?.profile;
    const key = `${tenantId}:${contactId}`;
    if (!profile || asked.has(key)) return;
    if (asked.size >= ASKED_AT_MOST) asked.clear();
    asked.add(key);
    const tenant = mintTenantId(tenantId);
    const isNameless = await deps.database.withTenant(tenant, (db) =>
      db.query.selectFrom('contact').select('id').where('id', '=', contactId).where('name', 'is', null).executeTakeFirst(),
    );
    if (!isNameless) return;
    const told = await profile(account, userId, { http: deps.http, config: deps.configFor(channel) });
    const name = told.ok ? (told.name ?? (told.username === undefined ? undefined : `@${told.username}`)) : undefined;
    if (name === undefined) return;
    await deps.database.withTenant(tenant, (db) =>
      db.query
        .updateTable('contact')
        .set({ name: name.slice(0, 200) })
        .where('id', '=', contactId)
        .where('name', 'is', null)
        .execute(),
    );
    deps.onChanged(tenantId);
  };
}
