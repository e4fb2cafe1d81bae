import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { demoTenant } from '../../test/e2e/product.ts';
import { expectAccessible } from './accessible.ts';

// Documents from the file to the answer, as an owner brings them: over a network that breaks, in both languages.

const house = demoTenant('bayt-alwaha');
const FIXTURE = readFileSync(new URL('../../server/src/modules/knowledge/extract/fixtures/printed-side-by-side.pdf', import.meta.url));
/** In every name and text: a file that is here from the run before would be told as a copy. */
const RUN = Date.now().toString(36);
const PDF = Buffer.concat([FIXTURE, Buffer.from(`\n% ${RUN}\n`)]);
const WORDS = {
  en: {
    ...{ upload: 'Uploads', live: 'Live', question: 'Question', ask: 'Ask', asks: 'Ask this document', undo: 'Undo', remove: 'Remove' },
    ...{
      paste: 'Paste text',
      name: 'Name',
      text: 'Text',
      add: 'Add',
      warned: 'Invisible characters',
      versions: 'Versions',
      back: 'Bring back',
    },
    ...{ replace: 'Replace by a newer file', read: 'What was read', here: 'already', stalled: 'Waiting for the network' },
  },
  ar: {
    ...{
      upload: 'الملفات المرفوعة',
      live: 'جاهز',
      question: 'السؤال',
      ask: 'اسأل',
      asks: 'اسأل هذا المستند',
      undo: 'تراجع',
      remove: 'إزالة',
    },
    ...{ paste: 'ألصق نصًا', name: 'الاسم', text: 'النص', add: 'أضف', warned: 'محارف غير مرئية', versions: 'الإصدارات', back: 'استعد' },
    ...{ replace: 'استبدله بملف أحدث', read: 'ما قُرئ', here: 'بالفعل', stalled: 'بانتظار الشبكة' },
  },
} as const;
type Locale = keyof typeof WORDS;

async function enter(page: Page, locale: Locale, theme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.addInitScript(`localStorage.setItem('wafaa.locale', '${locale}'); localStorage.setItem('wafaa.theme', '${theme}')`);
  await page.goto(house.enterUrl);
  await expect(page.locator('main#main h1')).toBeVisible();
  await page.goto('/knowledge/sources');
}

