import { createRandom, type Random } from '../../../sim/src/core/random.ts';
import {
  movePen,
  nextHolder,
  PEN_MACHINE,
  type PenEvent,
  type PenHolder,
  retryMessage,
  sendAgentMessage,
} from '../../src/modules/handoff/index.ts';
import { AppError } from '../../src/platform/errors.ts';
import { eventOf, type LedgerBench, noteOf, statusOf, type TestTenant, unique } from '../ledger.ts';
import { reply, type Sent, startWorker, type Worker } from './talk.ts';

// Random interleavings of everything that can happen to a conversation, against the real functions of the ledger and the real lane code. After each
// step the pen must stand where the written machine allows, and at each send the writer must hold it.

export interface PenFuzzOptions {
  seed: number;
  steps: number;
  conversations: number;
  /** Conversations that move at once. */
  atOnce: number;
  onProgress?: (steps: number) => void;
}

export interface PenFuzzResult {
  steps: number;
  /** What each step did, and how often. */
  deeds: Record<string, number>;
  sends: { bot: number; agent: number };
  /** Moves of the pen that happened, as `from event to`. */
  moves: string[];
  /** Sentences about broken promises; empty is good. */
  broken: string[];
}

interface Talk {
  id: string;
  person: string;
  pen: PenHolder;
  /** The customer asked to hear no more. */
  silenced: boolean;
  workers: Worker[];
  written: number;
  /** Numbers of the agents' messages in the order in which they left. */
  left: number[];
  trackers: Map<string, number>;
}

const AGENTS = [
  { id: 'usr_sara', name: 'Sara' },
  { id: 'usr_omar', name: 'Omar' },
] as const;
const SILENCE_MINUTES = 10;

type Deed = (talk: Talk) => Promise<{ name: string; events: PenEvent[] }>;

export async function fuzzPen(bench: LedgerBench, options: PenFuzzOptions): Promise<PenFuzzResult> {
  const random = createRandom(options.seed);
  const tenant = await bench.tenant();
  await bench.test.asOwner(
    `update tenant set settings = settings || jsonb_build_object('returnPenAfterMinutes', ${SILENCE_MINUTES}) where tenant_id = $1`,
    [tenant.tenantId],
  );
  for (const agent of AGENTS) await addMember(bench, tenant, agent);
  const result: PenFuzzResult = { steps: 0, deeds: {}, sends: { bot: 0, agent: 0 }, moves: [], broken: [] };
  const moves = new Set<string>();
  const talks: Talk[] = [];
  for (let at = 0; at < options.conversations; at += 1) {
    const person = unique('pen');
    const id = await bench.says(tenant, person, 'first');
    talks.push({ id, person, pen: 'bot', silenced: false, workers: [], written: 0, left: [], trackers: new Map() });
  }
  const byId = new Map(talks.map((talk) => [talk.id, talk]));
  const say = (what: string): void => void result.broken.push(`step ${result.steps}: ${what}`);

  const onSend = ({ conversationId, tracker, text }: Sent): void => {
    const talk = byId.get(conversationId);
    if (!talk) return say(`a message left in a conversation that nobody knows`);
    const sentBefore = talk.trackers.get(tracker) ?? 0;
    talk.trackers.set(tracker, sentBefore + 1);
    if (text.startsWith('bot') && !adopted.has(tracker)) {
      result.sends.bot += 1;
      if (talk.pen === 'agent') say(`the bot wrote while a person held the pen`);
      if (sentBefore > 0 && !retryable.has(tracker)) say(`the bot's reply left twice`);
    } else {
      result.sends.agent += 1;
      if (sentBefore > 0 && !retryable.has(tracker)) say(`a person's message left twice`);
      else if (sentBefore === 0 && !adopted.has(tracker)) talk.left.push(Number(text.split(' ')[1]));
    }
    retryable.delete(tracker);
  };
  /** Trackers whose provider said "again" or "no": they may leave once more. */
  const retryable = new Set<string>();
  /** Replies of the bot that a person sent once more: theirs now. */
  const adopted = new Set<string>();
  const deeds = makeDeeds({ bench, tenant, random, retryable, adopted });

  const check = async (moved: { talk: Talk; name: string; events: PenEvent[] }[]): Promise<void> => {
    const rows = await bench.test.asOwner<{ id: string; pen_holder: PenHolder }>(
      'select id, pen_holder from conversation where id = any ($1)',
      [moved.map(({ talk }) => talk.id)],
    );
    const holders = new Map(rows.map((row) => [row.id, row.pen_holder]));
    for (const { talk, name, events } of moved) {
      const holder = holders.get(talk.id) ?? 'nobody';
      const by = events.find((event) => nextHolder(talk.pen, event) === holder);
      if (holder !== talk.pen && by === undefined) say(`${name} moved the pen from ${talk.pen} to ${holder}`);
      if (by !== undefined && PEN_MACHINE[talk.pen][by] !== undefined) moves.add(`${talk.pen} ${by} ${holder}`);
      talk.pen = holder;
    }
  };

  while (result.steps < options.steps) {
    const lanes = await bench.ledger.claim(options.atOnce, {});
    await Promise.all(
      lanes.map(async (lane) => {
        const talk = byId.get(lane.conversationId);
        if (talk) talk.workers.push(await startWorker(bench, lane, onSend));
      }),
    );
    // A claim alone moves a pen only by settling what an earlier worker left: a reply of the bot that nobody can account for.
    await check(
      lanes.flatMap((lane) => {
        const talk = byId.get(lane.conversationId);
        return talk ? [{ talk, name: 'claim', events: ['send_failed'] as PenEvent[] }] : [];
      }),
    );
    if (random.chance(0.15)) {
      const silent = [random.pick(talks), random.pick(talks)];
      await fallSilent(bench, silent);
      // A rule that found somebody at work looks again later: so everybody who ever fell silent is looked at.
      await check(talks.map((talk) => ({ talk, name: 'silence', events: talk.silenced ? ['opt_out'] : ['silence', 'silence_unsent'] })));
      result.deeds.silence = (result.deeds.silence ?? 0) + 1;
      result.steps += 1;
    }
    const chosen = new Set<Talk>();
    while (chosen.size < Math.min(options.atOnce, talks.length)) chosen.add(random.pick(talks));
    const picked = [...chosen].map((talk) => ({ talk, deed: pickDeed(deeds, talk, random) }));
    const done = await Promise.all(picked.map(async ({ talk, deed }) => ({ talk, ...(await deed(talk)) })));
    for (const { name } of done) result.deeds[name] = (result.deeds[name] ?? 0) + 1;
    result.steps += lanes.length + done.length;
    await check(done);
    for (const talk of chosen) talk.workers = talk.workers.filter((worker) => worker.at !== 'done');
    if (result.broken.length > 20) break;
    options.onProgress?.(result.steps);
  }
  await settle(bench, talks, onSend);
  await judgeEnd(bench, talks, say);
  result.moves = [...moves].sort();
  return result;
}

