import type { EventView } from '@wafaa/contracts';
import { type Answer, ok, problem } from './answers.ts';
import { answerBusiness, type Business, makeBusiness } from './business/answer-business.ts';
import { answerDoor, type DoorWorld, makeDoor } from './door/answer-door.ts';
import { answerConversationDeed, answerInbox, type InboxWorld, makeInbox, narrowTalks } from './conversations-inbox.ts';
import { makeTalks, type Talk } from './conversations.ts';
import { answerFacts, type FactWorld, makeFactWorld } from './answer-facts.ts';
import { items, makeSources, sourcePage } from './knowledge.ts';
import { session } from './session.ts';
import { answerAnalytics } from './analytics.ts';
import { homeView } from './home.ts';
import { answerTemplates } from './templates.ts';
import { refundTurn, turnView } from './turns.ts';

export type { Answer } from './answers.ts';

export interface World {
  talks: Talk[];
  inbox: InboxWorld;
  business: Business;
  door: DoorWorld;
  sources: ReturnType<typeof makeSources>;
  facts: FactWorld;
  events: EventView[];
  onChange: (cursor: string) => void;
  cursor: () => string;
}

export function makeWorld(now: number): World {
  const world: World = {
    talks: makeTalks(now),
    inbox: makeInbox(now),
    business: makeBusiness(now),
    door: makeDoor(now),
    sources: makeSources(now),
    facts: makeFactWorld(now),
    events: [],
    onChange: () => undefined,
    cursor: () => String(world.events.length),
  };
  return world;
}

function record(world: World, kind: string, conversationId: string | null): void {
  world.events.push({ id: String(world.events.length + 1), kind, conversationId, at: new Date().toISOString() });
  world.onChange(world.cursor());
}

const page = (list: unknown[]): Answer => ok({ items: list, nextCursor: null });

const refusals: Record<string, Answer> = {
  forbidden: problem(403, 'access.forbidden', 'Your role may not do this.', 'دورك لا يسمح بهذا.'),
  broken: problem(500, 'server.unexpected', 'Something broke while reading. Nothing was lost.', 'حدث خلل أثناء القراءة، ولم يُفقد شيء.'),
};

/** What the server would say, from memory. */
export function answer(world: World, state: string, method: string, url: URL, body: Buffer): Answer {
  const [, , , area, id, part] = url.pathname.split('/');
  const ofDoor = answerDoor(world.door, state, method, url, body);
  if (ofDoor) return ofDoor;
  const refusal = refusals[state];
  if (refusal && area !== 'session') return refusal;
  const empty = state === 'empty';
  const ofBusiness = answerBusiness(world.business, state, method, url, body);
  if (ofBusiness) return ofBusiness;
  const ofAnalytics = answerAnalytics(state, url, world.door.now);
  if (ofAnalytics) return ofAnalytics;
  const ofInbox = answerInbox(world.inbox, world.talks, state, method, url, body);
  if (ofInbox) return ofInbox;
  const ofTemplates = answerTemplates(world.talks, state, method, url, body);
  if (ofTemplates) return ofTemplates;
  const ofFacts = answerFacts(world.facts, state, method, url, body);
  if (ofFacts) return ofFacts;
  switch (`${method} ${area}${id ? '/:id' : ''}${part ? `/${part}` : ''}`) {
    case 'GET session':
      return ok(session(state, world.door.now));
    case 'GET home':
      return ok(homeView(state, url.searchParams.get('days') === '28' ? 28 : 7, world.door.now));
    case 'GET conversations':
      return page(empty ? [] : narrowTalks(world.talks, url.searchParams));
    case 'GET sources':
      return ok({ ...(page(empty ? [] : world.sources).body as object), counts: countsOf(empty ? [] : world.sources) });
    case 'GET sources/:id': {
      const source = world.sources.find((one) => one.id === id);
      return source ? ok(source) : problem(404, 'source.not_found', 'This document does not exist.', 'هذا المستند غير موجود.');
    }
    case 'GET sources/:id/pages':
      return ok(sourcePage(Number(url.pathname.split('/')[6])));
    case 'GET sources/:id/versions':
      return page([]);
    case 'GET items':
      return page(empty ? [] : items);
    case 'GET events': {
      const after = Number(url.searchParams.get('after') ?? '0');
      return ok({ items: world.events.slice(after), cursor: world.cursor() });
    }
    case 'POST sources':
      return addSource(world, body);
    case 'POST sources/:id/retry':
      return ok(world.sources.find((source) => source.id === id));
    case 'DELETE sources/:id':
      world.sources = world.sources.filter((source) => source.id !== id);
      record(world, 'source.removed', null);
      return ok({ removed: true });
    default:
      return id
        ? conversationAnswer(world, method, id, part, body)
        : problem(404, 'request.not_found', 'No such address.', 'لا يوجد هذا العنوان.');
  }
}

