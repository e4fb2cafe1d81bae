import process from 'node:process';
import { makeInput, makePorts } from '../server/src/modules/conversations/turn/testing.ts';
import { runTurn } from '../server/src/modules/conversations/turn/run-turn.ts';
import { readDemo } from '../server/src/modules/knowledge/facts/answer-testing.ts';

// CPU of a turn that the fact tables answer, over a menu of a hundred dishes, without the database: reading, answering, checking, fitting.
//
//   npm run bench -- turn [--rounds 40]

const QUESTIONS = [
  'how much is the lamb mandi?',
  'وش عندكم أكل نباتي؟',
  'بكم الحمص؟',
  'what are your opening hours?',
  'what vegan dishes do you have?',
];
const LINE_MS = 5;

const at = process.argv.indexOf('--rounds');
const rounds = at > 0 ? Number(process.argv[at + 1]) : 40;
const { facts } = readDemo('bayt-alwaha');
const more = facts.items.map((item) => ({
  ...item,
  id: `${item.id}_b`,
  name: { en: `${item.name.en} Deluxe`, ar: `${item.name.ar} ديلوكس` },
}));
const hundred = { ...facts, items: [...facts.items, ...more].slice(0, 100), version: '1', sourceNames: {} };
const ports = makePorts([], 0, { loadFacts: async () => hundred });
const run = async (times: number): Promise<void> => {
  for (let round = 0; round < times; round += 1)
    for (const question of QUESTIONS) await runTurn(ports, makeInput(question), AbortSignal.timeout(10_000));
};
await run(8);
const before = process.cpuUsage();
await run(rounds);
const { user, system } = process.cpuUsage(before);
const perTurn = (user + system) / 1_000 / (rounds * QUESTIONS.length);
process.stdout.write(`${perTurn.toFixed(2)} ms of CPU a turn, n ${rounds * QUESTIONS.length} (line: ${LINE_MS} ms)\n`);
process.exitCode = perTurn < LINE_MS ? 0 : 1;