async function addMember(bench: LedgerBench, tenant: TestTenant, agent: { id: string; name: string }): Promise<void> {
  await bench.test.asOwner(`insert into app_user (id, email, name, password_hash) values ($1, $2, $3, 'x') on conflict (id) do nothing`, [
    agent.id,
    `${agent.id}@people.example`,
    agent.name,
  ]);
  await bench.test.asOwner(`insert into member (tenant_id, user_id, name, email, role) values ($1, $2, $3, $4, 'agent')`, [
    tenant.tenantId,
    agent.id,
    agent.name,
    `${agent.id}@people.example`,
  ]);
}

async function fallSilent(bench: LedgerBench, talks: Talk[]): Promise<void> {
  await bench.test.asOwner(
    `update conversation set pen_since = now() - interval '1 hour', pen_touched_at = now() - interval '1 hour' where id = any ($1)`,
    [talks.map((talk) => talk.id)],
  );
  await bench.test.database.system.call('return_pens', 1_000);
}

interface Ground {
  bench: LedgerBench;
  tenant: TestTenant;
  random: Random;
  retryable: Set<string>;
  adopted: Set<string>;
}

/** Deeds with how often they happen. */
function makeDeeds({ bench, tenant, random, retryable, adopted }: Ground): Record<string, { weight: number; deed: Deed }> {
  const within = bench.test.database.withTenant.bind(bench.test.database, tenant.tenantId);
  /** A refusal with a reason is an answer like any other. */
  const tried = async (deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      await deed();
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  };
  const move =
    (action: 'take' | 'release' | 'assign' | 'give_to_bot', event: PenEvent): Deed =>
    async (talk) => {
      const actor = random.pick(AGENTS);
      const given = { answerWaiting: random.chance(0.5), memberId: random.pick(AGENTS).id };
      await within((db) => movePen(db, { conversationId: talk.id, action, actor, ...given }));
      if (event !== 'give_to_bot') return { name: event, events: [event] };
      return { name: event, events: talk.silenced ? ['opt_out'] : ['give_to_bot', 'give_unsent'] };
    };
  const wish =
    (kind: 'opt_out' | 'opt_in'): Deed =>
    async (talk) => {
      const preference = { category: 'all', value: kind === 'opt_out' ? 'stop' : 'resume' };
      await bench.ingest([
        noteOf(tenant, talk.person, { kind, dedupeKey: unique('wish'), payload: { user: { id: talk.person }, preference } }),
      ]);
      talk.silenced = kind === 'opt_out';
      return { name: kind, events: [kind] };
    };
  const worker = (talk: Talk, at: Worker['at']): Worker | undefined => {
    const open = talk.workers.filter((one) => one.at === at);
    return open.length > 0 ? random.pick(open) : undefined;
  };
  const nothing = { name: 'nothing', events: [] };
  return {
    customer: {
      weight: 16,
      deed: async (talk) => {
        const lines = Array.from({ length: 1 + random.below(3) }, () => eventOf(tenant, talk.person, { text: 'a line' }));
        await bench.ingest(lines);
        return { name: 'customer', events: [] };
      },
    },
    decide: {
      weight: 60,
      deed: async (talk) => {
        const open = worker(talk, 'deciding');
        if (!open) return nothing;
        const handsOver = random.chance(0.2);
        if (random.chance(0.05)) await open.fail();
        else await open.decide(reply(unique('r'), handsOver ? 1 : random.below(4), handsOver ? 'nothing_found' : null));
        return { name: 'decide', events: ['hand_over'] };
      },
    },
    begin: {
      weight: 40,
      deed: async (talk) => {
        const open = worker(talk, 'beginning');
        if (!open) return nothing;
        await open.begin();
        return { name: 'begin', events: ['send_failed'] };
      },
    },
    send: {
      weight: 60,
      deed: async (talk) => {
        const open = worker(talk, 'sending');
        if (!open) return nothing;
        const tracker = [...talk.trackers.keys()].at(-1) ?? '';
        const dice = random.next();
        if (dice < 0.7) await open.end({ kind: 'sent', providerMessageId: unique('w') });
        else if (dice < 0.85) {
          for (const known of talk.trackers.keys()) retryable.add(known);
          await open.end({ kind: 'retry', failureKind: 'throttled', failureCode: '130429', delayMs: random.chance(0.5) ? 0 : 60_000 });
        } else if (dice < 0.93) await open.end({ kind: 'failed', failureKind: 'invalid_payload', failureCode: tracker ? '100' : '0' });
        else await open.end({ kind: 'uncertain' });
        return { name: 'send', events: ['send_failed', 'hand_over'] };
      },
    },
    crash: {
      weight: 3,
      deed: async (talk) => {
        const open = talk.workers.pop();
        if (!open) return nothing;
        return { name: 'crash', events: [] };
      },
    },
    leaseEnds: {
      weight: 3,
      deed: async (talk) => {
        await bench.test.asOwner(
          `update lane set leased_until = now() - interval '1 ms', ready_at = now() - interval '1 ms' where conversation_id = $1 and leased_until > now()`,
          [talk.id],
        );
        return { name: 'leaseEnds', events: [] };
      },
    },
    timePasses: {
      weight: 4,
      deed: async (talk) => {
        await bench.test.asOwner(
          'update lane set ready_at = now() where conversation_id = $1 and ready_at > now() and leased_until is null',
          [talk.id],
        );
        return { name: 'timePasses', events: [] };
      },
    },
    status: {
      weight: 3,
      deed: async (talk) => {
        const tracker = [...talk.trackers.keys()].at(-1);
        if (!tracker) return nothing;
        await bench.ingest([statusOf(tenant, random.pick(['sent', 'delivered', 'read']), { tracker, targetMessageId: unique('w') })]);
        return { name: 'status', events: [] };
      },
    },
    echo: {
      weight: 1.5,
      deed: async (talk) => {
        await bench.ingest([noteOf(tenant, talk.person, { direction: 'echo', kind: 'text', text: 'from the phone' })]);
        return { name: 'echo', events: ['phone_echo'] };
      },
    },
    stop: { weight: 0.6, deed: wish('opt_out') },
    start: { weight: 8, deed: wish('opt_in') },
    write: {
      weight: 3.5,
      deed: async (talk) => {
        const actor = random.pick(AGENTS);
        const text = `agent ${talk.written + 1}`;
        const written = await tried(() =>
          within((db) => sendAgentMessage(db, { conversationId: talk.id, text, actor, takeOver: random.chance(0.3) })),
        );
        if (written) talk.written += 1;
        return { name: written ? 'write' : 'refused', events: ['reply'] };
      },
    },
    retry: {
      weight: 1.5,
      deed: async (talk) => {
        const [failed] = await bench.test.asOwner<{ message: string; tracker: string }>(
          `select m.id as message, o.tracker from outbound o join message m on m.outbound_id = o.id and m.tenant_id = o.tenant_id
           where o.conversation_id = $1 and o.state in ('failed', 'needs_human') limit 1`,
          [talk.id],
        );
        if (!failed) return nothing;
        retryable.add(failed.tracker);
        const actor = random.pick(AGENTS);
        const again = () => within((db) => retryMessage(db, { conversationId: talk.id, messageId: failed.message, actor, takeOver: true }));
        if (await tried(again)) adopted.add(failed.tracker);
        return { name: 'retry', events: ['reply'] };
      },
    },
    take: { weight: 2, deed: move('take', 'take') },
    release: { weight: 1, deed: move('release', 'release') },
    assign: { weight: 1, deed: move('assign', 'assign') },
    give: { weight: 10, deed: move('give_to_bot', 'give_to_bot') },
  };
}

