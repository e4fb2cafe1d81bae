import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { demoLogin, demoTenant } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';
import { oneTimeCode } from './one-time-code.ts';

test.setTimeout(120_000);

async function speak(context: BrowserContext, locale: 'en' | 'ar'): Promise<void> {
  await context.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}')`);
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(password);
  await page.locator('[name=password]').press('Enter');
}

async function expectInside(page: Page): Promise<void> {
  await expect(page.locator('main#main h1')).toBeVisible();
  await expect(page.locator('nav').first()).toBeVisible();
}

const words = {
  en: {
    next: 'Continue',
    make: 'Make the account',
    checkMail: 'Check your mail',
    outbox: 'Open the outbox',
    begin: 'Confirm and begin',
    confirm: 'Confirm',
  },
  ar: { next: 'متابعة', make: 'إنشاء الحساب', checkMail: 'افتح بريدك', outbox: 'فتح صندوق الصادر', begin: /./, confirm: 'تأكيد' },
} as const;

for (const locale of ['en', 'ar'] as const) {
  test(`somebody signs up, opens the link in the mail, and is in their new business (${locale})`, async ({ page, context }) => {
    await speak(context, locale);
    const say = words[locale];
    const email = `owner-${locale}-${Date.now()}@new-business.example`;
    await page.goto('/sign-up');
    await page.locator('[name=name]').fill(locale === 'ar' ? 'نورة السالم' : 'Noura Salem');
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill('short');
    await page.getByRole('button', { name: say.next }).click();
    await expect(page.getByRole('alert')).toContainText('12');
    await page.locator('[name=password]').fill('lantern river coffee seven');
    await expectAccessible(page, { except: 'iframe' });
    await page.getByRole('button', { name: say.next }).click();
    await page.locator(`input[lang=${locale}]`).fill(locale === 'ar' ? 'مخبز النورة' : 'Noura Bakery');
    await expectAccessible(page, { except: 'iframe' });
    await page.getByRole('button', { name: say.make }).click();
    await expect(page.getByRole('heading', { name: say.checkMail })).toBeVisible();
    await page.getByRole('link', { name: say.outbox }).click();
    await page.getByRole('button', { name: email }).click();
    await page.frameLocator('iframe').getByRole('link', { name: say.begin }).first().click();
    await expect(page).toHaveURL(/\/sign-up\/verify\?token=/);
    await page.getByRole('button', { name: say.confirm }).click();
    await expectInside(page);
    await expect(page).toHaveTitle(locale === 'ar' ? /مخبز النورة/ : /Noura Bakery/);
  });

  test(`the pages at the door are accessible (${locale})`, async ({ page, context }) => {
    await speak(context, locale);
    await page.goto('/');
    await expect(page).toHaveURL(/\/sign-in$/);
    await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr');
    for (const path of [
      '/sign-in',
      '/forgot-password',
      '/reset-password?token=not-a-real-token-at-all',
      '/session-ended?why=ended',
      '/mail',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page, { except: 'iframe' });
    }
  });
}

for (const locale of ['en', 'ar'] as const) {
  test(`the reader's own pages are accessible, and keep what is written (${locale})`, async ({ page, context }) => {
    await speak(context, locale);
    await page.goto('/settings/security');
    await signIn(page, demoLogin('bayt-alwaha', 'analyst'));
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(4);
    await expect(page.locator('#main li').first()).toBeVisible();
    await expectAccessible(page, { except: 'iframe' });
    await page.goto('/settings/account');
    const name = page.locator('[autocomplete=name]');
    const before = await name.inputValue();
    await name.fill(`${before} ${locale}`);
    await name.press('Enter');
    await expect(page.locator('form [type=submit]')).toBeDisabled();
    await expectAccessible(page, { except: 'iframe' });
    await page.reload();
    await expect(name).toHaveValue(`${before} ${locale}`);
  });
}

test('a wrong password is told at the form, a right one leads where the reader wanted to go', async ({ page, context }) => {
  await speak(context, 'en');
  const login = demoLogin('qahwa-corner', 'agent');
  await page.goto('/knowledge?tab=items');
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await signIn(page, { email: login.email, password: 'not the password' });
  await expect(page.getByRole('alert')).toContainText('not right');
  await page.locator('[name=password]').fill(login.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Facts' })).toHaveAttribute('aria-current', 'page');
  // The page's memory is all there is of the token: after a reload the cookie brings a new one.
  await page.reload();
  await expect(page.getByRole('link', { name: 'Facts' })).toBeVisible();
});

test('what a role does not include is not offered, and a link to it says so', async ({ page, context }) => {
  await speak(context, 'en');
  await page.goto('/customers');
  await signIn(page, demoLogin('qahwa-corner', 'analyst'));
  await expect(page.getByText('You may not see this')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name: 'Customers' })).toHaveCount(0);
});

