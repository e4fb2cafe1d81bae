import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signDemoLink } from '../../modules/access/index.ts';
import { adapterFor, type ChannelDefinition } from '../../modules/channels/index.ts';
import { addSource, processSource } from '../../modules/knowledge/index.ts';
import { AppError } from '../../platform/errors.ts';
import { makeId, mintTenantId, type TenantId } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import { type DemoLinks, type DemoLogin, readDemoLinks, writeDemoLinks } from './links.ts';
import { DEMO_OPERATOR, ensurePerson, peopleOf } from './seed-people.ts';

interface DemoTenant {
  slug: string;
  name: { en: string; ar: string };
  currency: string;
  timeZone: string;
  defaultLanguage: 'ar' | 'en';
  kind: string;
  accounts: DemoAccount[];
}

interface DemoAccount {
  channel: string;
  /** The provider's key, and what owns it there. */
  key: string;
  businessKey: string;
  /** What customers dial or type. */
  address: string;
}

const FOLDER = fileURLToPath(new URL('../../../../sim/demo', import.meta.url));
const MIME: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.csv': 'text/csv',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
};

/** Makes the demo tenants from their real files, through the same verbs that an upload uses. Tenants that stand are left as they are. */
export async function seedDemo(app: AppContext): Promise<void> {
  const links: DemoLinks['tenants'] = [];
  const before = await readDemoLinks(app.config.dataFolder);
  const knownLogins = [...(before?.tenants ?? []).flatMap((tenant) => tenant.logins ?? []), ...(before?.operator ? [before.operator] : [])];
  const known = (email: string): DemoLogin | undefined => knownLogins.find((login) => login.email === email);
  const linkOf = (who: Parameters<typeof signDemoLink>[1]): string => `${app.config.publicUrl}/enter?token=${signDemoLink(app.door, who)}`;
  for (const slug of (await readdir(FOLDER, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()) {
    const text = await readFile(join(FOLDER, slug, 'tenant.json'), 'utf8').catch(() => null);
    if (text === null) continue;
    const demo = JSON.parse(text) as DemoTenant;
    const tenantId = await ensureTenant(app, demo);
    await ensureAccounts(app, tenantId, demo);
    await ensureSources(app, tenantId, join(FOLDER, slug, 'files'));
    const people = [];
    for (const person of peopleOf(demo)) people.push(await ensurePerson(app, tenantId, person, known(person.email)));
    const [owner] = people;
    const phones = demo.accounts.map((account) => ({ channel: account.channel, url: phoneUrl(app, demo, account) }));
    links.push({
      slug,
      name: demo.name,
      enterUrl: linkOf({ userId: owner?.userId ?? '', tenantId }),
      phoneUrl: phones[0]?.url ?? '',
      phones,
      logins: people.map(({ login }) => login),
    });
    for (const account of demo.accounts) await registerAtEmulator(app, demo, account);
  }
  const operator = await ensurePerson(app, null, DEMO_OPERATOR, known(DEMO_OPERATOR.email));
  await writeDemoLinks(app.config.dataFolder, {
    tenants: links,
    operator: { ...operator.login, enterUrl: linkOf({ userId: operator.userId, tenantId: null }) },
  });
}

async function ensureTenant(app: AppContext, demo: DemoTenant): Promise<TenantId> {
  const known = await app.database.system.call('tenant_by_slug', demo.slug);
  if (known) return mintTenantId(known);
  const tenantId = mintTenantId(randomUUID());
  await app.database.withTenant(tenantId, async (db) => {
    await db.query
      .insertInto('tenant')
      .values({
        slug: demo.slug,
        name: JSON.stringify(demo.name),
        kind: demo.kind,
        currency: demo.currency,
        time_zone: demo.timeZone,
        default_language: demo.defaultLanguage,
        settings: JSON.stringify({}),
      })
      .execute();
  });
  return tenantId;
}

/** Accounts that stand are left as they are: a tenant of an earlier start gets those that it lacks. */
async function ensureAccounts(app: AppContext, tenantId: TenantId, demo: DemoTenant): Promise<void> {
  await app.database.withTenant(tenantId, async (db) => {
    const known = await db.query.selectFrom('channel_account').select('account_key').execute();
    for (const account of demo.accounts.filter(({ key }) => !known.some((row) => row.account_key === key))) {
      await db.query
        .insertInto('channel_account')
        .values({
          id: makeId('acc'),
          channel: account.channel,
          account_key: account.key,
          business_key: account.businessKey,
          display_name: demo.name[demo.defaultLanguage],
          address: account.address,
          credentials: app.secrets.seal(tenantId, credentialsOf(account)),
          // A website of the demo: a page of the emulator, on an origin of its own.
          settings: JSON.stringify(isOurs(account) ? { origins: shopOrigins(app.config.simulatorUrl) } : {}),
          state: isOurs(account) ? 'live' : 'emulator',
          state_reason: null,
        })
        .execute();
    }
  });
}

function phoneUrl(app: AppContext, demo: DemoTenant, account: DemoAccount): string {
  if (isOurs(account)) {
    const given = new URLSearchParams({
      script: `${app.config.publicUrl}/webchat/widget.js`,
      key: account.key,
      lang: demo.defaultLanguage,
    });
    return `${app.config.simulatorUrl ?? ''}/shop?${given.toString()}`;
  }
  const query = new URLSearchParams({ account: account.key, lang: demo.defaultLanguage });
  return `${app.config.simulatorUrl ?? ''}/phone?${query.toString()}`;
}

async function ensureSources(app: AppContext, tenantId: TenantId, folder: string): Promise<void> {
  for (const name of (await readdir(folder)).sort()) {
    const mime = MIME[extname(name)];
    if (!mime) continue;
    try {
      const sourceId = await addSource(app, tenantId, { name, mime, bytes: await readFile(join(folder, name)) });
      const processing = { ...app, onChanged: () => {} };
      await processSource(processing, tenantId, sourceId);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'document.duplicate')) throw error;
    }
  }
}

