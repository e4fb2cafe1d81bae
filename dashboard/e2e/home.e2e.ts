import { expect, type Page, test } from '@playwright/test';
import { demoLogin, demoTenant, writeAsCustomer } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';
import { passTheDoor } from './pass-the-door.ts';

const words = {
  en: {
    ...{ home: 'Home', helped: 'Helped', resolved: 'Resolved by the bot alone', next: 'What to do next', feed: 'Happening now' },
    ...{
      open: /^Helped: [1-9]/,
      month: '28 days',
      table: 'Show as a table',
      days: 'Conversations by day',
      filter: /^Without the filter\s+Helped/,
    },
  },
  ar: {
    ...{ home: 'الرئيسية', helped: 'تمت مساعدتهم', resolved: 'حلّها البوت وحده', next: 'ما الخطوة التالية؟', feed: 'يحدث الآن' },
    ...{ open: /^تمت مساعدتهم: [1-9]/, month: '28 يومًا', table: 'عرض كجدول', days: 'المحادثات يومًا بيوم', filter: /تمت مساعدتهم/ },
  },
} as const;

async function enter(page: Page, locale: 'en' | 'ar', slug: string, role: 'owner' | 'agent'): Promise<void> {
  await page.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}')`);
  await page.goto('/');
  await passTheDoor(page, demoLogin(slug, role));
  await expect(page.getByRole('heading', { level: 1, name: words[locale].home })).toBeVisible();
}

for (const locale of ['en', 'ar'] as const) {
  const say = words[locale];
  const slug = locale === 'en' ? 'qahwa-corner' : 'bayt-alwaha';

  test(`signing in leads to the figures, and each opens its conversations (${locale})`, async ({ page }) => {
    const name = `Home Reader ${locale}`;
    await writeAsCustomer(demoTenant(slug), { waId: `97150111038${locale === 'en' ? 1 : 2}`, name }, 'What time do you close today?');
    await enter(page, locale, slug, 'owner');
    await expect(page.getByRole('region', { name: say.resolved })).toBeVisible();
    await page.getByRole('link', { name: say.month }).click();
    await expect(page).toHaveURL(/days=28/);
    await page.getByRole('button', { name: say.table }).click();
    await expect(page.getByRole('region', { name: say.days }).getByRole('row')).toHaveCount(29);
    await expectAccessible(page);
    await page.getByRole('region', { name: say.helped }).getByRole('link', { name: say.open }).click();
    await expect(page).toHaveURL(/figure=helped/);
    await expect(page.getByRole('button', { name: say.filter })).toBeVisible();
    await expect(page.getByText(name).first()).toBeVisible();
  });

  test(`what happens shows by itself, and somebody without the right to figures sees the rest (${locale})`, async ({ page }) => {
    await enter(page, locale, slug, 'agent');
    const feed = page.getByRole('region', { name: say.feed });
    await expect(feed).toBeVisible();
    await expect(page.getByRole('region', { name: say.next })).toBeVisible();
    await expect(page.getByRole('region', { name: say.helped })).toHaveCount(0);
    const name = `Walks In ${locale}`;
    await writeAsCustomer(demoTenant(slug), { waId: `97150111039${locale === 'en' ? 1 : 2}`, name }, 'Hello, are you open?');
    await expect(feed.getByText(name)).toBeVisible();
    await expectAccessible(page);
  });
}
