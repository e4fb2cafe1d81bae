import { type Browser, expect, type Page, test } from '@playwright/test';
import { demoLogin, simUrl } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';
import { passTheDoor } from './pass-the-door.ts';

test.setTimeout(120_000);

// A bot and a number, from the first click to the hello; then the owner takes the access back, and repairs it; then both are disconnected.

async function enter(browser: Browser, locale: 'en' | 'ar'): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}')`);
  const page = await context.newPage();
  await page.goto('/channels');
  await passTheDoor(page, demoLogin('qahwa-corner', 'owner'));
  await page.goto('/channels');
  return page;
}

async function ask<T>(path: string, body: object = {}): Promise<T> {
  const answer = await fetch(`${simUrl}/_sim/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the emulator refused: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
const sayHello = (account: string, id: string, text: string) =>
  ask('phone/send', { account, from: { id, name: 'Hello Sender' }, type: 'text', text, wait: true });
const takeTokenBack = (account: string) => ask<{ accessToken: string }>(`accounts/${account}/token`);

async function makeBot(): Promise<{ key: string; name: string; token: string }> {
  const id = String(Date.now());
  const [key, name, token] = [`bot${id}`, `Bot ${id.slice(-6)}`, `${id}:${'e'.repeat(30)}`];
  await ask('accounts', {
    ...{ channel: 'telegram', key, businessKey: id, address: `@bot_${id}`, name: { en: name }, appSecret: 'not-set-yet' },
    ...{ accessToken: token, webhookUrl: 'http://127.0.0.1:9/' },
  });
  return { key, name, token };
}

const words = {
  en: {
    ...{
      connect: 'Connect Telegram',
      token: 'Bot token',
      go: 'Check and connect',
      hello: /^Hello – done$/,
      done: 'Done',
      check: 'Check now',
    },
    ...{
      broken: 'Needs to be connected again',
      again: 'Connect again',
      emulator: 'Emulator only',
      off: 'Disconnect',
      gone: 'Disconnected',
    },
  },
  ar: {
    ...{ connect: 'ربط تيليجرام', token: 'رمز البوت', go: 'تحقّق واربط', hello: /^الترحيب – اكتملت$/, done: 'تم', check: 'افحص الآن' },
    ...{ broken: 'بحاجة إلى إعادة الربط', again: 'إعادة الربط', emulator: 'محاكاة فقط', off: 'فصل', gone: 'مفصولة' },
  },
} as const;

for (const locale of ['en', 'ar'] as const) {
  const say = words[locale];
  const card = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });

  test(`a bot of Telegram is connected, broken, repaired and disconnected (${locale})`, async ({ browser }) => {
    const page = await enter(browser, locale);
    const bot = await makeBot();
    const give = async (token: string): Promise<void> => {
      await page.getByLabel(say.token).fill(token);
      await page.getByRole('button', { name: say.go }).click();
    };
    await page.getByRole('button', { name: say.connect }).click();
    // A token that nobody gave out is refused in its own step, with the cause.
    await give(`12345678:${'x'.repeat(30)}`);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expectAccessible(page);
    await give(bot.token);
    const asksForHello = page.getByRole('status').filter({ hasText: '@bot_' });
    await expect(asksForHello).toBeVisible();
    await page.reload();
    await expect(asksForHello).toBeVisible();
    await sayHello(bot.key, '502345601', 'hello');
    await expect(page.getByRole('heading', { name: say.hello })).toBeVisible();
    await page.getByRole('button', { name: say.done, exact: true }).click();

    await expect(card(page, bot.name).getByText(say.emulator)).toBeVisible();
    const { accessToken } = await takeTokenBack(bot.key);
    await card(page, bot.name).getByRole('button', { name: say.check }).click();
    await expect(card(page, bot.name).getByText(say.broken)).toBeVisible();
    await card(page, bot.name).getByRole('button', { name: say.again }).click();
    await give(accessToken);
    await expect(asksForHello).toBeVisible();
    await sayHello(bot.key, '502345601', 'hello again');
    await expect(page.getByRole('heading', { name: say.hello })).toBeVisible();
    await page.getByRole('button', { name: say.done, exact: true }).click();
    await expect(card(page, bot.name).getByText(say.emulator)).toBeVisible();
    await expectAccessible(page);

    await card(page, bot.name).getByRole('button', { name: say.off, exact: true }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: say.off, exact: true }).click();
    await expect(card(page, bot.name).getByText(say.gone, { exact: true })).toBeVisible();
    await page.context().close();
  });
}

test('a number of WhatsApp is signed up in the window, hears the hello, is broken, repaired and disconnected', async ({ browser }) => {
  const page = await enter(browser, 'en');
  const name = `Marsa ${String(Date.now()).slice(-6)}`;
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await page.getByRole('button', { name: 'Connect WhatsApp', exact: true }).click();

  // Whoever closes the window comes back to the wizard, which says so.
  await page.getByRole('button', { name: 'Sign in at the provider' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('Access was not given');
  await page.getByRole('button', { name: 'Sign in at the provider' }).click();
  await page.getByRole('radio', { name: 'A new number' }).check();
  await page.getByLabel('Name of the new number').fill(name);
  await page.getByLabel('New number', { exact: true }).fill('+966 50 777 0001');
  await page.getByRole('button', { name: 'Continue' }).click();

  for (const step of ['Access', 'Account', 'Registration', 'Subscription', 'Delivery'])
    await expect(page.getByRole('heading', { name: `${step} – done` })).toBeVisible();
  const phone = await page.getByRole('link', { name: /phone/ }).getAttribute('href');
  const account = new URL(phone ?? '').searchParams.get('account') ?? '';
  await sayHello(account, '966551230001', 'hello');
  await expect(page.getByRole('heading', { name: /^Hello – done$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Done', exact: true }).click();

  await takeTokenBack(account);
  await card.getByRole('button', { name: 'Check now' }).click();
  await expect(card.getByText('Needs to be connected again')).toBeVisible();
  await card.getByRole('button', { name: 'Connect again' }).click();
  await page.getByRole('button', { name: 'Sign in at the provider' }).click();
  await page.getByRole('radio', { name: new RegExp(name) }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Delivery – done' })).toBeVisible();
  await sayHello(account, '966551230001', 'hello again');
  await expect(page.getByRole('heading', { name: /^Hello – done$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Done', exact: true }).click();

  await card.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(card.getByText('Disconnected', { exact: true })).toBeVisible();
  await page.context().close();
});
