/** Questions about facts over the demo tenants and our own, judged by their rows. `node evals/answers.eval.ts [--misses n] [--family words]` */
import { judgeCase, type Judged } from './answers/judge.ts';
import { hoursCases } from './answers/ask-hours.ts';
import { itemCases } from './answers/ask-items.ts';
import { comparisonCases, listCases } from './answers/ask-lists.ts';
import { loadTenants } from './answers/load-tenants.ts';
import type { Manner } from './answers/spoken.ts';
import { rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';

const MANNERS: readonly Manner[] = ['plain', 'typo', 'run-on'];
const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const misses = Number(argument('--misses') ?? 0);
const family = argument('--family') ?? '';

const tenants = await loadTenants();
const cases = tenants
  .flatMap((tenant) => [...listCases(tenant), ...comparisonCases(tenant), ...itemCases(tenant), ...hoursCases(tenant)])
  .filter((one) => one.family.includes(family));
const judged = cases.flatMap((one) => MANNERS.map((manner) => judgeCase(one, manner)));

const line = (label: string, part: readonly Judged[]): string => {
  const right = part.filter((one) => one.wrong === null).length;
  const [low, high] = wilson(right, part.length);
  return `${label.padEnd(26)} ${rounded(right / Math.max(1, part.length))} [${rounded(low)}, ${rounded(high)}] n=${part.length}\n`;
};
const by = (name: string, key: (one: Judged) => string): void => {
  process.stdout.write(`\n${name}\n`);
  for (const [label, part] of Map.groupBy(judged, key)) process.stdout.write(line(`  ${label}`, part));
};
process.stdout.write(line('questions answered right', judged));
by('by family', (one) => one.of.family);
by('by tenant', (one) => one.of.tenant.name);
by('by tongue', (one) => one.of.tongue);
by('by manner', (one) => one.manner);
process.stdout.write(`\n${cases.length} question forms, each in ${MANNERS.length} manners\n`);
for (const { of, manner, asked, wrong, said } of judged.filter((one) => one.wrong !== null).slice(0, misses))
  process.stdout.write(
    `\n[${of.tenant.name} · ${of.family} · ${of.tongue} · ${manner}] ${asked}\n  ${wrong}\n  ${said.replaceAll('\n', '\n  ').slice(0, 400)}\n`,
  );