function countsOf(sources: World['sources']): object {
  const count = (fits: (source: World['sources'][number]) => boolean): number => sources.filter(fits).length;
  return {
    all: sources.length,
    working: count(({ state }) => state !== 'live' && state !== 'failed'),
    live: count(({ state }) => state === 'live'),
    failed: count(({ state }) => state === 'failed'),
    warned: count(({ warnings }) => warnings.length > 0),
  };
}

function addSource(world: World, body: Buffer): Answer {
  const name = /filename="([^"]+)"/.exec(body.toString('utf8'))?.[1] ?? 'document.txt';
  if (name.endsWith('.exe'))
    return problem(415, 'document.unsupported_type', 'This kind of file cannot be read.', 'لا يمكن قراءة هذا النوع من الملفات.');
  const source = {
    ...world.sources[0],
    id: `src_${Date.now()}`,
    name,
    mime: 'text/plain',
    sizeBytes: body.length,
    state: 'reading' as const,
    stages: [],
    createdAt: new Date().toISOString(),
  };
  world.sources = [source as (typeof world.sources)[number], ...world.sources];
  record(world, 'source.added', null);
  return ok(source, 201);
}

function conversationAnswer(world: World, method: string, id: string, part: string | undefined, body: Buffer): Answer {
  const talk = world.talks.find(({ conversation }) => conversation.id === id);
  if (!talk) return problem(404, 'conversation.not_found', 'This conversation does not exist.', 'هذه المحادثة غير موجودة.');
  const deed = answerConversationDeed(talk, method, part ?? '', body);
  if (deed) {
    record(world, 'conversation.state', id);
    return deed;
  }
  switch (`${method} ${part ?? ''}`) {
    case 'GET ':
      return ok(talk.conversation);
    case 'GET messages':
      return page(talk.messages);
    case 'GET turns':
      return page(talk.turns);
    case 'POST pen': {
      const { action } = JSON.parse(body.toString('utf8')) as { action: 'take' | 'give_to_bot' | 'release' | 'assign' };
      const taken = action === 'take' || action === 'assign';
      talk.conversation = {
        ...talk.conversation,
        pen: {
          holder: taken ? 'agent' : action === 'release' ? 'nobody' : 'bot',
          agentName: taken ? 'Sara Ahmad' : null,
          agentId: taken ? 'usr_sara' : null,
          reason: null,
          since: new Date().toISOString(),
        },
      };
      record(world, 'pen.moved', id);
      return ok(talk.conversation);
    }
    // Not of the API: lets a test have a customer write.
    case 'POST write': {
      const at = new Date().toISOString();
      talk.turns = [turnView(`trn_${Date.now()}`, id, at, refundTurn), ...talk.turns];
      talk.conversation = {
        ...talk.conversation,
        lastMessage: { id: `msg_${Date.now()}`, text: refundTurn.question, direction: 'in', at },
      };
      record(world, 'turn.finished', id);
      return ok({});
    }
    default:
      return problem(404, 'request.not_found', 'No such address.', 'لا يوجد هذا العنوان.');
  }
}
