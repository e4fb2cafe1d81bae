import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { demoLogin, simUrl } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';
import { passTheDoor } from './pass-the-door.ts';

test.setTimeout(90_000);

// The chat as a visitor of somebody's website meets it, on another origin than ours; and as the business sets it up, breaks it and takes it away.

const words = {
  en: {
    ...{ slug: 'qahwa-corner', key: 'wc_2b7e15a4c0d93f61qahwa', open: 'Open chat', close: 'Close chat', write: 'Write a message' },
    ...{ files: 'Attach pictures', cancel: 'Cancel', large: 'is larger than', drop: /^Drop pictures/ },
    ...{ record: 'Record a voice note', speak: 'Send the recording', voice: 'Voice note' },
    ...{ customerTypes: 'The customer is writing', reply: 'Reply to the customer', queued: 'Waiting to be sent' },
    ...{ question: 'How much is a large Spanish latte?', answer: '29', another: 'Is there free Wi-Fi?', waiting: 'Waiting to be sent' },
    ...{
      ...{ offline: 'You are offline', unavailable: 'The chat is not available right now.' },
      connect: 'Connect Web chat',
      site: 'Website',
      make: 'Make the chat',
      hello: /^Hello – done$/,
      line: 'Snippet and look',
    },
    ...{ sites: 'Websites', save: 'Save', off: 'Disconnect', gone: 'Disconnected', attempt: 'Try it on a page of ours', colour: 'Colour' },
  },
  ar: {
    ...{ slug: 'bayt-alwaha', key: 'wc_6f1d0c9e7b3a2468bayt', open: 'افتح الدردشة', close: 'أغلق الدردشة', write: 'اكتب رسالة' },
    ...{ files: 'أرفق صورًا', cancel: 'إلغاء', large: 'أكبر من', drop: /^أفلت الصور/ },
    ...{ record: 'سجّل رسالة صوتية', speak: 'أرسل التسجيل', voice: 'رسالة صوتية' },
    ...{ customerTypes: 'العميل يكتب الآن', reply: 'رد على العميل', queued: 'بانتظار الإرسال' },
    ...{ question: 'بكم مندي اللحم؟', answer: '72', another: 'متى تفتحون يوم الجمعة؟', waiting: 'بانتظار الإرسال' },
    ...{
      ...{ offline: 'أنت غير متصل', unavailable: 'الدردشة غير متاحة الآن.' },
      connect: 'ربط دردشة الموقع',
      site: 'الموقع الإلكتروني',
      make: 'أنشئ الدردشة',
      hello: /^الترحيب – اكتملت$/,
      line: 'السطر والمظهر',
    },
    ...{ sites: 'المواقع', save: 'حفظ', off: 'فصل', gone: 'مفصولة', attempt: 'جرّبها على صفحة لدينا', colour: 'اللون' },
  },
} as const;

