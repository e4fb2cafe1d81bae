import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { demoLogin, demoTenant } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';
import { passTheDoor } from './pass-the-door.ts';

test.setTimeout(120_000);

type Language = 'en' | 'ar';

/** Past the door, which has no areas to go to. */
async function expectInside(page: Page): Promise<void> {
  await expect(page.locator('nav').first()).toBeVisible();
  await expect(page.locator('main#main h1').first()).toBeVisible();
}

async function enter(browser: Browser, locale: Language, path: string, login: { email: string; password: string }): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}')`);
  const page = await context.newPage();
  await page.goto(path);
  await passTheDoor(page, login);
  await expectInside(page);
  return page;
}

/** The newest entries of the log that say this. */
async function expectInLog(page: Page, ...sentences: RegExp[]): Promise<Locator> {
  await page.goto('/settings/audit');
  for (const sentence of sentences) await expect(page.locator('main li').filter({ hasText: sentence }).first()).toBeVisible();
  return page
    .locator('main li')
    .filter({ hasText: sentences[0] ?? /./ })
    .first();
}

const words = {
  en: {
    invite: 'Invite',
    email: 'E-mail',
    role: 'Role',
    send: 'Send the invitation',
    waiting: 'Waiting',
    denied: 'You may not see this',
    invited: /invited/,
    late: 'Messages that arrive late',
    person: 'A person answers them',
    publish: 'Publish',
    live: /Version \d+ is live/,
    changes: 'What changes',
    published: /published the bot’s settings/,
    details: 'Details',
  },
  ar: {
    invite: 'دعوة',
    email: 'البريد الإلكتروني',
    role: 'الدور',
    send: 'إرسال الدعوة',
    waiting: 'بالانتظار',
    denied: 'لا يمكنك الاطلاع على هذا',
    invited: /دعوة/,
    late: 'الرسائل التي تصل متأخرة',
    person: 'يرد عليها موظف',
    publish: 'نشر',
    live: /الإصدار \d+ منشور/,
    changes: 'ما الذي يتغير',
    published: /نشر إعدادات البوت/,
    details: 'التفاصيل',
  },
} as const;

