import pg from 'pg';
import { listTopicSamples, readActivity, readCosts, readHome, readReport } from '../server/src/modules/analytics/index.ts';
import { listConversations } from '../server/src/modules/conversations/index.ts';
import type { TenantDb } from '../server/src/platform/db/index.ts';
import { createTestDatabase, makeTenant } from '../server/test/database.ts';

// What the pages of figures ask of one busy tenant: four weeks with so many conversations, each a question, a turn and an answer.
//
//   DATABASE_URL=postgres://… npm run bench -- analytics [--conversations 100000 --runs 5]

const LINE_MS = 3_000;
const DAYS = 28;

function argument(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : fallback;
}

const conversations = argument('conversations', 100_000);
const runs = argument('runs', 5);
if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL names the PostgreSQL in which the database of this run is made');
const test = await createTestDatabase();
try {
  const { tenantId, accountId } = await makeTenant(test.database);
  const from = [tenantId, conversations];
  // From the newest back: every one lies in the four weeks.
  const at = `(now() - (n * interval '${DAYS - 1} days' / $2::int))`;
  const rows = `generate_series(1, $2::int) n`;
  const trace = `jsonb_build_object('question', 'question ' || n, 'outcome', 'answered', 'totalMs', 4, 'steps', jsonb_build_array(
    jsonb_build_object('name', 'understand', 'data', jsonb_build_object(
      'intent', (array['hours', 'item_price', 'location', 'booking', 'other', 'menu_list'])[1 + n % 6],
      'language', (array['ar', 'en', 'ar'])[1 + n % 3], 'sentiment', (array['neutral', 'positive', 'neutral', 'negative'])[1 + n % 4])),
    jsonb_build_object('name', 'passages', 'data', jsonb_build_object('text', (select string_agg(md5(n::text || k), ' ') from generate_series(1, 40) k))),
    jsonb_build_object('name', 'confidence', 'data', jsonb_build_object('reason', (array['covered', 'below_line', 'fixed.person'])[1 + n % 3]))))`;
  process.stdout.write(`${conversations} conversations are written …\n`);
  // Past the pool, whose statements end after half a minute.
  const owner = new pg.Client({ connectionString: test.url ?? '' });
  await owner.connect();
  for (const statement of [
    `insert into contact (tenant_id, id) select $1, 'con_' || n from ${rows}`,
    `insert into conversation (tenant_id, id, channel, account_id, contact_id, last_message_at)
     select $1, 'cnv_' || n, 'whatsapp', '${accountId}', 'con_' || n, ${at} from ${rows}`,
    `insert into message (tenant_id, id, conversation_id, direction, author, kind, text, at)
     select $1, 'msg_i' || n, 'cnv_' || n, 'in', 'contact', 'text', 'question ' || n, ${at} from ${rows}`,
    `insert into turn (tenant_id, id, conversation_id, from_seq, upto_seq, state, outcome, trace, started_at)
     select $1, 'trn_' || n, 'cnv_' || n, 1, 1, 'done', (array['answered', 'answered', 'answered', 'handed_over'])[1 + n % 4], ${trace}, ${at} from ${rows}`,
    `insert into message (tenant_id, id, conversation_id, direction, author, kind, text, at)
     select $1, 'msg_o' || n, 'cnv_' || n, 'out', 'bot', 'text', 'answer ' || n, ${at} from ${rows}`,
  ])
    await owner.query(statement, statement.includes('$2') ? from : []);
  for (const table of ['message', 'turn', 'conversation', 'contact']) await owner.query(`vacuum analyze ${table}`);
  await owner.end();

  const day = (ago: number): string => new Date(Date.now() + 3 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10);
  const input = { first: day(DAYS - 1), last: day(0), now: new Date(), mostMessages: 2 * conversations };
  const within = { from: new Date(Date.now() - DAYS * 86_400_000).toISOString(), to: new Date().toISOString() };
  const looks: [name: string, read: (db: TenantDb) => Promise<unknown>][] = [
    ['report', (db) => readReport(db, input)],
    ['activity', (db) => readActivity(db, input)],
    ['costs', (db) => readCosts(db, input)],
    ['samples of a topic', (db) => listTopicSamples(db, 'booking', input)],
    ['home', (db) => readHome(db, { days: 28, permissions: ['analytics.read'], now: input.now, mostMessages: input.mostMessages })],
    ['list behind a figure', (db) => listConversations(db, { limit: 30, figure: 'resolved', ...within })],
    ['list behind a topic', (db) => listConversations(db, { limit: 30, figure: 'asked', part: 'topic:booking', ...within })],
    ['list behind an hour', (db) => listConversations(db, { limit: 30, part: 'hour:5-21', ...within })],
    ['list behind a category', (db) => listConversations(db, { limit: 30, part: 'category:service', ...within })],
  ];
  let failed = false;
  for (const [name, read] of looks) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const started = performance.now();
      await test.database.withTenant(tenantId, read);
      times.push(performance.now() - started);
    }
    times.sort((one, other) => one - other);
    const [median = 0, worst = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
    if (median > LINE_MS) failed = true;
    process.stdout.write(
      `${name.padEnd(24)} median ${median.toFixed(0).padStart(6)} ms, worst ${worst.toFixed(0).padStart(6)} ms, n ${runs}\n`,
    );
  }
  if (failed) process.exitCode = 1;
} finally {
  await test.close();
}