/** What cannot happen to this conversation now is not chosen: most steps then do something. */
function pickDeed(deeds: ReturnType<typeof makeDeeds>, talk: Talk, random: Random): Deed {
  const possible = Object.entries(deeds).filter(
    ([name]) =>
      (name !== 'decide' || talk.workers.some((worker) => worker.at === 'deciding')) &&
      (name !== 'begin' || talk.workers.some((worker) => worker.at === 'beginning')) &&
      (name !== 'send' || talk.workers.some((worker) => worker.at === 'sending')) &&
      (name !== 'crash' || talk.workers.length > 0),
  );
  let dice = random.next() * possible.reduce((sum, [, { weight }]) => sum + weight, 0);
  for (const [, { weight, deed }] of possible) {
    dice -= weight;
    if (dice <= 0) return deed;
  }
  throw new Error('no deed was chosen');
}

/** Every worker goes home, every lease ends, every delay passes, until nothing waits. */
async function settle(bench: LedgerBench, talks: Talk[], onSend: (sent: Sent) => void): Promise<void> {
  const byId = new Map(talks.map((talk) => [talk.id, talk]));
  for (const talk of talks) for (const worker of talk.workers) await sendHome(worker);
  for (let round = 0; round < 200; round += 1) {
    await bench.test.asOwner(
      `update lane set ready_at = now(), leased_until = null where conversation_id = any ($1) and (ready_at is not null or leased_until is not null)`,
      [[...byId.keys()]],
    );
    const lanes = await bench.ledger.claim(50, {});
    if (lanes.length === 0) return;
    await Promise.all(lanes.map(async (lane) => sendHome(await startWorker(bench, lane, onSend))));
  }
}

