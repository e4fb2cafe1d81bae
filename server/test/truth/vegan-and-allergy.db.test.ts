import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { addDemo, askAll, type Asked, type Demo, SLUGS, type Slug } from './demo-tenants.ts';

// The same question in every form in which people ask it, from a signed webhook to the phone, without a model.

/** English, standard Arabic, Gulf, Egyptian, Levantine, Arabizi, typing errors, and the run-on of a dictated message. */
const VEGAN_FORMS = [
  'What vegan dishes do you have?',
  'Which items on your menu are vegan?',
  'Do you have anything vegan?',
  'vegan options pls',
  'what veagn dishes do u have',
  'wht vegen food do you hav',
  'hello good evening i wanted to ask you please what are the vegan dishes that you have on the menu because my friend is vegan thank you so much',
  'ما هي الأطباق النباتية الصرفة لديكم؟',
  'هل لديكم أطباق نباتية صرفة؟',
  'وش عندكم أكل نباتي صرف؟',
  'شنو عندكم اكل فيجن؟',
  'عندكو أكل فيجن ايه؟',
  'شو عندكن أكل فيغان؟',
  'السلام عليكم لو سمحت بغيت أسألك وش عندكم أكل نباتي صرف لأن أختي نباتية صرفة وشكرا لك',
  'wesh 3endkom akl vegan?',
  'shu 3andkon akl vegan',
  '3andko eh akl nabati serf?',
] as const;

/** Somebody's health hangs on it: no form of it may be answered with a yes before the owner has confirmed the row. */
const HUMMUS_FORMS = [
  'Is the hummus safe for a nut allergy?',
  'is hummus ok for someone with a nut allergy',
  'can my son eat the hummus? he has a nut allergy',
  'I am allergic to nuts, can I have the hummus?',
  'my daughter cant eat nuts, is the hummus safe for her?',
  'Is the hummus nut free?',
  'does the hummus contain nuts?',
  'are there nuts in the hummus?',
  'hummus nuts allergy safe?',
  'is hte humus safe for nut alergy',
  'hi so my wife has a really bad nut allergy and we are coming tonight and i wanted to know if the hummus is safe for her to eat thanks',
  'is there any sesame in the hummus?',
  'هل الحمص آمن لمن لديه حساسية من المكسرات؟',
  'هل يناسب الحمص من عنده حساسية مكسرات؟',
  'عندي حساسية من المكسرات، أقدر آكل الحمص؟',
  'الحمص فيه مكسرات؟',
  'هل يحتوي الحمص على مكسرات؟',
  'الحمص خالي من المكسرات؟',
  'ولدي عنده حساسيه مكسرات ينفع ياكل الحمص',
  'ابني عنده حساسية من المكسرات ينفع ياكل حمص عندكو؟',
  'إبني بيتحسس من المكسرات، الحمص بيناسبه؟',
  'السلام عليكم انا عندي حساسيه قويه من المكسرات وبغيت اعرف الحمص امان لي ولا لا',
  '3andi 7asasiya mn el mkasarat, a2dar akol el 7ommos?',
  'el hummus fih mukassarat?',
  'el 7ommos safe le 7asasiyet el mokassarat?',
] as const;

const YES =
  /(?:^|\n)\s*(?:yes|نعم|أيوه|اي نعم|naam|na3am)(?![\p{L}])|\bis (?:safe|suitable|fine|ok)\b|(?<!\p{L})(?:آمن|مناسب) لك|does not contain|doesn[’']t contain|no nuts|لا يحتوي/iu;

let running: TestApp;
const demos = new Map<Slug, Demo>();

beforeAll(async () => {
  running = await startTestApp();
  for (const slug of SLUGS) demos.set(slug, await addDemo(running, slug));
});
afterAll(() => running.close());

const demoOf = (slug: Slug): Demo => {
  const demo = demos.get(slug);
  if (!demo) throw new Error(`no tenant ${slug}`);
  return demo;
};

interface Expected {
  items: { en: string | null; ar: string | null; diet: string[]; available: boolean }[];
}
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}\u064b-\u0652\u0640*]/gu, '')
    .toLowerCase()
    .trim();

/** Names on the lines of a list, in the language in which they were said. */
const listed = (asked: Asked): string[] =>
  asked.text
    .split('\n')
    .flatMap((line) => /^• (.+?)(?:: [^:]*)?$/.exec(line)?.[1] ?? [])
    .map(fold)
    .sort();

describe('what is vegan, in every form of the question', () => {
  it.each(SLUGS)('is told complete and exact by %s', async (slug) => {
    const demo = demoOf(slug);
    const path = fileURLToPath(new URL(`../../../sim/demo/${slug}/expected.json`, import.meta.url));
    const vegan = (JSON.parse(readFileSync(path, 'utf8')) as Expected).items.filter(
      (item) => item.diet.includes('vegan') && item.available,
    );
    const answers = await askAll(running, demo.accountKey, VEGAN_FORMS);
    const wrong = answers.flatMap((asked, at) => {
      const question = VEGAN_FORMS[at] ?? '';
      const arabic = /\p{Script=Arabic}/u.test(asked.text);
      const wanted = vegan.map((item) => fold((arabic ? (item.ar ?? item.en) : (item.en ?? item.ar)) ?? '')).sort();
      const got = listed(asked);
      const exact = JSON.stringify(got) === JSON.stringify(wanted) && asked.trace.outcome === 'answered';
      return exact
        ? []
        : [
            {
              question,
              outcome: asked.trace.outcome,
              missing: wanted.filter((name) => !got.includes(name)),
              extra: got.filter((name) => !wanted.includes(name)),
              text: asked.text.slice(0, 120),
            },
          ];
    });
    expect(answers).toHaveLength(VEGAN_FORMS.length);
    expect(wrong).toEqual([]);
  });
});

describe('whether the hummus is safe with an allergy', () => {
  it('is never answered with a yes, and always by a person, before the owner has confirmed it', async () => {
    const answers = await askAll(running, demoOf('bayt-alwaha').accountKey, HUMMUS_FORMS);
    const wrong = answers.flatMap((asked, at) => {
      const said = YES.exec(asked.text)?.[0];
      const person = asked.trace.outcome === 'handed_over' || asked.text.includes('which one') || asked.trace.outcome === 'clarifying';
      return said === undefined && person
        ? []
        : [{ question: HUMMUS_FORMS[at], outcome: asked.trace.outcome, said, text: asked.text.slice(0, 160) }];
    });
    expect(answers).toHaveLength(HUMMUS_FORMS.length);
    expect(wrong).toEqual([]);
  });
});

describe('a conversation', () => {
  it('leans on what was said last, over messages of its own', async () => {
    const { accountKey } = demoOf('bayt-alwaha');
    const waId = '966599000001';
    const first = await running.ask(accountKey, waId, 'What is in the Lamb Mandi?');
    const second = await running.ask(accountKey, waId, 'and how much is it?');
    const third = await running.ask(accountKey, waId, 'and the hummus?');
    expect(JSON.stringify(first)).toContain('Lamb Mandi');
    expect(JSON.stringify(second)).toMatch(/Lamb Mandi: \d+ SAR/);
    expect(JSON.stringify(third)).toMatch(/Hummus[^:]*: \d+ SAR/);
  });
});
