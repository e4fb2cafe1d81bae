import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** No violation stands on the page as it is shown now. `except`: what another program draws, e.g. the phone's frame. */
export async function expectAccessible(page: Page, { except }: { except?: string } = {}): Promise<void> {
  // What is still fading in has no settled contrast.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const look = new AxeBuilder({ page });
  const { violations } = await (except === undefined ? look : look.exclude(except)).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
