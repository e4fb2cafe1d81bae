import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { demoLogin, simUrl } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';
import { passTheDoor } from './pass-the-door.ts';

test.setTimeout(180_000);

// An account of Instagram and a page of Messenger: each way to fail in the provider's window, the hello, each way to break afterwards with its
// repair, the owner who takes the access back, and the disconnect.

const words = {
  en: {
    ...{ signIn: 'Sign in at the provider', notFinished: 'The sign-in could not be finished', back: 'Back to the channels' },
    ...{ goOn: 'Continue', again: 'Connect again', repair: 'Put it right', retry: 'Try again', check: 'Check now', off: 'Disconnect' },
    ...{
      broken: 'Needs to be connected again',
      emulator: 'Emulator only',
      gone: 'Disconnected',
      done: 'Done',
      open: 'Begun and not finished',
    },
    ...{ hello: /^Hello – done$/, subscribed: 'Subscription – done', ready: 'Readiness – failed', closed: 'The owner lets no app read' },
    ...{ declined: 'Access was not given', late: 'no longer accepts this sign-in', rights: 'Not all rights were given' },
    lacking: { instagram: 'This is a personal account', messenger: 'You may not answer messages of this page' },
    taken: 'took the access back',
    connect: { instagram: 'Connect Instagram', messenger: 'Connect Messenger' },
  },
  ar: {
    ...{ signIn: 'تسجيل الدخول لدى المزوّد', notFinished: 'تعذّر إكمال تسجيل الدخول', back: 'العودة إلى القنوات' },
    ...{ goOn: 'متابعة', again: 'إعادة الربط', repair: 'إصلاح', retry: 'حاول مجددًا', check: 'افحص الآن', off: 'فصل' },
    ...{ broken: 'بحاجة إلى إعادة الربط', emulator: 'محاكاة فقط', gone: 'مفصولة', done: 'تم', open: 'بدأت ولم تكتمل' },
    ...{ hello: /^الترحيب – اكتملت$/, subscribed: 'الاشتراك – اكتملت', ready: 'الجاهزية – أخفقت', closed: 'لا يسمح المالك لأي تطبيق' },
    ...{ declined: 'لم يُمنح الوصول', late: 'لم يعد المزوّد يقبل', rights: 'لم تُمنح كل الصلاحيات' },
    lacking: { instagram: 'هذا حساب شخصي', messenger: 'لا يحق لك الرد على رسائل هذه الصفحة' },
    taken: 'سحب مَن ربط الحساب صلاحيته',
    connect: { instagram: 'ربط إنستغرام', messenger: 'ربط ماسنجر' },
  },
} as const;

async function enter(browser: Browser, locale: 'en' | 'ar', slug: string): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}')`);
  const page = await context.newPage();
  await page.goto('/channels');
  await passTheDoor(page, demoLogin(slug, 'owner'));
  await page.goto('/channels');
  return page;
}

async function ask<T>(path: string, body: object = {}): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${simUrl}/_sim/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the emulator refused: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

for (const { channel, locale, slug } of [
  { channel: 'instagram', locale: 'en', slug: 'layla-atelier' },
  { channel: 'messenger', locale: 'ar', slug: 'bayt-alwaha' },
] as const)
  test(`${channel} is signed in through every mishap, hears the hello, breaks and is repaired, is taken back and disconnected (${locale})`, async ({
    browser,
  }) => {
    const say = words[locale];
    const page = await enter(browser, locale, slug);
    const name = `Marsa ${String(Date.now()).slice(-6)}`;
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
    const alert = page.getByRole('alert').first();
    const role = channel === 'instagram' ? 'radio' : 'checkbox';
    const heading = (text: string | RegExp): Locator => page.getByRole('heading', { name: text });
    const signIn = async (which: 'new' | 'same', mishap = ''): Promise<void> => {
      await page.getByRole('button', { name: say.signIn }).click();
      await page.getByRole(role, { name: which === 'new' ? /^A new/ : new RegExp(name) }).check();
      if (which === 'new') await page.getByLabel('Name of the new account').fill(name);
      await page.getByLabel('What goes wrong').selectOption(mishap);
      await page.getByRole('button', { name: 'Continue' }).click();
    };
    const finish = async (): Promise<void> => {
      await expect(heading(say.subscribed)).toBeVisible();
      await ask('phone/send', {
        account: key,
        from: { id: '502345771234567', name: 'Hello Sender' },
        type: 'text',
        text: 'hello',
        wait: true,
      });
      await expect(heading(say.hello)).toBeVisible();
      await page.getByRole('button', { name: say.done, exact: true }).click();
      await expect(card.getByText(say.emulator)).toBeVisible();
    };

    await page.getByRole('button', { name: say.connect[channel], exact: true }).click();
    await page.getByRole('button', { name: say.signIn }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(alert).toContainText(say.declined);
    await signIn('new', 'expired_code');
    await expect(alert).toContainText(say.late);
    await signIn('same', 'missing_permission');
    await expect(alert).toContainText(say.rights);
    await signIn('same', 'wrong_state');
    await expect(page.getByText(say.notFinished)).toBeVisible();
    await expectAccessible(page);
    // The set-up is still there, and goes on.
    await page.getByRole('link', { name: say.back }).click();
    await page.getByRole('list', { name: say.open }).getByRole('link', { name: say.goOn }).first().click();
    await signIn('same', channel === 'instagram' ? 'personal' : 'no_role');
    await expect(page.getByText(say.lacking[channel])).toBeVisible();
    await expectAccessible(page);
    await signIn('same');
    await expect(heading(say.subscribed)).toBeVisible();
    const phone = await page.locator('a[href*="/phone?"]').first().getAttribute('href');
    const key = new URL(phone ?? '').searchParams.get('account') ?? '';
    await finish();
    await expectAccessible(page);

    await ask(`accounts/${key}/expire`);
    await card.getByRole('button', { name: say.check }).click();
    await expect(card.getByText(say.broken)).toBeVisible();
    await card.getByRole('button', { name: say.again }).click();
    await signIn('same');
    await finish();

    await ask(`accounts/${key}/messages`, { open: false });
    await card.getByRole('button', { name: say.check }).click();
    await expect(card.getByText(say.closed)).toBeVisible();
    await card.getByRole('button', { name: say.repair }).click();
    await page.getByRole('button', { name: say.goOn, exact: true }).click();
    await expect(heading(say.ready)).toBeVisible();
    await expect(alert).toContainText(say.closed);
    await ask(`accounts/${key}/messages`, { open: true });
    await page.getByRole('button', { name: say.retry }).click();
    await finish();

    // Nobody presses anything here: the provider tells.
    const origin = new URL(page.url()).origin;
    expect(await ask(`accounts/${key}/removal`, { kind: 'deauthorize', url: origin })).toMatchObject({ status: 200 });
    await expect(card.getByText(say.taken)).toBeVisible();
    await card.getByRole('button', { name: say.again }).click();
    await signIn('same');
    await finish();

    await card.getByRole('button', { name: say.off, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: say.off, exact: true }).click();
    await expect(card.getByText(say.gone, { exact: true })).toBeVisible();
    const told = await ask<{ body: { url: string } }>(`accounts/${key}/removal`, { kind: 'data-deletion', url: origin });
    await page.goto(told.body.url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.context().close();
  });
