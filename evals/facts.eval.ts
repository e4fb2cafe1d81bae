/**
 * Facts read from generated menus of known truth: each form whole, from bytes to facts, and the layouts of blocks alone.
 * `npm run eval:facts [-- --misses n --menus n --seen honest|hostile] [part of a form's name …]`
 */
import { extractDocument } from '../server/src/modules/knowledge/extract/extract-document.ts';
import { FORMS, type Form, openPress, type Press } from './facts/forms.ts';
import { type Eye, openEye } from './facts/open-eye.ts';
import { LAYOUTS } from './facts/layouts.ts';
import { emptyTally, judge, type Tally } from './facts/judge-menu.ts';
import { makeMenu } from './facts/make-menus.ts';
import { rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';

const argument = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : Number(process.argv[at + 1] ?? 20);
};
const FIELDS = ['found', 'price', 'diet', 'allergens', 'calories', 'addOns', 'hours', 'span'] as const;
/** `--seen honest|hostile`: photographs are shown to the emulator's model too. */
const seenBy = process.argv.includes('--seen') ? (process.argv[process.argv.indexOf('--seen') + 1] ?? 'honest') : null;
const wanted = process.argv.slice(2).filter((one, index, all) => !one.startsWith('--') && !all[index - 1]?.startsWith('--'));
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((part) => name.toLowerCase().includes(part.toLowerCase()));
const interval = (counts: readonly [number, number]): string =>
  counts[1] === 0
    ? '–'
    : `[${wilson(...counts)
        .map(rounded)
        .join(', ')}]`;

const share = ([right, count]: readonly [number, number]): string =>
  count === 0 ? '–'.padStart(10) : `${rounded(right / count)} ${String(count).padStart(4)}`;
const head = (title: string): void => {
  process.stdout.write(
    `\n${title.padEnd(34)}${FIELDS.map((field) => field.padStart(12)).join('')}   invented: items allergens diets hours\n`,
  );
};

function print(name: string, tally: Tally): void {
  const invented = [tally.inventedItems, tally.inventedAllergens, tally.inventedDiets, tally.inventedHours].join(' ');
  process.stdout.write(`${name.padEnd(34)}${FIELDS.map((field) => share(tally[field]).padStart(12)).join('')}   ${invented}\n`);
  const shown = FIELDS.map((field) => interval(tally[field]).replace(/0\./g, '.').replace(' ', '').padStart(12)).join('');
  process.stdout.write(`${''.padEnd(34)}${shown}\n`);
}

function tellMisses(tally: Tally): void {
  for (const miss of tally.misses.slice(0, argument('--misses', 0))) process.stdout.write(`  ${miss}\n`);
}

async function evaluateForm(form: Form, place: number, count: number, press: Press, eye: Eye | null): Promise<void> {
  const tally = emptyTally();
  const started = performance.now();
  let warned = 0;
  for (let number = 0; number < count; number += 1) {
    const made = await form.make(makeMenu(place * 1_000 + number), press);
    const look = made.lines ? eye?.of(made.lines) : undefined;
    const read = await extractDocument({ bytes: made.bytes, name: made.name, ...(look ? { look } : {}) });
    if (!read.ok) tally.misses.push(`${form.name} #${made.menu.number}: ${read.failure}`);
    const document = read.ok ? read.document : { text: '', blocks: [], pages: null };
    warned += (document.warnings ?? []).filter(({ kind }) => kind === 'uncertain_recognition').length;
    judge(made.menu, form, document, tally);
  }
  print(`${form.name} (${count})`, tally);
  if (form.isPhoto) {
    const told = `prices of the rows that were accepted: ${share(tally.accepted).trim()} ${interval(tally.accepted)}`;
    process.stdout.write(`  ${told}; menus with a warning ${warned}; ${Math.round((performance.now() - started) / count)} ms a menu\n`);
  }
  tellMisses(tally);
}

async function evaluateForms(): Promise<void> {
  const forms = FORMS.filter(({ name }) => isWanted(name));
  if (forms.length === 0) return;
  const press = await openPress();
  if (!press) return console.warn('Chromium is not installed: forms are left out.');
  head('form, whole way (menus)');
  const eye = seenBy === null ? null : await openEye(seenBy);
  for (const form of forms) await evaluateForm(form, FORMS.indexOf(form) + 1, argument('--menus', 30), press, eye);
  await eye?.close();
  await press.close();
}

function evaluateLayouts(): void {
  const layouts = LAYOUTS.filter(({ name }) => isWanted(name));
  if (layouts.length === 0) return;
  const menus = argument('--menus', 6);
  const total = emptyTally();
  head('layout of blocks');
  for (const layout of layouts) {
    const tally = emptyTally();
    for (let number = 0; number < menus; number += 1) {
      const menu = makeMenu(LAYOUTS.indexOf(layout) * menus + number);
      judge(menu, layout, layout.render(menu), tally);
    }
    print(`${layout.name} (${menus})`, tally);
    for (const field of FIELDS) for (const at of [0, 1] as const) total[field][at] += tally[field][at];
    for (const field of ['inventedItems', 'inventedAllergens', 'inventedDiets', 'inventedHours'] as const) total[field] += tally[field];
    total.misses.push(...tally.misses);
  }
  print(`all layouts (${layouts.length * menus})`, total);
  tellMisses(total);
}

evaluateLayouts();
await evaluateForms();
