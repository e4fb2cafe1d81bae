import { expect, type Page, test } from '@playwright/test';
import { demoTenant, simUrl, writeAsCustomer } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';

const cafe = demoTenant('qahwa-corner');

/** Enters the café and opens its inbox; the address is the page's own. */
async function openInbox(page: Page, locale: 'en' | 'ar' = 'en', search = ''): Promise<void> {
  await page.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}'); localStorage.setItem('wafaa.theme', 'light')`);
  await page.goto(cafe.enterUrl);
  await expect(page.locator('main#main h1')).toBeAttached();
  await page.goto(`/inbox${search}`);
  await expect(page.getByRole('searchbox')).toBeVisible();
}

const thread = (page: Page) => page.getByRole('region', { name: 'Conversation', exact: true });

async function openConversation(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await expect(thread(page).getByRole('heading', { name })).toBeVisible();
}

/** What stands on the customer's phone. */
async function phoneTexts(waId: string): Promise<string> {
  const account = new URL(cafe.phoneUrl).searchParams.get('account');
  const answer = await fetch(`${simUrl}/_sim/phone/conversation?account=${account}&contact=${waId}`);
  return answer.text();
}

test('a person takes over, answers, the phone shows it, and the bot goes on when it gets the pen back', async ({ page }) => {
  const from = { waId: '971501110041', name: 'Takes Over' };
  await writeAsCustomer(cafe, from, 'When are you open on Friday?');
  await openInbox(page);
  await openConversation(page, from.name);
  await expect(thread(page).getByText('7:00').first()).toBeVisible();
  await page.keyboard.press('t');
  await expect(thread(page).getByRole('button', { name: 'Give back to bot' })).toBeVisible();

  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Reply to the customer' })).toBeFocused();
  await page.keyboard.type('This is Sara, I keep the window table for you.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Reply to the customer' })).toHaveValue('');
  await expect.poll(() => phoneTexts(from.waId)).toContain('I keep the window table for you.');
  await expect(
    thread(page)
      .getByRole('img', { name: /^(Sent|Delivered|Read)$/ })
      .last(),
  ).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await expect(thread(page).getByRole('button', { name: 'Take over' })).toBeVisible();
  await writeAsCustomer(cafe, from, 'How much is a flat white?');
  await expect(thread(page).getByRole('log')).toContainText('AED');
});

test('a note stays in the thread and never reaches the phone', async ({ page }) => {
  const from = { waId: '971501110042', name: 'Has A Note' };
  await writeAsCustomer(cafe, from, 'Do you have oat milk?');
  await openInbox(page);
  await openConversation(page, from.name);
  await page.keyboard.press('n');
  await page.keyboard.type('Prefers the corner seat');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(thread(page).getByRole('log')).toContainText('Prefers the corner seat');
  await page.reload();
  await expect(thread(page).getByRole('log')).toContainText('Prefers the corner seat');
  expect(await phoneTexts(from.waId)).not.toContain('corner seat');
});

test('a resolved conversation leaves the open ones, and a courtesy does not bring it back', async ({ page }) => {
  const from = { waId: '971501110043', name: 'Is Resolved' };
  await writeAsCustomer(cafe, from, 'When are you open on Friday?');
  await openInbox(page);
  await openConversation(page, from.name);
  await expect(thread(page).getByText('7:00').first()).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('link', { name: from.name })).toHaveCount(0);
  // Thanks that come sooner than an answer can be read are answered with nothing; a goodbye always is with one.
  await writeAsCustomer(cafe, from, 'bye');
  await page.goto('/inbox?view=resolved');
  await expect(page.getByRole('link', { name: from.name })).toContainText('Goodbye');
  await page.goto('/inbox');
  await expect(page.getByRole('searchbox')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Conversations' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: from.name })).toHaveCount(0);
});

test('what was typed survives a reload, and a label made on the way marks the row', async ({ page }) => {
  const from = { waId: '971501110044', name: 'Keeps Words' };
  await writeAsCustomer(cafe, from, 'Hello');
  await openInbox(page);
  await openConversation(page, from.name);
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Reply to the customer' })).toBeFocused();
  await page.keyboard.type('Not sent yet');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Reply to the customer' })).toHaveValue('Not sent yet');
  await page.getByRole('heading', { name: from.name }).click();
  await page.keyboard.press('l');
  await page.getByRole('textbox', { name: 'Find or make a label' }).fill('Window seat');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: from.name })).toContainText('Window seat');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Labels', exact: true }).first()).toBeFocused();
});

for (const locale of ['en', 'ar'] as const) {
  test(`the inbox is accessible in ${locale}`, async ({ page }) => {
    const from = { waId: '971501110045', name: 'Reads Along' };
    await writeAsCustomer(cafe, from, 'هل عندكم قهوة باردة؟');
    await openInbox(page, locale);
    await page.getByRole('link', { name: from.name }).click();
    await expect(page.getByRole('log')).toContainText('هل عندكم قهوة باردة؟');
    await expectAccessible(page);
  });
}
