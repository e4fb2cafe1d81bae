import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signDemoLink } from '../../modules/access/index.ts';
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
  whatsapp: { phoneNumberId: string; wabaId: string; displayNumber: string };
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
    await ensureSources(app, tenantId, join(FOLDER, slug, 'files'));
    const people = [];
    for (const person of peopleOf(demo)) people.push(await ensurePerson(app, tenantId, person, known(person.email)));
    const [owner] = people;
    const phone = new URLSearchParams({ account: demo.whatsapp.phoneNumberId, lang: demo.defaultLanguage });
    links.push({
      slug,
      name: demo.name,
      enterUrl: linkOf({ userId: owner?.userId ?? '', tenantId }),
      phoneUrl: `${app.config.simulatorUrl ?? ''}/phone?${phone.toString()}`,
      logins: people.map(({ login }) => login),
    });
    await registerAtEmulator(app, demo);
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
    await db.query
      .insertInto('channel_account')
      .values({
        id: makeId('acc'),
        channel: 'whatsapp',
        account_key: demo.whatsapp.phoneNumberId,
        business_key: demo.whatsapp.wabaId,
        display_name: demo.name[demo.defaultLanguage],
        address: demo.whatsapp.displayNumber,
        credentials: app.secrets.seal(tenantId, { accessToken: emulatorToken(demo) }),
        settings: JSON.stringify({}),
        state: 'emulator',
        state_reason: null,
      })
      .execute();
  });
  return tenantId;
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
function emulatorToken(demo: DemoTenant): string {
  return `emulator-${demo.whatsapp.phoneNumberId}`;
}

/** The emulator keeps nothing over a restart, so it is told at each start whom it plays the provider for. */
async function registerAtEmulator(app: AppContext, demo: DemoTenant): Promise<void> {
  const { simulatorUrl, meta, publicUrl } = app.config;
  if (!simulatorUrl) return;
  const response = await app.http.request({
    method: 'POST',
    url: `${simulatorUrl}/_sim/accounts`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      phoneNumberId: demo.whatsapp.phoneNumberId,
      wabaId: demo.whatsapp.wabaId,
      displayNumber: demo.whatsapp.displayNumber,
      name: demo.name,
      appSecret: meta.appSecrets[0] ?? '',
      accessToken: emulatorToken(demo),
      webhookUrl: `${publicUrl}/webhooks/whatsapp`,
    }),
    timeoutMs: 5_000,
  });
  if (response.status >= 300) throw new Error(`the emulator refused the account ${demo.whatsapp.phoneNumberId}: HTTP ${response.status}`);
}
