/** Questions that only sound like facts, and facts that must go on being told. `node evals/scope.eval.ts [--misses n] [--half tuning|held-out]` */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadTenants } from './answers/load-tenants.ts';
import { rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';
import { judgeScope, type ScopeJudged, type ScopeRow } from './scope/judge-scope.ts';

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const misses = Number(argument('--misses') ?? 0);
const halves = ['tuning', 'held-out'].filter((half) => half === (argument('--half') ?? half));

const tenants = new Map((await loadTenants()).map((tenant) => [tenant.name, tenant]));
const line = (label: string, part: readonly ScopeJudged[]): string => {
  const right = part.filter((one) => one.right).length;
  const [low, high] = wilson(right, part.length);
  const weak = part.filter((one) => one.standing === 'weak').length;
  return `${label.padEnd(30)} ${rounded(right / Math.max(1, part.length))} [${rounded(low)}, ${rounded(high)}] n=${part.length}  weak ${weak}\n`;
};
for (const half of halves) {
  const rows = readFileSync(fileURLToPath(new URL(`data/fact-scope/${half}.jsonl`, import.meta.url)), 'utf8')
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as ScopeRow);
  const judged = rows.flatMap((row) => {
    const tenant = tenants.get(row.tenant);
    if (!tenant) throw new Error(`no tenant ${row.tenant}`);
    return [judgeScope(row, tenant)];
  });
  process.stdout.write(`\n${half}\n`);
  for (const [wanted, label] of [
    ['aside', 'left to the passages'],
    ['fact', 'answered from rows'],
  ] as const) {
    const part = judged.filter((one) => one.row.wanted === wanted);
    process.stdout.write(line(`  ${label}`, part));
    for (const [kind, of] of Map.groupBy(part, (one) => one.row.kind)) process.stdout.write(line(`    ${kind}`, of));
    for (const [tongue, of] of Map.groupBy(part, (one) => one.row.tongue)) process.stdout.write(line(`    (${tongue})`, of));
    for (const { row, said } of part.filter((one) => !one.right).slice(0, misses))
      process.stdout.write(
        `\n[${row.tenant} · ${row.kind} · ${row.tongue}] ${row.question}\n  ${said.replaceAll('\n', ' / ').slice(0, 160)}\n`,
      );
  }
}
