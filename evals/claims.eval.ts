/** The claim checker over seeded hallucinations and truths in English, Arabic and Arabizi. `node evals/claims.eval.ts [--misses]` */
import { type Judged, judgeClaims } from './claims/judge-claims.ts';
import { rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';

const WORLDS = 60;
const SEED = 20_261_123;
const showMisses = process.argv.includes('--misses');

function report(judged: readonly Judged[]): void {
  const share = (part: readonly Judged[], blocked: boolean): string => {
    const hits = part.filter((one) => one.blocked === blocked).length;
    return `${rounded(hits / Math.max(1, part.length))} [${wilson(hits, part.length).map(rounded).join(', ')}] n=${part.length}`;
  };
  const lies = judged.filter(({ truth }) => !truth);
  const truths = judged.filter(({ truth }) => truth);
  console.log(`hallucinations blocked   ${share(lies, true)}`);
  console.log(`truths wrongly blocked   ${share(truths, true)}`);
  for (const tongue of ['en', 'ar', 'arabizi'] as const) {
    console.log(
      `  ${tongue.padEnd(8)} blocked ${share(
        lies.filter((one) => one.tongue === tongue),
        true,
      )}`,
    );
    console.log(
      `  ${''.padEnd(8)} wrongly ${share(
        truths.filter((one) => one.tongue === tongue),
        true,
      )}`,
    );
  }
  for (const kind of new Set(judged.map((one) => one.kind))) {
    const [bad, good] = [lies, truths].map((part) => part.filter((one) => one.kind === kind));
    const blocked = bad?.length ? `blocked ${share(bad, true)}` : '';
    const wrongly = good?.length ? `wrongly ${share(good, true)}` : '';
    console.log(`  ${kind.padEnd(10)} ${[blocked, wrongly].filter(Boolean).join('   ')}`);
  }
  const times = judged.map(({ ms }) => ms).toSorted((left, right) => left - right);
  console.log(
    `added time, one message: P50 ${rounded(times[Math.floor(times.length / 2)] ?? 0)} ms, P95 ${rounded(times[Math.floor(times.length * 0.95)] ?? 0)} ms`,
  );
  if (!showMisses) return;
  const misses = new Map(
    judged
      .filter(({ truth, blocked }) => truth === blocked)
      .map((one) => [`${one.tongue}|${one.kind}|${one.truth}|${one.text.replace(/[\d٠-٩]+/g, '#')}`, one]),
  );
  for (const one of misses.values())
    console.log(`    ${one.truth ? 'wrongly blocked' : 'passed         '} ${one.tongue} ${one.kind}: ${one.text}`);
}

report(judgeClaims(WORLDS, SEED));
