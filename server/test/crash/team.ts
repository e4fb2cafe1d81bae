import type { ConversationView, MessageView } from '@wafaa/contracts';
import type { Sim } from '@wafaa/sim';
import type { Random } from '../../../sim/src/core/random.ts';
import { answeredBy, DISHES } from './dishes.ts';

// People of the team, through the real API, which dies under their hands like everything else: they take the pen of conversations, let customers
// write, answer some themselves, leave the rest to the bot and give the pen back; and they look after every conversation that waits for a person.

export interface Team {
  /** Until `stop`, and then until nobody waits for a person any more. */
  done: Promise<TeamDeeds>;
  stop(): void;
}

export interface TeamDeeds {
  taken: number;
  /** Conversations that the product had left to a person. */
  rescued: number;
  written: number;
}

export interface TeamOptions {
  sim: Sim;
  url: string;
  people: readonly { name: string; authorization: string }[];
  random: Random;
}

const PAGE = 100;
const LOOKED_AT = 25;
/** A person does one thing after the other, with a breath in between; whoever waits for one is seen to at once. */
const BREATH_MS = 700;
/** So many dishes fit into the shortest text that a channel takes. */
const DISHES_EACH = 8;
const UNSETTLED: ReadonlySet<string> = new Set(['queued', 'sending']);
const NEVER_WENT: ReadonlySet<string> = new Set(['failed', 'needs_human']);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function startTeam(options: TeamOptions): Team {
  const deeds: TeamDeeds = { taken: 0, rescued: 0, written: 0 };
  const busy = new Set<string>();
  let stopped = false;
  const work = async (person: TeamOptions['people'][number]): Promise<void> => {
    const call = caller(options.url, person.authorization);
    for (let idle = false; !(stopped && idle); ) {
      const waiting = (await list(call, '&holder=nobody')).filter(({ id }) => !busy.has(id));
      const running = stopped ? [] : (await list(call, '&holder=bot')).filter(({ id }) => !busy.has(id));
      const [next] = waiting.length > 0 ? waiting : running.length > 0 ? [options.random.pick(running)] : [];
      idle = waiting.length === 0 && busy.size === 0;
      if (next && !busy.has(next.id)) {
        busy.add(next.id);
        if (waiting.length > 0) deeds.rescued += 1;
        else deeds.taken += 1;
        await handle(options, call, next.id, person.name, deeds).finally(() => busy.delete(next.id));
      }
      if (waiting.length === 0) await pause(stopped ? 200 : BREATH_MS);
    }
  };
  return {
    done: Promise.all(options.people.map(work)).then(() => deeds),
    stop: () => void (stopped = true),
  };
}

/** Takes the pen, waits while the customer writes on, sees to it that everything is answered, and gives the pen back. */
async function handle({ sim, random }: TeamOptions, call: Call, id: string, name: string, deeds: TeamDeeds): Promise<void> {
  await call('POST', `/conversations/${id}/pen`, { action: 'take' });
  await pause(300 + random.next() * 2_500);
  // The bot answers what waits only where no reply to it is stored that never went: then it is for the person to say.
  const leavesToBot = random.chance(0.5);
  let given: { answerWaiting: boolean; seenMessageId: string | undefined };
  for (;;) {
    const thread = await read(call, id);
    if (thread.some(({ direction, status }) => direction === 'out' && UNSETTLED.has(status))) {
      await pause(250);
      continue;
    }
    const isClean = !thread.some(({ direction, status }) => direction === 'out' && NEVER_WENT.has(status));
    const missing = unanswered(sim, thread);
    // What crosses the giving back is the bot's as well: it is told up to where one has read.
    given = { answerWaiting: missing.length > 0, seenMessageId: thread.at(-1)?.id };
    if (missing.length === 0 || (leavesToBot && isClean)) break;
    for (let at = 0; at < missing.length; at += DISHES_EACH) {
      const text = missing.slice(at, at + DISHES_EACH).map((number) => `the ${DISHES[number - 1]} is ${9 + number}`);
      await call('POST', `/conversations/${id}/messages`, { text: `${name} here: ${text.join(', ')}.` });
      deeds.written += 1;
    }
  }
  await call('POST', `/conversations/${id}/pen`, { action: 'give_to_bot', ...given });
}

/** Numbers of the customer's messages that no message on the customer's phone answers: as a person finds out who asks the customer. */
function unanswered(sim: Sim, thread: readonly MessageView[]): number[] {
  const asked = new Map<number, number>();
  for (const { direction, text } of thread) {
    const [, contact, number] = (direction === 'in' && /#(\d+)-(\d+)/.exec(text ?? '')) || [];
    if (contact !== undefined) asked.set(Number(number), Number(contact));
  }
  const [contact] = asked.values();
  const who = sim.ledger.messages().find(({ contactIndex }) => contactIndex === contact);
  const shown = (who && sim.conversation(who.account, who.contact)?.messages) ?? [];
  const answered = new Set(shown.filter(({ author }) => author === 'business').flatMap(({ text }) => answeredBy(text) ?? []));
  return [...asked.keys()].filter((number) => !answered.has(number)).toSorted((one, other) => one - other);
}

async function list(call: Call, filter: string): Promise<ConversationView[]> {
  return ((await call('GET', `/conversations?limit=${LOOKED_AT}${filter}`)) as { items: ConversationView[] }).items;
}

async function read(call: Call, id: string): Promise<MessageView[]> {
  const thread: MessageView[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await call('GET', `/conversations/${id}/messages?limit=${PAGE}${after}`)) as {
      items: MessageView[];
      nextCursor: string | null;
    };
    thread.unshift(...page.items);
    cursor = page.nextCursor;
  }
  return thread;
}

type Call = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;

// One process that holds its database itself is long in coming back while thousands wait to be written.
const TRIES_FOR_MS = 300_000;

/** Asks again until there is an answer, under one key: what was done before the answer was lost is not done twice. */
function caller(url: string, authorization: string): Call {
  return async (method, path, body) => {
    const key = crypto.randomUUID();
    const until = Date.now() + TRIES_FOR_MS;
    for (;;) {
      const answer = await ask(`${url}/api/v1${path}`, {
        method,
        headers: { authorization, ...(body ? { 'content-type': 'application/json', 'idempotency-key': key } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(30_000),
      });
      if (answer && answer.status < 300) return answer.body;
      const refused = answer !== null && answer.status < 500 && answer.status !== 429 && !answer.text.includes('request.in_progress');
      if (refused || Date.now() > until)
        throw new Error(`${method} ${path}: ${answer === null ? 'no answer' : `${answer.status} ${answer.text}`}`);
      await pause(200);
    }
  };
}

async function ask(url: string, init: RequestInit): Promise<{ status: number; text: string; body: unknown } | null> {
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    return { status: response.status, text, body: response.ok ? JSON.parse(text) : null };
  } catch {
    return null;
  }
}