async function sendHome(worker: Worker): Promise<void> {
  for (let pauses = 0; worker.at !== 'done' && pauses < 20; pauses += 1) {
    if (worker.at === 'deciding') await worker.decide(reply('last', 1));
    else if (worker.at === 'beginning') await worker.begin();
    else await worker.end({ kind: 'sent', providerMessageId: unique('w') });
  }
}

async function judgeEnd(bench: LedgerBench, talks: Talk[], say: (what: string) => void): Promise<void> {
  const ids = talks.map((talk) => talk.id);
  const open = await bench.test.asOwner(
    'select conversation_id from lane where conversation_id = any ($1) and (ready_at is not null or done_seq < last_seq)',
    [ids],
  );
  if (open.length > 0) say(`${open.length} conversations never came to rest`);
  const unsettled = await bench.test.asOwner(
    `select id from outbound where conversation_id = any ($1) and state in ('queued', 'sending')`,
    [ids],
  );
  if (unsettled.length > 0) say(`${unsettled.length} messages were never settled`);
  const written = await bench.test.asOwner<{ id: string; count: number }>(
    `select conversation_id as id, count(*)::int as count from message where conversation_id = any ($1) and author = 'agent' and direction = 'out' group by 1`,
    [ids],
  );
  const counts = new Map(written.map((row) => [row.id, row.count]));
  for (const talk of talks) {
    if ((counts.get(talk.id) ?? 0) !== talk.written)
      say(`${talk.written} messages were written by people, ${counts.get(talk.id) ?? 0} are kept`);
    if (talk.left.some((number, at) => at > 0 && number < (talk.left[at - 1] ?? 0))) say('what people wrote left in another order');
  }
}
