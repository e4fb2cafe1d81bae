/**
 * Bursts, in real time over the whole path: webhooks in, answers on the emulator's phone. One burst wants one answer, soon after its last line.
 * `node evals/bursts.eval.ts [--bursts 500] [--median 1000] [--seed 1] [--model] [--typed] [--misses]`
 * `--typed`: pauses as typing takes them, and words that nothing was tuned on. Whoever asks in one line asks once more a while later.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startTestApp } from '../server/test/app.ts';
import { makeBursts, type Burst } from './bursts/make-bursts.ts';
import { typeBursts } from './bursts/type-bursts.ts';
import { rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';

const { values } = parseArgs({
  options: {
    bursts: { type: 'string', default: '500' },
    median: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    model: { type: 'boolean', default: false },
    typed: { type: 'boolean', default: false },
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
const PER_SECOND = 6;
const QUIET_MS = 7_000;

interface Measured {
  burst: Burst;
  answers: number;
  /** Milliseconds between a line and the one before, as they reached the product. */
  pauses: number[];
  /** From the last line to the first part of the last answer. */
  delayMs: number;
}

async function play(burst: Burst, person: string): Promise<Measured> {
  const began = Date.now();
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
     where i.value = $1 and t.started_at >= $2 and t.state = 'done' and exists (select 1 from outbound o where o.tenant_id = t.tenant_id and o.turn_id = t.id)
     order by t.finished_at`,
    [person, new Date(began)],
  );
  const reached = await running.test.asOwner<{ at: Date }>(
    `select n.received_at as at from inbound n join contact_identity i on i.tenant_id = n.tenant_id
     join conversation c on c.tenant_id = n.tenant_id and c.id = n.conversation_id and c.contact_id = i.contact_id
     where i.value = $1 and n.received_at >= $2 and n.seq is not null order by n.seq`,
    [person, new Date(began)],
  );
  const pauses = reached.map(({ at }, index) => at.getTime() - (reached[index - 1]?.at ?? at).getTime());
  // An answer that stood before the thanks for it were typed made nobody wait.
  return { burst, answers: turns.length, pauses, delayMs: Math.max(0, (turns.at(-1)?.finished.getTime() ?? last + QUIET_MS) - last) };
}

const { bursts: count, seed, median } = { bursts: Number(values.bursts), seed: Number(values.seed), median: Number(values.median) };
const bursts = values.typed ? typeBursts(count, seed) : makeBursts(count, seed, median);
const again: Measured[] = [];
const results = await Promise.all(
  bursts.map(async (burst, at) => {
    await pause((at / PER_SECOND) * 1_000);
    const person = `9665${String(10_000_000 + at)}`;
    const first = await play(burst, person);
    if (burst.lines.length === 1) again.push(await play(burst, person));
    return first;
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
report(
  'one line',
  results.filter(({ burst }) => burst.lines.length === 1),
);
report('once more', again);
for (const language of ['en', 'ar', 'arabizi'] as const)
  report(
    language,
    results.filter(({ burst }) => burst.language === language),
  );
if (values.misses) {
  for (const { burst, answers, pauses } of results.filter((one) => one.answers !== 1))
    console.log(`    ${answers}: ${burst.lines.map(({ text }, at) => `(${pauses[at] ?? '?'}) ${text}`).join(' | ')}`);
}
await running.close();
