/** Facts read from generated menus of known truth, in every layout. `node evals/facts.eval.ts [--misses n] [--menus n]` */
import { LAYOUTS } from './facts/layouts.ts';
import { emptyTally, judge, type Tally } from './facts/judge-menu.ts';
import { makeMenu } from './facts/make-menus.ts';
import { rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';

const argument = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : Number(process.argv[at + 1] ?? 20);
};
const menus = argument('--menus', 6);
const FIELDS = ['found', 'price', 'diet', 'allergens', 'calories', 'addOns', 'hours', 'span'] as const;

const share = ([right, count]: readonly [number, number]): string =>
  count === 0 ? '–'.padStart(9) : `${rounded(right / count)} ${String(count).padStart(3)}`;
const total = emptyTally();
process.stdout.write(
  `${'layout'.padEnd(34)}${FIELDS.map((field) => field.padStart(11)).join('')}   invented: items allergens diets hours\n`,
);
for (const [place, layout] of LAYOUTS.entries()) {
  const tally = emptyTally();
  for (let menu = 0; menu < menus; menu += 1) judge(makeMenu(place * menus + menu), layout, tally);
  print(layout.name, tally);
  for (const field of FIELDS) for (const at of [0, 1] as const) total[field][at] += tally[field][at];
  for (const field of ['inventedItems', 'inventedAllergens', 'inventedDiets', 'inventedHours'] as const) total[field] += tally[field];
  total.misses.push(...tally.misses);
}
print('all', total);
process.stdout.write(
  `n = ${LAYOUTS.length * menus} menus; 95 % intervals: ${FIELDS.map(
    (field) =>
      `${field} [${wilson(...total[field])
        .map(rounded)
        .join(', ')}]`,
  ).join(', ')}\n`,
);
process.stdout.write(
  `${total.misses
    .slice(0, argument('--misses', 0))
    .map((miss) => `  ${miss}\n`)
    .join('')}`,
);

function print(name: string, tally: Tally): void {
  const invented = [tally.inventedItems, tally.inventedAllergens, tally.inventedDiets, tally.inventedHours].join(' ');
  process.stdout.write(`${name.padEnd(34)}${FIELDS.map((field) => share(tally[field]).padStart(11)).join('')}   ${invented}\n`);
}
