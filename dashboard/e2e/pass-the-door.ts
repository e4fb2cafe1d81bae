import { expect, type Page } from '@playwright/test';

/** Signs in on the page that asks for it. Another journey may have made the owner a guest elsewhere: then the door asks where to. */
export async function passTheDoor(page: Page, login: { email: string; password: string }): Promise<void> {
  await page.locator('[name=email]').fill(login.email);
  await page.locator('[name=password]').fill(login.password);
  await page.locator('[name=password]').press('Enter');
  const whereTo = page.getByRole('heading', { name: /^(Where to\?|إلى أين؟)$/ });
  await expect(page.locator('nav').or(whereTo).first()).toBeVisible();
  if (await whereTo.isVisible()) {
    await page
      .locator('main li')
      .getByRole('button', { name: /Owner|المالك/ })
      .click();
  }
  await expect(page.locator('nav').first()).toBeVisible();
}
