/**
 * Bursts, in real time over the whole path: webhooks in, answers on the emulator's phone. One burst wants one answer, soon after its last line.
 * `node evals/bursts.eval.ts [--bursts 500] [--median 1000] [--seed 1] [--model]`
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startTestApp } from '../server/test/app.ts';
import { makeBursts, type Burst } from './bursts/make-bursts.ts';
import { rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';

const { values } = parseArgs({
  options: {
    bursts: { type: 'string', default: '500' },
    median: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    model: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
  },
});
const running = await startTestApp({
  env: { BURST_SCALE: '1' },
  ...(values.model ? { model: { provider: 'openai' as const, name: 'honest' } } : {}),
});
const menu = Buffer.from(
  'name_en,name_ar,section,price,diet\nFalafel,فلافل,Mezze,20,vegan\nHummus,حمص,Mezze,22,vegan\nLamb Kabsa,كبسة لحم,Mains,48,\nKunafa,كنافة,Desserts,25,vegetarian\n',
);
const { accountKey } = await running.addTenant({ files: [{ name: 'menu.csv', mime: 'text/csv', bytes: menu }] });

/** Bursts that begin within a second of each other would measure the machine and not the wait. */
const PER_SECOND = 12;
const QUIET_MS = 7_000;

interface Measured {
  burst: Burst;
  answers: number;
  /** From the last line to the first part of the last answer. */
  delayMs: number;
}

async function play(burst: Burst, person: string): Promise<Measured> {
  let last = 0;
  for (const line of burst.lines) {
    await pause(line.afterMs);
    last = Date.now();
    await running.sim.send({ account: accountKey, from: { id: person, name: 'Customer' }, type: 'text', text: line.text }).acknowledged;
  }
  await pause(QUIET_MS);
  const turns = await running.test.asOwner<{ finished: Date }>(
    `select t.finished_at as finished from turn t join conversation c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
     join contact_identity i on i.tenant_id = c.tenant_id and i.contact_id = c.contact_id
     where i.value = $1 and t.state = 'done' and exists (select 1 from outbound o where o.tenant_id = t.tenant_id and o.turn_id = t.id)
     order by t.finished_at`,
    [person],
  );
  return { burst, answers: turns.length, delayMs: (turns.at(-1)?.finished.getTime() ?? last + QUIET_MS) - last };
}

const bursts = makeBursts(Number(values.bursts), Number(values.seed), Number(values.median));
const results = await Promise.all(
  bursts.map(async (burst, at) => {
    await pause((at / PER_SECOND) * 1_000);
    return play(burst, `9665${String(10_000_000 + at)}`);
  }),
);
const report = (name: string, of: Measured[]): void => {
  const one = of.filter(({ answers }) => answers === 1).length;
  const delays = of
    .filter(({ answers }) => answers === 1)
    .map(({ delayMs }) => delayMs)
    .sort((a, b) => a - b);
  const at = (share: number): number => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? Number.NaN;
  const share = `${rounded(one / of.length)} [${wilson(one, of.length).map(rounded).join(', ')}]`;
  console.log(
    `${name.padEnd(14)} one answer ${share}  from the last line to the answer P50 ${at(0.5)} ms, P95 ${at(0.95)} ms  n=${of.length}`,
  );
};
report('all', results);
report(
  'several lines',
  results.filter(({ burst }) => burst.lines.length > 1),
);
for (const language of ['en', 'ar', 'arabizi'] as const)
  report(
    language,
    results.filter(({ burst }) => burst.language === language),
  );
if (values.misses) {
  for (const { burst, answers } of results.filter((one) => one.answers !== 1))
    console.log(`    ${answers}: ${burst.lines.map(({ text, afterMs }) => `(${afterMs}) ${text}`).join(' | ')}`);
}
await running.close();