test('the second factor is asked for once it is on, takes a code or a recovery code, and can be turned off', async ({ page, context }) => {
  await speak(context, 'en');
  const login = demoLogin('layla-atelier', 'agent');
  await page.goto('/settings/security');
  await signIn(page, login);
  await page.getByRole('button', { name: 'Turn on' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill(login.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  const secret = (await dialog.locator('code').textContent()) ?? '';
  await expectAccessible(page, { except: 'iframe' });
  await dialog.getByLabel('The six digits it shows now').fill(oneTimeCode(secret));
  const recovery = (await dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').first().textContent()) ?? '';
  await dialog.getByLabel('I have kept them').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('recovery codes are left')).toBeVisible();

  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(page, login);
  await expect(page.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible();
  await page.getByLabel('Six-digit code').fill('000000');
  await expect(page.getByRole('alert')).toBeVisible();
  // The code of this half minute was used to turn it on.
  await page.getByLabel('Six-digit code').fill(oneTimeCode(secret, 1));
  await expectInside(page);

  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Turn off' }).click();
  await dialog.getByLabel('Your password').fill(login.password);
  await dialog.getByLabel('Code of the authenticator').fill(recovery);
  await dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByRole('button', { name: 'Turn on' })).toBeVisible();
});

test('a session that is ended elsewhere ends its page at once, and says so', async ({ page, browser, context }) => {
  await speak(context, 'en');
  const login = demoLogin('layla-atelier', 'analyst');
  const elsewhere = await browser.newContext();
  await speak(elsewhere, 'en');
  const other = await elsewhere.newPage();
  await other.goto('/knowledge');
  await signIn(other, login);
  await expect(other.getByRole('heading', { name: 'Knowledge' })).toBeVisible();
  await expect(other.getByRole('img', { name: 'Live: changes appear at once' })).toBeVisible();

  await page.goto('/settings/security');
  await signIn(page, login);
  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End all others' }).click();
  await expect(other.getByRole('heading', { name: 'This session was ended' })).toBeVisible();
  await expectAccessible(other, { except: 'iframe' });
  await other.getByRole('link', { name: 'Sign in again' }).click();
  await signIn(other, login);
  await expect(other.getByRole('heading', { name: 'Knowledge' })).toBeVisible();
  await elsewhere.close();
});

test('signing out in one tab signs out the other, and a sign-in brings both back', async ({ page, context }) => {
  await speak(context, 'en');
  await page.goto(demoTenant('bayt-alwaha').enterUrl);
  await expectInside(page);
  const second = await context.newPage();
  await second.goto('/knowledge');
  await expect(second.getByRole('heading', { name: 'Knowledge' })).toBeVisible();
  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(second.getByText('You signed out in another tab.')).toBeVisible();
  await signIn(page, demoLogin('bayt-alwaha', 'owner'));
  await expectInside(page);
  await expectInside(second);
});

test('a server that cannot be reached is told apart from being signed out', async ({ page, context }) => {
  await speak(context, 'en');
  await page.route('**/api/v1/auth/refresh', (route) => route.abort());
  await page.goto('/knowledge');
  await expect(page.getByText('The server cannot be reached')).toBeVisible();
  await page.unroute('**/api/v1/auth/refresh');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page).toHaveURL(/\/sign-in\?to=/);
});

/** Invites somebody as the owner of a seeded business would; the mail with the link waits in the outbox. */
async function invite(request: APIRequestContext, slug: string, email: string): Promise<void> {
  const owner = demoLogin(slug, 'owner');
  const signedIn = await request.post('/api/v1/auth/sign-in', { data: { email: owner.email, password: owner.password } });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const invited = await request.post('/api/v1/invitations', {
    headers: { authorization: `Bearer ${accessToken}` },
    data: { email, role: 'analyst', language: 'en' },
  });
  expect(invited.status()).toBe(201);
}

async function openInvitation(page: Page, email: string): Promise<void> {
  await page.goto('/mail');
  await page.getByRole('button', { name: email }).first().click();
  await page.frameLocator('iframe').getByRole('link', { name: /\S/ }).first().click();
  await expect(page).toHaveURL(/\/invitation\?token=/);
}

test('somebody new accepts an invitation with a name and a password', async ({ page, context, playwright, baseURL }) => {
  await speak(context, 'en');
  const email = `guest-${Date.now()}@new-business.example`;
  await invite(await playwright.request.newContext({ baseURL: baseURL ?? '' }), 'bayt-alwaha', email);
  await openInvitation(page, email);
  await expect(page.getByRole('heading', { name: /^Join Bayt/ })).toBeVisible();
  await expectAccessible(page, { except: 'iframe' });
  await page.getByLabel('Your name').fill('Guest Analyst');
  await page.locator('[name=password]').fill('harbour candle orange nine');
  await page.getByRole('button', { name: 'Join' }).click();
  await expectInside(page);
  await expect(page).toHaveTitle(/Bayt/);
});

test('somebody of two businesses chooses at the door, and changing the business in one tab changes it in the other', async ({
  page,
  context,
  playwright,
  baseURL,
}) => {
  await speak(context, 'en');
  const login = demoLogin('qahwa-corner', 'owner');
  await invite(await playwright.request.newContext({ baseURL: baseURL ?? '' }), 'bayt-alwaha', login.email);
  await openInvitation(page, login.email);
  await page.locator('[name=password]').fill(login.password);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page).toHaveTitle(/Bayt/);

  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await signIn(page, login);
  await expect(page.getByRole('heading', { name: 'Where to?' })).toBeVisible();
  await expectAccessible(page, { except: 'iframe' });
  await page.getByRole('button', { name: /Qahwa Corner/ }).click();
  await expect(page).toHaveTitle(/Qahwa Corner/);

  const second = await context.newPage();
  await second.goto('/knowledge');
  await expect(second).toHaveTitle(/Qahwa Corner/);
  await page.getByRole('button', { name: /Switch tenant/ }).click();
  await page.getByRole('menuitem', { name: /Bayt/ }).first().click();
  await expect(page).toHaveTitle(/Bayt/);
  await expect(second).toHaveTitle(/Bayt/);
});
