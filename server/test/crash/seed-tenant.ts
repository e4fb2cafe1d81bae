import { makeConfig } from '../../src/app/config.ts';
import { makeContext } from '../../src/app/context.ts';
import { readEnv } from '../../src/app/env.ts';
import { adapterFor } from '../../src/modules/channels/index.ts';
import { addSource, processSource } from '../../src/modules/knowledge/index.ts';
import { makeTenant } from '../database.ts';
import { signInAs } from '../people.ts';
import { MENU } from './dishes.ts';

/** One that tells of each send by our own id, one that tells by an echo of the words, and one that never tells. */
export const CHANNELS = ['whatsapp', 'instagram', 'telegram'] as const;
export type CrashChannel = (typeof CHANNELS)[number];

export interface SeededAccount {
  channel: CrashChannel;
  accountKey: string;
  accessToken: string;
  /** What its webhooks are signed with, or carry. */
  secret: string;
  webhookPath: string;
}

export interface Seeded {
  accounts: SeededAccount[];
  /** People of the team, signed in. */
  team: { name: string; authorization: string }[];
}

const TEAM = ['Sara', 'Omar'];

/** One tenant with an account of each channel, whose menu is the list of dishes unless given, made with the product's own verbs before its processes run. */
export async function seedTenant(env: Record<string, string>, menu = MENU): Promise<Seeded> {
  const config = makeConfig(readEnv({ ...env, ROLE: 'all', LOG_LEVEL: 'warn' }));
  const app = await makeContext(config);
  await app.database.migrate();
  const tenant = await makeTenant(app.database, { slug: 'crash', accountKey: '771200000000901' });
  const { tenantId } = tenant;
  const accounts: SeededAccount[] = [];
  for (const [place, channel] of CHANNELS.entries()) {
    const definition = adapterFor(channel)?.definition;
    const accessToken = `${990_000_901 + place}:crash-access-token-of-${channel}`;
    const accountKey = `77120000000090${place + 1}`;
    const credentials = app.secrets.seal(tenantId, Object.fromEntries((definition?.secretKeys ?? []).map((name) => [name, accessToken])));
    const row = { channel, account_key: accountKey, business_key: `business-${channel}`, credentials };
    await app.database.withTenant(tenantId, async (db) => {
      if (place === 0) await db.query.updateTable('channel_account').set(row).where('id', '=', tenant.accountId).execute();
      else {
        const shown = { display_name: channel, address: channel, settings: '{}', state: 'emulator' as const, state_reason: null };
        await db.query
          .insertInto('channel_account')
          .values({ id: `acc_${channel}`, ...row, ...shown })
          .execute();
      }
    });
    const secret = config.channels.secretsFor(channel).signingSecrets[0] ?? accessToken;
    const byPath = definition?.capabilities.inbound.tenantKey === 'url_path';
    accounts.push({ channel, accountKey, accessToken, secret, webhookPath: `/webhooks/${channel}${byPath ? `/${accountKey}` : ''}` });
  }
  const team: Seeded['team'] = [];
  for (const name of TEAM) {
    const person = await signInAs(app.door, tenantId, 'agent', { name });
    team.push({ name, authorization: person.headers.authorization });
  }
  const sourceId = await addSource(app, tenantId, { name: 'menu.csv', mime: 'text/csv', bytes: Buffer.from(menu) });
  await processSource({ ...app, onChanged: () => {} }, tenantId, sourceId);
  await app.close();
  return { accounts, team };
}