for (const locale of ['en', 'ar'] as const) {
  const say = words[locale];
  const visit = async (context: BrowserContext, more = '', key: string = say.key): Promise<Page> => {
    const page = await context.newPage();
    const script = `${test.info().project.use.baseURL}/webchat/widget.js`;
    await page.goto(`${simUrl}/shop?${new URLSearchParams({ script, key, lang: locale })}${more}`);
    return page;
  };
  const bubbles = (page: Page) => page.getByRole('log').locator('.bubble');
  const field = (page: Page) => page.getByRole('textbox', { name: say.write });

  test(`a visitor writes, is answered, loses the network, writes, and comes back to one message and one answer (${locale})`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await visit(context);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.getByRole('button', { name: say.open }).focus();
    await page.keyboard.press('Enter');
    await expect(field(page)).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveAttribute('aria-modal', 'true');
    await page.keyboard.type(say.question);
    await page.keyboard.press('Enter');
    await expect(bubbles(page)).toHaveCount(2);
    await expect(bubbles(page).nth(1)).toContainText(say.answer);
    await expectAccessible(page);
    // What was said last stays in sight while a long text is written.
    await field(page).fill(`${say.question} `.repeat(30));
    await expect(bubbles(page).nth(1)).toBeInViewport({ ratio: 1 });
    await field(page).fill('');

    // Offline, and away: the page that is loaded next still has the message, and cannot send it yet either.
    await context.setOffline(true);
    await field(page).fill(say.another);
    await page.keyboard.press('Enter');
    await expect(page.getByText(say.waiting)).toBeVisible();
    await expect(page.getByText(say.offline)).toBeVisible();
    await context.route('**/webchat/v1/*/messages', (route) => route.abort());
    await context.setOffline(false);
    await page.reload();
    await page.getByRole('button', { name: say.open }).click();
    await expect(bubbles(page)).toHaveCount(3);
    await expect(page.getByText(say.waiting)).toBeVisible();
    await context.unroute('**/webchat/v1/*/messages');
    // Taken by the server, and the answer to that lost on its way: once.
    let lost = 0;
    await context.route('**/webchat/v1/*/messages', async (route) => {
      if (lost > 0 || route.request().method() !== 'POST') return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await expect(bubbles(page)).toHaveCount(4, { timeout: 45_000 });
    await expect(page.getByText(say.waiting)).toBeHidden({ timeout: 45_000 });
    expect(lost).toBe(1);
    await page.reload();
    await page.getByRole('button', { name: say.open }).click();
    await expect(bubbles(page)).toHaveCount(4);
    await expect(bubbles(page).nth(2)).toHaveText(say.another);

    // Escape gives the keyboard back to the button.
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: say.open })).toBeFocused();
    // A chat that takes nobody's messages says so, and takes none; the keyboard is still in it.
    await context.clearCookies();
    await page.evaluate(() => localStorage.clear());
    await context.route('**/webchat/v1/*/sessions', (route) =>
      route.fulfill({ status: 403, body: '{}', headers: { 'access-control-allow-origin': '*' } }),
    );
    await page.reload();
    await page.getByRole('button', { name: say.open }).click();
    await expect(page.getByText(say.unavailable)).toBeVisible();
    await expect(field(page)).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: say.open })).toBeFocused();
    expect(problems).toEqual([]);
    await context.close();
  });

  test(`a visitor attaches files, offline too, and both sides see each other write (${locale})`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1_100, height: 800 } });
    const page = await visit(context);
    const picture = {
      name: locale === 'ar' ? 'طبق اليوم.png' : 'today.png',
      mimeType: 'image/png',
      buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } }),
    };
    const sheet = { name: 'menu.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n') };
    await page.getByRole('button', { name: say.open }).click();
    const choose = async (...files: (typeof picture)[]): Promise<void> => {
      const asked = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: new RegExp(say.files) }).click();
      await (await asked).setFiles(files);
    };
    const word = `saffron${locale}`;
    await field(page).fill(word);
    await page.keyboard.press('Enter');
    await expect(bubbles(page)).toHaveCount(2);
    const shown = (file: string) => page.getByRole('log').getByRole('img', { name: file });

    // What is too large is said before anything is sent.
    await choose({ ...sheet, name: 'film.bin', buffer: Buffer.alloc(20 * 1_024 * 1_024 + 1) });
    await expect(page.getByRole('alert')).toContainText(say.large);
    await expect(bubbles(page)).toHaveCount(2);

    // A slow line: how far it is, taken back; then it goes.
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/webchat/v1/*/files/*', async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue().catch(() => {});
    });
    await choose(sheet);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByRole('alert')).toBeHidden();
    await expectAccessible(page);
    await page.getByRole('button', { name: say.cancel }).click();
    await expect(bubbles(page)).toHaveCount(2);
    release();
    await context.unroute('**/webchat/v1/*/files/*');

    // Offline it waits, and outlives the page.
    await context.setOffline(true);
    await choose(picture);
    await expect(page.getByText(say.queued)).toBeVisible();
    await context.route('**/webchat/v1/*/files/*', (route) => route.abort());
    await context.setOffline(false);
    await page.reload();
    // On a wide page it opens as it was left.
    await expect(bubbles(page).last()).toContainText(picture.name.replace('.png', ''));
    await context.unroute('**/webchat/v1/*/files/*');
    await expect(shown(picture.name)).toBeVisible({ timeout: 60_000 });
    await choose(sheet);
    await expect(page.getByRole('link', { name: /menu/ })).toBeVisible();
    await expectAccessible(page);

    // The team sees them, and each sees that the other writes.
    const desk = await enter(browser, locale);
    await desk.goto(`/inbox?view=all&channel=webchat&q=${word}`);
    await desk.locator('a[href*="conversation="]').first().click();
    const thread = desk.getByRole('log');
    await expect(thread.getByText(/menu/).first()).toBeVisible();
    await expect(thread.locator('img').first()).toBeVisible();
    // Told every few seconds while it goes on: who came in between is told the next time.
    await expect(async () => {
      await field(page).pressSequentially(locale === 'ar' ? 'أكتب ' : 'writing ');
      await expect(desk.getByRole('img', { name: say.customerTypes })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await page.keyboard.press('Enter');
    await expect(desk.getByRole('img', { name: say.customerTypes })).toBeHidden();
    await desk.getByRole('textbox', { name: say.reply }).pressSequentially('Welcome', { delay: 20 });
    await expect(page.locator('.dots')).toBeVisible();
    await desk.keyboard.press('Enter');
    await expect(bubbles(page).filter({ hasText: 'Welcome' })).toBeVisible();
    await expect(page.locator('.dots')).toBeHidden();
    await desk.context().close();
    await context.close();
  });

  test(`what a visitor drops, pastes and speaks is sent (${locale})`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1_100, height: 800 } });
    // A machine of tests has no microphone: a tone stands for the voice.
    await context.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = async () => {
        const audio = new AudioContext();
        const out = audio.createMediaStreamDestination();
        const tone = audio.createOscillator();
        tone.connect(out);
        tone.start();
        return out.stream;
      };
    });
    const page = await visit(context);
    await page.getByRole('button', { name: say.open }).click();
    const carry = (name: string, type: string, text: string) =>
      page.evaluateHandle(
        ([text, name, type]) => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], name, { type }));
          return carried;
        },
        [text, name, type] as const,
      );
    const dialog = page.getByRole('dialog');
    const invitation = page.getByText(say.drop);
    const pdf = (word: string) => `%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%${word}\n%%EOF\n`;
    const link = (name: RegExp) => page.getByRole('log').getByRole('link', { name });

    // Carried over the chat and away again: invited, and nothing is sent.
    const dropped = await carry('dropped.pdf', 'application/pdf', pdf('dropped'));
    await dialog.dispatchEvent('dragenter', { dataTransfer: dropped });
    await expect(invitation).toBeVisible();
    await expectAccessible(page);
    await dialog.dispatchEvent('dragleave', { dataTransfer: dropped });
    await expect(invitation).toBeHidden();
    await expect(link(/dropped/)).toHaveCount(0);
    await dialog.dispatchEvent('dragover', { dataTransfer: dropped });
    await dialog.dispatchEvent('drop', { dataTransfer: dropped });
    await expect(invitation).toBeHidden();
    await expect(link(/dropped/)).toHaveAttribute('href', /^http/);

    const paste = async (carried: Awaited<ReturnType<typeof carry>>): Promise<boolean> =>
      field(page).evaluate(
        (box, clipboardData) => box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })),
        carried,
      );
    expect(await paste(await carry('pasted.pdf', 'application/pdf', pdf('pasted')))).toBe(false);
    await expect(link(/pasted/)).toHaveAttribute('href', /^http/);
    // Text is pasted as ever.
    const text = await page.evaluateHandle(() => {
      const carried = new DataTransfer();
      carried.setData('text/plain', 'words');
      return carried;
    });
    expect(await paste(text)).toBe(true);

    await page.getByRole('button', { name: say.record }).click();
    await expect(page.getByRole('button', { name: say.speak })).toBeFocused();
    await expect(page.getByText('0:01')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: say.speak }).click();
    await expect(field(page)).toBeFocused();
    const note = page.getByRole('log').getByLabel(say.voice);
    await expect(note).toHaveAttribute('src', /^http/);
    // What was spoken can be heard again, here and elsewhere.
    const heard = await page.request.get((await note.getAttribute('src')) ?? '');
    expect(heard.headers()['content-type']).toContain('audio/');
    expect((await heard.body()).length).toBeGreaterThan(500);
    await context.close();
  });

  test(`a chat is made, tried, kept off its website, let on again, and disconnected (${locale})`, async ({ browser }) => {
    const page = await enter(browser, locale);
    await page.getByRole('button', { name: say.connect }).click();
    const give = async (site: string): Promise<void> => {
      await page.getByLabel(say.site, { exact: true }).fill(site);
      await page.getByRole('button', { name: say.make }).click();
    };
    await give('http://shop.example');
    await expect(page.getByRole('alert').first()).toBeVisible();
    await give(new URL(simUrl).origin);
    const snippet = page.locator('pre');
    await expect(snippet).toContainText('/webchat/widget.js');
    await expectAccessible(page);
    const key = /data-key="([^"]+)"/.exec((await snippet.textContent()) ?? '')?.[1] ?? '';

    const [trial] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: say.attempt }).click()]);
    await trial.getByRole('button', { name: words.en.open }).click();
    await trial.getByRole('textbox', { name: words.en.write }).fill('hello');
    await trial.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: say.hello })).toBeVisible({ timeout: 30_000 });
    await expect(bubbles(trial)).toHaveCount(2);
    await trial.close();

    // On the website, then not, then again: by the list of websites alone.
    const context = await browser.newContext();
    const shop = await visit(context, '', key);
    await expect(shop.getByRole('button', { name: say.open })).toBeVisible();
    await page.goto('/channels');
    const card = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: new URL(simUrl).host }) })
      .last();
    await card.getByRole('link', { name: say.line }).click();
    const change = async (sites: string): Promise<void> => {
      await page.getByLabel(say.sites, { exact: true }).fill(sites);
      await page.getByRole('button', { name: say.save }).click();
      await expect(page.getByRole('button', { name: say.save })).toBeDisabled();
    };
    await change('https://elsewhere.example');
    await expectAccessible(page);
    // Without leave of ours the browser gives the page no answer at all.
    const forbidden = shop.waitForEvent('requestfailed', (request) => request.url().includes('/webchat/v1/'));
    await shop.reload();
    await forbidden;
    await expect(shop.getByRole('button', { name: say.open })).toHaveCount(0);
    await change(`${new URL(simUrl).origin}\nhttps://elsewhere.example`);
    await shop.reload();
    await shop.getByRole('button', { name: say.open }).click();
    await field(shop).fill('hello');
    await shop.keyboard.press('Enter');
    await expect(bubbles(shop)).toHaveCount(2);
    await context.close();

    await page.goto('/channels');
    await card.getByRole('button', { name: say.off }).click();
    await page.getByRole('dialog').getByRole('button', { name: say.off }).click();
    await expect(card.getByText(say.gone, { exact: true })).toBeVisible();
    await page.context().close();
  });
}

async function enter(browser: Browser, locale: 'en' | 'ar'): Promise<Page> {
  const context = await browser.newContext({ locale: 'en' });
  await context.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}')`);
  const page = await context.newPage();
  await page.goto('/channels');
  await passTheDoor(page, demoLogin(words[locale].slug, 'owner'));
  await page.goto('/channels');
  return page;
}