for (const locale of ['en', 'ar'] as const) {
  const say = words[locale];
  const slug = locale === 'en' ? 'qahwa-corner' : 'bayt-alwaha';

  test(`a colleague is invited, joins, and meets what the role does not include (${locale})`, async ({ browser }) => {
    const owner = await enter(browser, locale, '/settings/team', demoLogin(slug, 'owner'));
    const email = `colleague-${locale}-${Date.now()}@new-business.example`;
    await owner.getByRole('button', { name: say.invite, exact: true }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel(say.email).fill(email);
    await dialog.getByLabel(say.role).selectOption('agent');
    await expectAccessible(owner, { except: 'iframe' });
    await dialog.getByRole('button', { name: say.send }).click();
    const row = owner.locator('main li').filter({ hasText: email });
    await expect(row.getByText(say.waiting)).toBeVisible();

    const context = await browser.newContext();
    await context.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}')`);
    const colleague = await context.newPage();
    await colleague.goto('/mail');
    await colleague.getByRole('button', { name: email }).first().click();
    await colleague.frameLocator('iframe').getByRole('link', { name: /\S/ }).first().click();
    await colleague.locator('[name=name]').fill('Colleague Of The Test');
    await colleague.locator('[name=password]').fill('harbour candle orange nine');
    await colleague.locator('[type=submit]').click();
    await expectInside(colleague);

    // The list leaves out what an agent may not open, and an address of it says why.
    await colleague.goto('/settings/team');
    const sections = colleague.locator('main nav');
    await expect(sections.locator('a[href="/settings/team"]')).toBeVisible();
    for (const hidden of ['/settings/api-keys', '/settings/audit', '/settings/data']) {
      await expect(sections.locator(`a[href="${hidden}"]`)).toHaveCount(0);
    }
    await expect(colleague.getByText(email)).toBeVisible();
    await expect(colleague.getByRole('button', { name: say.invite, exact: true })).toHaveCount(0);
    await colleague.goto('/settings/audit');
    await expect(colleague.getByText(say.denied)).toBeVisible();
    await expectAccessible(colleague, { except: 'iframe' });

    const entry = await expectInLog(owner, say.invited);
    await expect(entry).toContainText(email);
    await context.close();
    await owner.context().close();
  });

  test(`settings change as a draft, count once published, and the log says what changed (${locale})`, async ({ browser }) => {
    const page = await enter(browser, locale, '/settings/bot', demoLogin(slug, 'owner'));
    await page.getByLabel(say.late).selectOption('hand_over');
    const diff = page.getByRole('region', { name: say.changes });
    await expect(diff).toContainText(say.person);
    await expectAccessible(page, { except: 'iframe' });
    await page.getByRole('button', { name: say.publish, exact: true }).click();
    await expect(page.getByText(say.live)).toBeVisible();
    await expect(diff).toHaveCount(0);
    await page.reload();
    await expect(page.getByLabel(say.late)).toHaveValue('hand_over');

    const entry = await expectInLog(page, say.published);
    await entry.getByRole('button', { name: say.details }).click();
    await expect(entry).toContainText(/latePolicy|hand_over|متأخرة|Late messages/);
    await page.context().close();
  });

  test(`every page around settings is accessible (${locale})`, async ({ browser }) => {
    const page = await enter(browser, locale, '/settings/workspace', demoLogin(slug, 'owner'));
    for (const section of [
      'workspace',
      'branches',
      'bot',
      'bot/versions',
      'usage',
      'team',
      'team?tab=invitations',
      'roles',
      'roles/agent',
      'roles/new',
      'api-keys',
      'audit',
      'data',
    ]) {
      await page.goto(`/settings/${section}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      await expectAccessible(page, { except: 'iframe' });
    }
    await page.goto('/customers');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await expectAccessible(page, { except: 'iframe' });
    await page.context().close();
  });
}

test('an API key does what was ticked and nothing else, until it is revoked', async ({ browser, playwright, baseURL }) => {
  const page = await enter(browser, 'en', '/settings/api-keys', demoLogin('layla-atelier', 'owner'));
  const name = `Till ${Date.now()}`;
  await page.getByRole('button', { name: 'New key' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('See the team').check();
  await expectAccessible(page, { except: 'iframe' });
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const secret = (await dialog.getByLabel('The key').textContent()) ?? '';
  expect(secret.length).toBeGreaterThan(30);
  await expectAccessible(page, { except: 'iframe' });
  // A secret that nobody can show again does not go away by a slip of the finger.
  await page.keyboard.press('Escape');
  await expect(dialog.getByLabel('The key')).toBeVisible();
  await dialog.getByRole('button', { name: 'I have kept it' }).click();

  const program = await playwright.request.newContext({ baseURL: baseURL ?? '', extraHTTPHeaders: { authorization: `Bearer ${secret}` } });
  expect((await program.get('/api/v1/members')).status()).toBe(200);
  expect((await program.get('/api/v1/audit')).status()).toBe(403);

  const row = page.locator('main li').filter({ hasText: name });
  await row.getByRole('button', { name: /What to do with/ }).click();
  await page.getByRole('menuitem', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(row.getByText('Revoked')).toBeVisible();
  expect((await program.get('/api/v1/members')).status()).toBe(401);

  await expectInLog(page, new RegExp(`revoked the API key ${name}`), new RegExp(`made the API key ${name}`));
  await page.context().close();
});

test('a role of the own is made from a copy, given, and taken along when it changes', async ({ browser }) => {
  const page = await enter(browser, 'en', '/settings/roles', demoLogin('layla-atelier', 'owner'));
  const name = `Night shift ${Date.now()}`;
  await page.getByRole('button', { name: 'New role' }).click();
  await page.getByLabel('Name in English').fill(name);
  await page.getByLabel('Copy rights from').selectOption('agent');
  await page.getByLabel('Export a customer’s data').check();
  await page.getByRole('button', { name: 'Make the role' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();

  await page.goto('/settings/team');
  const agent = page.locator('main li').filter({ hasText: demoLogin('layla-atelier', 'agent').email });
  await agent.getByRole('button', { name: /What to do with/ }).click();
  await page.getByRole('menuitem', { name: 'Change role' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Role').selectOption({ label: name });
  await expect(dialog.getByText('May then:')).toBeVisible();
  await dialog.getByRole('button', { name: 'Change role' }).click();
  await expect(agent.getByText(name)).toBeVisible();
  const entry = await expectInLog(page, /changed the role of/, new RegExp(`made the role ${name}`));
  await entry.getByRole('button', { name: 'Details' }).click();
  await expect(entry).toContainText(name);
  await page.context().close();
});

/** The smallest picture there is: one transparent point. */
const onePoint = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

test('a logo is looked at before it is sent, stands beside the areas, and can be removed', async ({ browser }) => {
  const page = await enter(browser, 'en', '/settings/workspace', demoLogin('layla-atelier', 'owner'));
  const inRail = page.getByRole('button', { name: /Switch tenant/ }).locator('img');
  await page.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: onePoint });
  await expect(page.getByAltText('The chosen picture')).toBeVisible();
  await expect(inRail).toHaveCount(0);
  await page.getByRole('button', { name: 'Use this logo' }).click();
  await expect(inRail).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(inRail).toHaveCount(0);
  await page.context().close();
});

test('a branch that was removed comes back by undo', async ({ browser }) => {
  const page = await enter(browser, 'en', '/settings/branches', demoLogin('layla-atelier', 'owner'));
  const name = `Branch ${Date.now()}`;
  await page.getByRole('button', { name: 'Add a branch' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name in English').fill(name);
  await dialog.getByLabel('Phone').fill('+965 2221 0003');
  await expectAccessible(page, { except: 'iframe' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = page.locator('main li').filter({ hasText: name });
  await row.getByRole('button', { name: /What to do with/ }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toBeVisible();
  await page.context().close();
});

/** The platform's operator of the seeded installation. */
function demoOperator(): { email: string; password: string } {
  const { operator } = JSON.parse(readFileSync(path.resolve('test-results/e2e-data/demo-links.json'), 'utf8')) as {
    operator: { email: string; password: string } | null;
  };
  if (!operator) throw new Error('no demo operator');
  return operator;
}

test('an operator looks into a tenant for a reason, which the tenant reads in its log', async ({ browser }) => {
  const reason = `Ticket ${Date.now()}: why were the messages late`;
  const page = await enter(browser, 'en', '/operator', demoOperator());
  await expect(page.getByRole('heading', { name: 'Tenants' })).toBeVisible();
  await expectAccessible(page, { except: 'iframe' });
  await page.getByLabel('Search tenants').fill('layla');
  await page
    .locator('main li a')
    .filter({ hasText: demoTenant('layla-atelier').name.en })
    .click();
  await expect(page.getByRole('heading', { name: 'Limits' })).toBeVisible();
  await expectAccessible(page, { except: 'iframe' });
  await page.getByRole('button', { name: 'Look inside' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill(reason);
  await expectAccessible(page, { except: 'iframe' });
  await dialog.getByRole('button', { name: 'Look inside' }).click();
  await expect(page.getByRole('navigation', { name: 'Areas' })).toBeVisible();
  // To look, not to change.
  await page.goto('/settings/team');
  await expect(page.locator('main li').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Invite', exact: true })).toHaveCount(0);
  await page.context().close();

  const owner = await enter(browser, 'en', '/settings/audit', demoLogin('layla-atelier', 'owner'));
  await expect(owner.getByText(reason)).toBeVisible();
  await owner.context().close();
});

test('somebody of a tenant is told that the operator’s area is not theirs', async ({ browser }) => {
  const page = await enter(browser, 'en', '/settings', demoLogin('layla-atelier', 'owner'));
  await page.goto('/operator');
  await expect(page.getByText('Only for the platform’s operator')).toBeVisible();
  await page.context().close();
});
