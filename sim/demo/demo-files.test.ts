import { describe, expect, it } from 'vitest';
import type { ExpectedItem } from './make/expected-items.ts';
import { markNames } from './make/menu-html.ts';
import { readCsv } from './make/read-csv.ts';
import { filePath, lettersOf, listFiles, readAllText, readExpected, readQuestions, readText, root, slugs } from './testing.ts';

const ANIMAL = ['milk', 'eggs', 'fish', 'crustaceans', 'molluscs'];
// Words of the answer itself, which no file needs to hold.
const ANSWER_WORDS = ['not available', 'غير متوفر'];

const numbersOf = (text: string): string[] => text.match(/\d+(\.\d+)?/g) ?? [];
const marked = (items: ExpectedItem[], ...marks: string[]) => items.filter((item) => item.diet.some((mark) => marks.includes(mark)));

describe('the demo files', () => {
  it('are small enough to live in the repository', () => {
    const sizes = slugs.flatMap((slug) => listFiles(slug).map((file) => file.sizeBytes));
    expect(sizes.length).toBe(12);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  });

  it('print every dish of the restaurant with its names, its price and its marks', async () => {
    const lines = (await readText(filePath('bayt-alwaha', 'menu.pdf'))).split('\n');
    const wrong = readCsv(`${root}/source/bayt-alwaha/menu.csv`).filter((row) => {
      const at = lines.findIndex(
        (line) => lettersOf(line) === lettersOf(`${row.ar} ${row.en} ر.س`) && numbersOf(line).includes(row.price ?? ''),
      );
      const marks = (row.diet ?? '').split('|').map((mark) => markNames[mark] ?? '');
      const detail = [row.description_ar, 'سعرة', ...marks, row.available === 'yes' ? '' : 'غير متوفر حاليًا'].join(' ');
      const beneath = lines[at + 1] ?? '';
      return at < 0 || lettersOf(beneath) !== lettersOf(detail) || !numbersOf(beneath).includes(row.calories ?? '');
    });
    expect(wrong).toEqual([]);
  });

  it.each(['bayt-alwaha', 'qahwa-corner'] as const)('%s marks enough vegan and vegetarian dishes, and marks them truly', (slug) => {
    const { items } = readExpected(slug);
    expect(marked(items, 'vegan').length).toBeGreaterThanOrEqual(9);
    expect(marked(items, 'vegan').length).toBeLessThanOrEqual(14);
    expect(marked(items, 'vegetarian').length).toBeGreaterThanOrEqual(8);
    for (const item of marked(items, 'vegan')) expect(item.allergens.filter((allergen) => ANIMAL.includes(allergen))).toEqual([]);
    for (const item of marked(items, 'gluten_free')) expect(item.allergens).not.toContain('gluten');
    for (const item of items) expect(item.diet.includes('vegan') && item.diet.includes('vegetarian'), item.ar).toBe(false);
  });

  it('say the same about allergens in the sheet as in the expectations', () => {
    const rows = readCsv(filePath('bayt-alwaha', 'allergens.csv'));
    const { items } = readExpected('bayt-alwaha');
    expect(rows.map((row) => row['الطبق'])).toEqual(items.map((item) => item.ar));
    rows.forEach((row, index) => {
      const named = Object.keys(row).filter((heading) => row[heading] === 'نعم');
      const allergens = named.map((heading) => /\((\w+)\)/.exec(heading)?.[1]?.toLowerCase());
      expect(new Set(allergens), row.Dish).toEqual(new Set(items[index]?.allergens));
    });
  });
});

describe.each(slugs)('%s', (slug) => {
  const expected = readExpected(slug);
  const questions = readQuestions(slug);

  it('has sixty priced items or more, each name once', () => {
    expect(expected.items.length).toBeGreaterThanOrEqual(60);
    expect(new Set(expected.items.map((item) => item.ar)).size).toBe(expected.items.length);
    for (const item of expected.items) expect(item.priceMinor).toBeGreaterThan(0);
  });

  it('holds the sentence behind every expected policy, address and phone in its own files', async () => {
    const text = await readAllText(slug);
    const addresses = expected.branches.flatMap((branch) => [branch.address.en, branch.address.ar]);
    const sentences = expected.policies.flatMap((policy) => [policy.text.en, policy.text.ar]).filter((sentence) => sentence !== null);
    expect([...sentences, ...addresses].filter((sentence) => !text.includes(sentence.normalize('NFKC')))).toEqual([]);
    const digits = text.replaceAll(/[^\d+]/g, '');
    for (const branch of expected.branches) expect(digits).toContain(branch.phone);
  });

  it('states the hours of every weekday at every branch', () => {
    for (const branch of expected.branches) {
      const rows = expected.hours.filter((row) => row.season === null && (row.branch === null || row.branch === branch.en));
      expect(new Set(rows.flatMap((row) => row.weekdays))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
    }
  });

  it('asks for nothing that its files do not say', async () => {
    const text = (await readAllText(slug)).toLowerCase();
    const names = expected.items.flatMap((item) => [item.en ?? '', item.ar]);
    const known = (wanted: string) => ANSWER_WORDS.includes(wanted) || names.includes(wanted) || text.includes(wanted.toLowerCase());
    const unknown = questions.flatMap((one) => one.mustContain).filter((wanted) => !known(wanted));
    expect(unknown).toEqual([]);
  });

  it('has questions in English, standard Arabic, three dialects and Arabizi, answerable and not', () => {
    expect(questions.length).toBeGreaterThanOrEqual(25);
    expect(new Set(questions.map((one) => one.id)).size).toBe(questions.length);
    expect([...new Set(questions.map((one) => one.language))].toSorted()).toEqual([
      'ar',
      'ar-egyptian',
      'ar-gulf',
      'ar-levantine',
      'arabizi',
      'en',
    ]);
    expect([...new Set(questions.map((one) => one.expects))].toSorted()).toEqual(['facts', 'handoff', 'passage', 'refuse']);
  });
});

describe.each(['bayt-alwaha', 'qahwa-corner'] as const)('the vegan and vegetarian questions of %s', (slug) => {
  const items = readExpected(slug).items.filter((item) => item.available);
  const answerTo = (question: string) => readQuestions(slug).find((one) => one.question === question)?.mustContain;

  it('expect the whole list', () => {
    expect(answerTo('What vegan dishes do you have?')).toEqual(marked(items, 'vegan').map((item) => item.en));
    expect(answerTo('وش عندكم أكل نباتي؟')).toEqual(marked(items, 'vegan', 'vegetarian').map((item) => item.ar));
  });
});