// Opens nothing but this machine's emulator.
function emulatorToken(account: DemoAccount): string {
  return `emulator-${account.key}`;
}

function definitionOf(account: DemoAccount): ChannelDefinition {
  const adapter = adapterFor(account.channel);
  if (!adapter) throw new Error(`a demo tenant names the channel "${account.channel}", which this build does not have`);
  return adapter.definition;
}

/** No provider stands behind it, so nobody plays one. */
const isOurs = (account: DemoAccount): boolean => 'own' in definitionOf(account).environment.baseUrl;

function shopOrigins(simulatorUrl: string | null): string[] {
  if (simulatorUrl === null) return [];
  const { origin } = new URL(simulatorUrl);
  return [...new Set([origin, origin.replace('127.0.0.1', 'localhost')])];
}

function credentialsOf(account: DemoAccount): Record<string, string> {
  if (isOurs(account)) return adapterFor(account.channel)?.connection?.complete?.({}) ?? {};
  return Object.fromEntries(definitionOf(account).secretKeys.map((name) => [name, emulatorToken(account)]));
}

/** The emulator keeps nothing over a restart, so it is told at each start whom it plays the provider for. */
async function registerAtEmulator(app: AppContext, demo: DemoTenant, account: DemoAccount): Promise<void> {
  const { simulatorUrl, channels, publicUrl } = app.config;
  if (!simulatorUrl || isOurs(account)) return;
  const ownPath = definitionOf(account).capabilities.inbound.tenantKey === 'url_path' ? `/${account.key}` : '';
  const response = await app.http.request({
    method: 'POST',
    url: `${simulatorUrl}/_sim/accounts`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...account,
      name: demo.name,
      // Whoever signs with a secret of the account's own has it among the account's credentials.
      appSecret: channels.secretsFor(account.channel).signingSecrets[0] ?? emulatorToken(account),
      accessToken: emulatorToken(account),
      webhookUrl: `${publicUrl}/webhooks/${account.channel}${ownPath}`,
    }),
    timeoutMs: 5_000,
  });
  if (response.status >= 300) throw new Error(`the emulator refused the account ${account.key}: HTTP ${response.status}`);
}
