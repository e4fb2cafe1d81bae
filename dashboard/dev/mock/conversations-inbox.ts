import type { CannedReplyView, ConversationView, InboxCounts, LabelView, MessageView, SavedViewView } from '@wafaa/contracts';
import type { z } from 'zod';
import { type Answer, ok, problem } from './answers.ts';
import type { Talk } from './conversations.ts';

/** What the team keeps around its conversations, and the list of them narrowed as the API does. */
export interface InboxWorld {
  labels: LabelView[];
  canned: CannedReplyView[];
  views: SavedViewView[];
}

const ME = { id: 'usr_sara', name: 'Sara Ahmad' };

export function makeInbox(now: number): InboxWorld {
  const at = new Date(now).toISOString();
  const label = (id: string, en: string, ar: string, colour: LabelView['colour']): LabelView => ({
    id,
    name: { en, ar },
    colour,
    conversations: 3,
  });
  const canned = (shortcut: string, en: string | null, ar: string | null, used: number): CannedReplyView => ({
    id: `can_${used}`,
    shortcut,
    body: { en, ar },
    used,
    updatedAt: at,
  });
  return {
    labels: [
      label('lbl_vip', 'Regular guest', 'عميل دائم', 'violet'),
      label('lbl_booking', 'Booking', 'حجز', 'teal'),
      label('lbl_complaint', 'Complaint', 'شكوى', 'red'),
      label('lbl_catering', 'Catering', 'ولائم', 'amber'),
    ],
    canned: [
      canned(
        'hello',
        'Hello {{name}}, this is {{agent}} from {{business}}. How can I help?',
        'أهلاً {{name}}، معك {{agent}} من {{business}}. كيف أخدمك؟',
        41,
      ),
      canned('map', 'We are on Al Olaya Street: https://maps.app.goo.gl/abc', 'موقعنا في شارع العليا: https://maps.app.goo.gl/abc', 17),
      canned('شكرا', null, 'شكراً لك {{name}}، يسعدنا دائماً!', 9),
      canned('sorry', 'I am sorry about that, {{name}}. We will make it right.', null, 4),
    ],
    views: [
      { id: 'sav_1', name: 'Complaints in Arabic', shared: true, filter: { state: 'open', language: 'ar', labelId: 'lbl_complaint' } },
      { id: 'sav_2', name: 'حجوزات اليوم', shared: false, filter: { state: 'open', labelId: 'lbl_booking' } },
    ],
  };
}

export function narrowTalks(talks: readonly Talk[], query: URLSearchParams): ConversationView[] {
  const is = (name: string, value: unknown): boolean => !query.has(name) || query.get(name) === String(value);
  const state = query.get('state') ?? 'any';
  const q = query.get('q')?.toLowerCase() ?? '';
  const agent = query.get('agentId');
  return talks
    .filter(({ conversation: one, messages }) => {
      const held = agent === null || (one.pen.holder === 'agent' && one.pen.agentId === (agent === 'me' ? ME.id : agent));
      const words = `${one.contact.name ?? ''} ${one.contact.handle ?? ''} ${messages.map(({ text }) => text).join(' ')}`.toLowerCase();
      return (
        held &&
        words.includes(q) &&
        (state === 'any' || one.state === state) &&
        is('holder', one.pen.holder) &&
        is('channel', one.channel) &&
        is('language', one.language) &&
        is('sentiment', one.sentiment) &&
        is('unread', one.unread > 0) &&
        is('waiting', one.waitingSince !== null) &&
        (!query.has('labelId') || one.labelIds.includes(query.get('labelId') ?? ''))
      );
    })
    .map(({ conversation }) => conversation)
    .toSorted((left, right) => (query.get('sort') === 'waiting' ? (left.waitingSince ?? '9').localeCompare(right.waitingSince ?? '9') : 0));
}

export function countTalks(talks: readonly Talk[]): z.infer<typeof InboxCounts> {
  const of = (text: string): number => narrowTalks(talks, new URLSearchParams(text)).length;
  return {
    open: of('state=open'),
    mine: of('state=open&agentId=me'),
    unassigned: of('state=open&holder=nobody'),
    team: of('state=open&holder=agent'),
    bot: of('state=open&holder=bot'),
    unread: of('state=open&unread=true'),
    snoozed: of('state=snoozed'),
    resolved: of('state=resolved'),
  };
}

