/** Understanding over public message sets: who asks for a person, which language, what mood. `node evals/nlu.eval.ts [--misses]` */
import { asksForPerson, detectLanguage, understand } from '../server/src/modules/nlu/index.ts';
import { readRows } from './lib/read-rows.ts';
import { rounded } from './lib/report.ts';
import { wilson } from './lib/statistics.ts';

const showMisses = process.argv.includes('--misses');
const interval = (hits: number, count: number): string =>
  `${rounded(hits / Math.max(1, count))} [${wilson(hits, count).map(rounded).join(', ')}]`;

interface Message {
  text: string;
  label: string;
  lang: string;
  dialect?: string;
  source?: string;
}

function evaluateHandoff(): void {
  const rows = readRows<Message>('handoff/messages');
  const found = rows.map((row) => ({ row, asks: asksForPerson(row.text) }));
  const truePositives = found.filter(({ row, asks }) => asks && row.label === 'handoff').length;
  const falsePositives = found.filter(({ row, asks }) => asks && row.label !== 'handoff');
  const missed = found.filter(({ row, asks }) => !asks && row.label === 'handoff');
  const precision = truePositives / (truePositives + falsePositives.length);
  const recall = truePositives / (truePositives + missed.length);
  console.log(
    `asks for a person (en): precision ${interval(truePositives, truePositives + falsePositives.length)}  recall ${interval(truePositives, truePositives + missed.length)}  F1 ${rounded((2 * precision * recall) / (precision + recall))}  n=${rows.length}`,
  );
  if (!showMisses) return;
  for (const { row } of falsePositives) console.log(`    wrongly: ${row.source} | ${row.text}`);
  for (const { row } of missed) console.log(`    missed:  ${row.source} | ${row.text}`);
}

function evaluateLanguage(): void {
  const rows = readRows<Message>('language/messages');
  for (const dialect of new Set(rows.map((row) => row.dialect ?? row.lang))) {
    const group = rows.filter((row) => (row.dialect ?? row.lang) === dialect);
    const isRight = (row: Message): boolean => {
      const detected = detectLanguage(row.text);
      return row.lang === 'ar-Latn' ? detected.language === 'ar' && detected.arabizi : detected.language === row.lang && !detected.arabizi;
    };
    const wrong = group.filter((row) => !isRight(row));
    console.log(`language, ${dialect.padEnd(14)} accuracy ${interval(group.length - wrong.length, group.length)}  n=${group.length}`);
    if (showMisses) for (const row of wrong) console.log(`    ${row.text}`);
  }
}

function evaluateMood(): void {
  for (const set of ['restaurants-en', 'hotels-ar', 'tweets-ar']) {
    const rows = readRows<Message>(`sentiment/${set}`).filter((row) => row.label !== 'mixed');
    const moods = rows.map((row) => ({ label: row.label, sentiment: understand(row.text).sentiment }));
    const right = moods.filter(({ label, sentiment }) => label === sentiment).length;
    const opposite = moods.filter(({ label, sentiment }) => label !== 'neutral' && sentiment !== 'neutral' && label !== sentiment).length;
    const line = `accuracy ${interval(right, rows.length)}  opposite ${interval(opposite, rows.length)}  n=${rows.length}`;
    console.log(`mood, ${set.padEnd(14)} ${line}`);
  }
}

evaluateHandoff();
evaluateLanguage();
evaluateMood();