const text = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) });
const put = (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator('input[type=file]').first().setInputFiles(files);

for (const locale of ['en', 'ar'] as const) {
  const words = WORDS[locale];

  test(`${locale}: a file is uploaded, becomes live, and answers by itself`, async ({ page }) => {
    await enter(page, locale);
    const name = `garden-${locale}-${RUN}.txt`;
    const fact =
      locale === 'en'
        ? 'The herb garden behind house seven opens at dawn for breakfast guests.'
        : 'حديقة الأعشاب خلف البيت السابع تفتح عند الفجر لضيوف الإفطار.';
    await put(page, text(name, `${fact}\n\n${RUN}`));
    await expect(rowOf(page, name).getByText(words.live, { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name }).click();
    await page.getByRole('tab', { name: words.asks }).click();
    await page.getByPlaceholder(words.asks).fill(locale === 'en' ? 'When does the herb garden open?' : 'متى تفتح حديقة الأعشاب؟');
    await page.getByRole('button', { name: words.ask, exact: true }).click();
    await expect(page.locator('blockquote')).toContainText(locale === 'en' ? 'at dawn' : 'عند الفجر');
    await page.getByRole('tab', { name: words.read }).click();
    await expectAccessible(page);
  });

  test(`${locale}: a network that is cut in the middle, and a reload, cost nothing`, async ({ page }) => {
    await enter(page, locale);
    // The first piece arrives; the second one meets a dead line, as long as it is dead.
    let [pieces, dead] = [0, true];
    await page.route('**/api/v1/uploads/*', async (route) => {
      if (route.request().method() === 'PATCH') pieces += 1;
      return dead && pieces > 1 ? route.abort('connectionreset') : route.continue();
    });
    const name = `guests-${locale}-${RUN}.txt`;
    // Two pieces long, and little to read.
    const bytes = Buffer.from(`${RUN}: guests in ${locale} leave their boots at the east door.\n${`${' '.repeat(200_000)}\n`.repeat(26)}`);
    await put(page, { name, mimeType: 'text/plain', buffer: bytes });
    const upload = page
      .getByRole('list', { name: words.upload })
      .getByRole('listitem')
      .filter({ hasText: `guests-${locale}-${RUN}` });
    await expect(upload.getByText(words.stalled)).toBeVisible();
    const sent: number[] = [];
    page.on('request', (request) => {
      const offset = request.headers()['upload-offset'];
      if (request.method() === 'PATCH' && offset !== undefined) sent.push(Number(offset));
    });
    await page.reload({ waitUntil: 'domcontentloaded' });
    dead = false;
    await expect(rowOf(page, name).getByText(words.live, { exact: true })).toBeVisible();
    // It went on behind the first piece: nothing was sent twice.
    expect(sent[0]).toBe(4 * 1024 * 1024);
    await expect(page.getByRole('list', { name: words.upload })).toHaveCount(0);
  });

  test(`${locale}: the same file is told before it is sent, with the one that is here`, async ({ page }) => {
    await enter(page, locale);
    const content = `${RUN}: a copy of this text in ${locale} is one too many for the whole library.`;
    await put(page, text(`first-${locale}-${RUN}.txt`, content));
    await expect(rowOf(page, `first-${locale}-${RUN}.txt`).getByText(words.live, { exact: true })).toBeVisible();
    const pieces: string[] = [];
    page.on('request', (request) => request.method() === 'PATCH' && pieces.push(request.url()));
    await put(page, text(`second-${locale}-${RUN}.txt`, content));
    const refusal = page.getByRole('list', { name: words.upload }).getByRole('alert');
    await expect(refusal).toContainText(words.here);
    expect(pieces).toEqual([]);
    await expectAccessible(page);
    await refusal.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`first-${locale}-${RUN}`);
  });

  test(`${locale}: a newer file takes the place, and the earlier version comes back`, async ({ page }) => {
    await enter(page, locale);
    const name = `valet-${locale}-${RUN}.txt`;
    await put(page, text(name, `${RUN}: valet parking in ${locale} costs ten coins at the north gate.`));
    const row = rowOf(page, name);
    await expect(row.getByText(words.live, { exact: true })).toBeVisible();
    await row.locator('button[aria-haspopup=menu]').click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: words.replace }).click();
    await (await chooser).setFiles(text(name, `${RUN}: valet parking in ${locale} costs twenty coins at the north gate.`));
    const openVersions = async (): Promise<void> => {
      await row.locator('button[aria-haspopup=menu]').click();
      await page.getByRole('menuitem', { name: words.versions }).click();
    };
    await expect(row.getByText(/(?:version|الإصدار) 2/)).toBeVisible();
    await openVersions();
    await expectAccessible(page);
    await page.getByRole('button', { name: words.back }).click();
    await expect(row.getByText(/(?:version|الإصدار) 3/)).toBeVisible();
    await page.getByRole('link', { name }).click();
    await expect(page.getByText('ten coins').first()).toBeVisible();
  });

  test(`${locale}: what a reader cannot see is told to the uploader; a removed document comes back by undo`, async ({ page }) => {
    await enter(page, locale);
    await page.getByRole('button', { name: words.paste }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.name).fill(`Notes ${locale} ${RUN}`);
    await dialog.getByLabel(words.text).fill(`${RUN}: late check-out in ${locale} is free\u200B\u200B\u200B until two in the afternoon.`);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: words.add, exact: true }).click();
    const row = rowOf(page, `Notes ${locale} ${RUN}.md`);
    await expect(row.getByText(words.warned)).toBeVisible();
    await row.locator('button[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: words.remove }).click();
    await expect(row).toHaveCount(0);
    await page.getByRole('button', { name: words.undo }).click();
    await expect(row).toBeVisible();
  });
}

test('a page and what was read from it light each other, also by the keyboard', async ({ page }) => {
  await enter(page, 'ar', 'dark');
  await put(page, { name: `dallah-${RUN}.pdf`, mimeType: 'application/pdf', buffer: PDF });
  await expect(rowOf(page, `dallah-${RUN}.pdf`).getByText('جاهز', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: `dallah-${RUN}.pdf` }).click();
  const picture = page.getByRole('img', { name: new RegExp(RUN) });
  await expect(picture).toBeVisible();
  const fact = page.getByRole('button', { name: /Fattoush/ }).first();
  await fact.focus();
  await expect(page.locator('[data-lit]').first()).toBeVisible();
  const lit = await page.locator('[data-lit]').first().boundingBox();
  // Somewhere else, then back on the lit line: the same fact is marked again.
  await page
    .getByRole('button', { name: /Basbousa/ })
    .first()
    .focus();
  await expect(fact).toHaveAttribute('aria-current', 'false');
  await page.locator('main').click({ position: { x: 5, y: 5 } });
  await page.mouse.move((lit?.x ?? 0) + (lit?.width ?? 0) / 2, (lit?.y ?? 0) + (lit?.height ?? 0) / 2);
  await expect(fact).toHaveAttribute('aria-current', 'true');
  await expectAccessible(page);
});
