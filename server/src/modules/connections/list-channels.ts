import type { ConnectableView, ConnectedAccountView, SetupView } from '@wafaa/contracts';
import type { TenantId } from '../../platform/ids.ts';
import { type ChannelAdapter, channelAdapters } from '../channels/index.ts';
import type { ConnectionDeps } from './deps.ts';
import { listAccounts } from './list-accounts.ts';
import { presentSetup } from './present-setup.ts';
import { readSetup } from './setup.ts';

export interface ChannelsView {
  accounts: ConnectedAccountView[];
  connectable: ConnectableView[];
  setups: SetupView[];
}

/** Everything the page of channels shows. Set-ups are those that are under way. */
export async function listChannels(deps: ConnectionDeps, tenantId: TenantId): Promise<ChannelsView> {
  return deps.database.withTenant(tenantId, async (db) => {
    const open = await db.query
      .selectFrom('channel_setup')
      .selectAll()
      .where('state', '=', 'open')
      .orderBy('created_at')
      .limit(50)
      .execute();
    const setups: SetupView[] = [];
    for (const setup of open) setups.push(await presentSetup(db, setup));
    return {
      accounts: await listAccounts(deps, db),
      connectable: [...channelAdapters.values()].map((adapter) => toConnectable(deps, adapter)),
      setups,
    };
  });
}

/** @throws connection.not_found */
export function getSetup({ database }: ConnectionDeps, tenantId: TenantId, id: string): Promise<SetupView> {
  return database.withTenant(tenantId, async (db) => presentSetup(db, await readSetup(db, id)));
}

function toConnectable({ channels }: ConnectionDeps, { kind, connection, definition }: ChannelAdapter): ConnectableView {
  if (!connection) return { channel: kind, state: 'not_here', missing: [], way: null, fields: [], asksForPin: false };
  const needsApp = connection.signIn !== undefined && channels.appFor(kind) === null;
  const { app } = definition.environment;
  return {
    channel: kind,
    state: needsApp ? 'needs_app' : channels.isEmulated(kind) ? 'emulator' : 'ready',
    missing: needsApp && app ? [app.id, app.secret, app.configurationId].filter((name) => name !== undefined) : [],
    way: 'own' in definition.environment.baseUrl ? 'own' : connection.signIn ? 'sign_in' : 'paste',
    fields: connection.fields.map(({ name, label, hint, secret, pattern }) => ({ name, label, hint, secret, pattern })),
    asksForPin: connection.asksForPin ?? false,
  };
}
