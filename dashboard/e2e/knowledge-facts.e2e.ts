import { type Browser, expect, type Page, test } from '@playwright/test';
import { demoLogin, demoTenant, writeAsCustomer } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';
import { passTheDoor } from './pass-the-door.ts';

test.setTimeout(150_000);

type Language = 'en' | 'ar';
const slug = 'bayt-alwaha';

async function enter(browser: Browser, locale: Language, path: string, role: 'owner' | 'analyst' = 'owner'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await context.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}')`);
  const page = await context.newPage();
  await page.goto(path);
  await passTheDoor(page, demoLogin(slug, role));
  await expect(page.locator('main#main h1').first()).toBeVisible();
  return page;
}

/** Asks in the playground, and gives back what a customer would read. */
async function ask(page: Page, question: string): Promise<string> {
  await page.goto(`/knowledge/ask?q=${encodeURIComponent(question)}`);
  await page.locator('main form button[type=submit]').click();
  const log = page.getByRole('log');
  await expect(log.locator('button[aria-pressed]').first()).toBeVisible();
  return log.innerText();
}

const words = {
  en: {
    saved: /Saved/,
    undo: 'Undo',
    answer: /^Answer it$/,
    save: 'Save and ask again',
    answered: /this is what customers get/,
    question: 'Do you sell gift cards?',
    reply: 'Yes, from 100 riyals, at the till of every branch.',
    field: 'Answer in English',
    price: '47',
    cost: 'How much is the lentil soup?',
    confirm: /1 fact is confirmed/,
  },
  ar: {
    saved: /تم الحفظ/,
    undo: 'تراجع',
    answer: /^أجب عنه$/,
    save: 'حفظ والسؤال من جديد',
    answered: /هذا ما يحصل عليه العملاء/,
    question: 'كم راتب الطباخ عندكم؟',
    reply: 'لا نذكر الرواتب هنا، وللوظائف راسلنا على بريد التوظيف.',
    field: 'الرد بالعربية',
    price: '49',
    cost: 'كم سعر شوربة العدس؟',
    confirm: /تم تأكيد حقيقة واحدة/,
  },
} as const;

for (const locale of ['en', 'ar'] as const) {
  const say = words[locale];

  test(`a price that is changed in the table is what the bot says next, and the change can be taken back (${locale})`, async ({
    browser,
  }) => {
    const page = await enter(browser, locale, `/knowledge/facts?q=${encodeURIComponent('عدس')}`);
    const row = page.locator('[role=row][data-row="0"]');
    await expect(row).toBeVisible();
    await expectAccessible(page, { except: 'iframe' });
    const price = row.locator('[data-column="3"]');
    const before = await price.innerText();
    await price.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(say.price);
    await page.keyboard.press('Enter');
    await expect(page.getByText(say.saved)).toBeVisible();
    await expect(price).toContainText(say.price);
    await page.getByRole('button', { name: say.undo }).first().click();
    await expect(price).toHaveText(before);
    await price.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(say.price);
    await page.keyboard.press('Enter');
    await expect(price).toContainText(say.price);
    await expect(page.getByText(say.saved).first()).toBeVisible();
    expect(await ask(page, say.cost)).toContain(say.price);
    await expect(page.getByRole('region').filter({ hasText: say.price }).first()).toBeVisible();
    await expectAccessible(page, { except: 'iframe' });
    await page.context().close();
  });

  test(`rows are chosen and confirmed by keys alone (${locale})`, async ({ browser }) => {
    const page = await enter(browser, locale, '/knowledge/facts?show=proposed');
    const first = page.locator('[role=row][data-row="0"] [data-column="0"]');
    await first.focus();
    await page.keyboard.press('KeyJ');
    const second = page.locator('[role=row][data-row="1"] [data-column="0"]');
    await expect(second).toBeFocused();
    const name = await second.innerText();
    await page.keyboard.press('KeyX');
    await expect(page.locator('[role=row][data-row="1"]')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(page.locator('[role=row][data-row="1"]')).toHaveAttribute('aria-selected', 'false');
    await page.keyboard.press('KeyC');
    await expect(page.getByText(say.confirm)).toBeVisible();
    await expect(page.locator('[role=grid]').getByText(name, { exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: say.undo }).first().click();
    await expect(page.locator('[role=grid]').getByText(name, { exact: true }).first()).toBeVisible();
    await page.context().close();
  });

  test(`a question that found no answer gets one, and is answered when it is asked again (${locale})`, async ({ browser }) => {
    const tenant = demoTenant(slug);
    await writeAsCustomer(tenant, { waId: `9665017700${locale === 'en' ? '01' : '02'}`, name: 'Guest of the test' }, say.question);
    const page = await enter(browser, locale, '/knowledge/gaps');
    const card = page.locator('main li').filter({ hasText: say.question });
    await expect(async () => {
      await page.reload();
      await expect(card).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 40_000 });
    await expectAccessible(page, { except: 'iframe' });
    await card.getByRole('button', { name: say.answer }).click();
    const sheet = page.getByRole('dialog');
    await expectAccessible(page, { except: 'iframe' });
    await sheet.getByLabel(say.field).fill(say.reply);
    await sheet.getByRole('button', { name: say.save }).click();
    const again = page.getByRole('article');
    await expect(again.getByText(say.answered)).toBeVisible();
    await expect(again).toContainText(say.reply);
    await expect(card).toHaveCount(0);
    await expectAccessible(page, { except: 'iframe' });
    // It is an entry of the owner's own questions from then on.
    await page.goto('/knowledge/faq');
    await expect(page.locator('main li').filter({ hasText: say.reply }).first()).toBeVisible();
    await expectAccessible(page, { except: 'iframe' });
    await page.context().close();
  });

  test(`who may only read is offered nothing to change (${locale})`, async ({ browser }) => {
    const page = await enter(browser, locale, '/knowledge/facts', 'analyst');
    await expect(page.locator('[role=row][data-row="0"]')).toBeVisible();
    await expect(page.locator('[role=grid] input[type=checkbox]')).toHaveCount(0);
    const cell = page.locator('[role=row][data-row="0"] [data-column="1"]');
    await cell.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByRole('dialog').locator('input, textarea')).toHaveCount(0);
    await expectAccessible(page, { except: 'iframe' });
    await page.context().close();
  });
}