/** Labels, ready answers, views, and what is done to several; null for what is not of the inbox. */
export function answerInbox(world: InboxWorld, talks: Talk[], state: string, method: string, url: URL, body: Buffer): Answer | null {
  const [, , , area, part, below] = url.pathname.split('/');
  const given = (): Record<string, unknown> => JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  const shown = <Row>(rows: Row[]): Answer => ok({ items: state === 'empty' ? [] : rows });
  if (area === 'inbox' && part === 'counts') return ok(countTalks(state === 'empty' ? [] : talks));
  if (area === 'inbox' && part === 'bulk') {
    const { ids, deed } = given() as { ids: string[]; deed: Record<string, unknown> };
    for (const talk of talks.filter(({ conversation }) => ids.includes(conversation.id))) {
      const one = talk.conversation;
      if (deed['kind'] === 'state')
        talk.conversation = stateAfter(one, deed['change'] as { state: ConversationView['state']; until?: string });
      if (deed['kind'] === 'read') talk.conversation = { ...one, unread: deed['read'] ? 0 : Math.max(1, one.unread) };
    }
    return ok({ changed: ids.length });
  }
  const list = area === 'labels' ? 'labels' : area === 'canned-replies' ? 'canned' : area === 'inbox' && part === 'views' ? 'views' : null;
  if (list === null) return null;
  const id = list === 'views' ? below : part;
  if (method === 'GET') return shown<unknown>(world[list]);
  if (method === 'POST') {
    const made = { id: `${list}_${Date.now()}`, conversations: 0, used: 0, updatedAt: new Date().toISOString(), ...given() };
    world[list] = [...world[list], made] as never;
    return ok(made, 201);
  }
  if (method === 'DELETE') {
    world[list] = world[list].filter((one) => one.id !== id) as never;
    return ok({ done: true });
  }
  const edited = { ...world[list].find((one) => one.id === id), ...given() };
  world[list] = world[list].map((one) => (one.id === id ? edited : one)) as never;
  return ok(edited);
}

function stateAfter(one: ConversationView, change: { state: ConversationView['state']; until?: string }): ConversationView {
  return { ...one, state: change.state, snoozedUntil: change.until ?? null };
}

/** What is written in one conversation and done to it; null for what is not of the inbox. */
export function answerConversationDeed(talk: Talk, method: string, part: string, body: Buffer): Answer | null {
  if (method !== 'POST') return null;
  const given = JSON.parse(body.toString('utf8') || '{}') as {
    text?: string;
    read?: boolean;
    labelIds?: string[];
    state?: ConversationView['state'];
    until?: string;
  };
  const one = talk.conversation;
  const write = (direction: 'out' | 'note'): MessageView => {
    const message: MessageView = {
      ...plain,
      id: `msg_${Date.now()}`,
      direction,
      author: 'agent',
      agent: ME,
      text: given.text ?? '',
      status: direction === 'out' ? 'queued' : 'received',
      at: new Date().toISOString(),
    };
    talk.messages = [...talk.messages, message];
    return message;
  };
  switch (part) {
    case 'messages': {
      if (given.text?.includes('fail'))
        return problem(409, 'conversation.window_closed', 'The reply window has closed.', 'انتهت نافذة الرد.');
      const { id, at, text } = write('out');
      const pen = { holder: 'agent' as const, agentName: ME.name, agentId: ME.id, reason: 'agent_replied', since: at };
      talk.conversation = { ...one, pen, waitingSince: null, lastMessage: { id, text: text ?? '', direction: 'out', at } };
      return ok({ messageIds: [id], conversation: talk.conversation }, 201);
    }
    case 'notes':
      return ok({ messageId: write('note').id }, 201);
    case 'read':
      talk.conversation = { ...one, unread: given.read ? 0 : Math.max(1, one.unread) };
      return ok(talk.conversation);
    case 'labels':
      talk.conversation = { ...one, labelIds: given.labelIds ?? [] };
      return ok(talk.conversation);
    case 'state':
      talk.conversation = stateAfter(one, { state: given.state ?? 'open', ...(given.until ? { until: given.until } : {}) });
      return ok(talk.conversation);
    default:
      return null;
  }
}

/** A message of which nothing special is to be told. */
export const plain: Omit<MessageView, 'id' | 'direction' | 'author' | 'text' | 'at'> = {
  agent: null,
  kind: 'text',
  status: 'received',
  failure: null,
  turnId: null,
  late: false,
  reactions: [],
  editedAt: null,
  replyTo: null,
  forwarded: false,
  media: [],
  albumId: null,
  location: null,
};
