import type { ConversationView, MessageView, TurnView } from '@wafaa/contracts';
import { plain } from './conversations-inbox.ts';
import { makeMoreTalks } from './conversations-many.ts';
import { allergyTurn, greetingTurn, hoursTurn, refundTurn, turnView, veganTurn } from './turns.ts';

export interface Talk {
  conversation: ConversationView;
  messages: MessageView[];
  turns: TurnView[];
}

const minute = 60_000;

/** Conversations as they stand `now`, newest activity first. */
export function makeTalks(now: number): Talk[] {
  const ago = (minutes: number): string => new Date(now - minutes * minute).toISOString();
  const talk = (
    key: string,
    name: string | null,
    handle: string,
    language: ConversationView['language'],
    pen: Pick<ConversationView['pen'], 'holder'> & Partial<ConversationView['pen']>,
    windowHours: number,
    lines: [MessageView['author'], string, number][],
    turns: TurnView[],
    unhandled = 0,
  ): Talk => {
    const messages = lines.map(
      ([author, text, minutesAgo], index): MessageView => ({
        ...plain,
        id: `msg_${key}_${index}`,
        direction: author === 'contact' ? 'in' : 'out',
        author,
        agent: author === 'agent' ? { id: 'usr_sara', name: 'Sara Ahmad' } : null,
        text,
        status: author === 'contact' ? 'received' : 'read',
        turnId: author === 'bot' ? (turns[0]?.id ?? null) : null,
        at: ago(minutesAgo),
      }),
    );
    const last = messages.at(-1);
    return {
      messages,
      turns,
      conversation: {
        id: `cnv_${key}`,
        channel: 'whatsapp',
        accountId: 'acc_1',
        contact: { id: `con_${key}`, name, handle },
        pen: { agentName: null, agentId: null, reason: null, since: ago(30), ...pen },
        language,
        windowExpiresAt: new Date(now + windowHours * 60 * minute).toISOString(),
        writableUntil: new Date(now + windowHours * 60 * minute).toISOString(),
        lastMessage: last ? { id: last.id, text: last.text ?? '', direction: last.direction === 'in' ? 'in' : 'out', at: last.at } : null,
        unhandled,
        state: 'open',
        snoozedUntil: null,
        unread: 0,
        waitingSince: null,
        sentiment: null,
        labelIds: [],
      },
    };
  };
  const answerOf = (trace: typeof veganTurn): string => {
    const answer = trace.steps.find((step) => step.name === 'answer');
    return answer?.name === 'answer' ? answer.data.text : '';
  };
  return [
    talk(
      'noura',
      'نورة العتيبي',
      '+966501112233',
      'ar',
      { holder: 'bot' },
      23.9,
      [
        ['contact', greetingTurn.question, 9],
        ['bot', answerOf(greetingTurn), 9],
        ['contact', veganTurn.question, 1],
        ['bot', answerOf(veganTurn), 1],
      ],
      [turnView('trn_n2', 'cnv_noura', ago(1), veganTurn), turnView('trn_n1', 'cnv_noura', ago(9), greetingTurn)],
    ),
    talk(
      'james',
      'James Whitfield',
      '+447700900123',
      'en',
      { holder: 'nobody', reason: 'allergens_unconfirmed' },
      23.2,
      [
        ['contact', refundTurn.question, 62],
        ['bot', answerOf(refundTurn), 61],
        ['contact', allergyTurn.question, 8],
        ['bot', answerOf(allergyTurn), 8],
      ],
      [turnView('trn_j2', 'cnv_james', ago(8), allergyTurn), turnView('trn_j1', 'cnv_james', ago(62), refundTurn)],
      1,
    ),
    talk(
      'omar',
      'عمر',
      '+966555000111',
      'ar',
      { holder: 'bot' },
      3.4,
      [
        ['contact', hoursTurn.question, 95],
        ['bot', answerOf(hoursTurn), 95],
      ],
      [turnView('trn_o1', 'cnv_omar', ago(95), hoursTurn)],
    ),
    talk(
      'fatima',
      'Fatima Al-Harbi',
      '+966530004455',
      'en',
      { holder: 'agent', agentName: 'Sara Ahmad', agentId: 'usr_sara' },
      0.3,
      [
        ['contact', 'Can I book a table for 12 on Thursday? We need two high chairs.', 1410],
        ['agent', 'Of course, Fatima! 20:00 in the family section?', 1400],
        ['contact', 'Perfect, thank you 🙏', 1392],
      ],
      [],
    ),
    talk(
      'guest',
      null,
      '+966599887766',
      'ar',
      { holder: 'bot' },
      -2,
      [
        ['contact', 'كم رسوم التوصيل لحي الملقا؟', 1560],
        ['bot', 'التوصيل مجاني للطلبات فوق 120 ر.س داخل حي العليا والملقا.', 1560],
      ],
      [],
    ),
    ...makeMoreTalks(now),
  ];
}
