import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { demoLogin, demoTenant, writeAsCustomer } from '../../test/e2e/product.ts';
import { passTheDoor } from './pass-the-door.ts';

const words = {
  en: {
    ...{
      title: 'Analytics',
      days: 'Days that are looked at',
      topics: 'What customers ask about',
      topic: 'Opening times',
      messages: 'Messages over time',
    },
    ...{ table: 'Messages over time: show as a table', file: 'Messages over time: download as CSV', head: 'From,Customers,Bot,Team' },
    ...{ opens: /^Opening times, conversations: [1-9]/, asked: 'Opening times: what was asked', hours: 'When customers write' },
    ...{ chip: /^Without the filter\s+Opening times/, denied: 'You may not see this' },
  },
  ar: {
    ...{ title: 'التحليلات', days: 'الأيام المعروضة', topics: 'عمّ يسأل العملاء', topic: 'مواعيد العمل', messages: 'الرسائل عبر الوقت' },
    ...{ table: 'الرسائل عبر الوقت: عرض كجدول', file: 'الرسائل عبر الوقت: تنزيل ملف CSV', head: 'من,العملاء,البوت,الفريق' },
    ...{ opens: /^مواعيد العمل، المحادثات: [1-9]/, asked: 'مواعيد العمل: ما سُئل عنه', hours: 'متى يكتب العملاء' },
    ...{ chip: /مواعيد العمل/, denied: 'لا يمكنك الاطلاع على هذا' },
  },
} as const;

async function enter(page: Page, locale: 'en' | 'ar', slug: string, role: 'owner' | 'agent', path = '/'): Promise<void> {
  await page.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}')`);
  await page.goto(path);
  await passTheDoor(page, demoLogin(slug, role));
}

async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

for (const locale of ['en', 'ar'] as const) {
  const say = words[locale];
  const slug = locale === 'en' ? 'qahwa-corner' : 'bayt-alwaha';

  test(`signing in leads to what happened, and a number opens exactly its conversations (${locale})`, async ({ page }) => {
    const name = `Report Reader ${locale}`;
    const asked = locale === 'en' ? 'What time do you close today?' : 'متى تغلقون اليوم؟';
    await writeAsCustomer(demoTenant(slug), { waId: `97150111048${locale === 'en' ? 1 : 2}`, name }, asked);
    await enter(page, locale, slug, 'owner');
    await page.getByRole('link', { name: say.title, exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: say.title })).toBeVisible();
    await page.getByLabel(say.days).selectOption('week');
    await expect(page).toHaveURL(/range=week/);
    const topics = page.getByRole('region', { name: say.topics });
    // It is counted once the bot has read it.
    await expect(async () => {
      await page.reload();
      await expect(topics.getByRole('link', { name: say.opens })).toBeVisible({ timeout: 5_000 });
    }).toPass();
    await expectAccessible(page);

    await topics.getByRole('button', { name: say.asked }).click();
    await expect(topics.getByRole('link', { name: asked })).toBeVisible();

    await page.getByRole('button', { name: say.table }).click();
    await expect(page.getByRole('region', { name: say.messages, exact: true }).getByRole('row')).toHaveCount(8);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: say.file }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file.startsWith(`\uFEFF${say.head}`)).toBe(true);
    expect(file.trim().split('\r\n')).toHaveLength(8);

    const link = topics.getByRole('link', { name: say.opens });
    const shown = Number(/[0-9]+/.exec((await link.getAttribute('aria-label')) ?? '')?.[0]);
    await link.click();
    await expect(page).toHaveURL(/part=topic/);
    await expect(page.getByRole('button', { name: say.chip })).toBeVisible();
    await expect(page.getByText(name).first()).toBeVisible();
    await expect(page.locator('[role=option], main li a[href*="conversation="]')).toHaveCount(shown);
  });

  test(`marks of the week are reached by arrows, as they are seen (${locale})`, async ({ page }) => {
    await enter(page, locale, slug, 'owner', '/analytics');
    const marks = page.getByRole('region', { name: say.hours }).locator('[data-mark]');
    await expect(marks).toHaveCount(168);
    await marks.first().focus();
    await page.keyboard.press(locale === 'ar' ? 'ArrowLeft' : 'ArrowRight');
    await expect(marks.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(marks.nth(25)).toBeFocused();
  });

  test(`a role without figures is told so (${locale})`, async ({ page }) => {
    await enter(page, locale, slug, 'agent', '/analytics');
    await expect(page.getByText(say.denied)).toBeVisible();
    await expect(page.getByRole('link', { name: say.title, exact: true })).toHaveCount(0);
    await expectAccessible(page);
  });
}
