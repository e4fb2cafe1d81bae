import { makeMediaTalk } from './media.ts';
import type { ConversationView, MessageView } from '@wafaa/contracts';
import { plain } from './conversations-inbox.ts';
import type { Talk } from './conversations.ts';

const MINUTE = 60_000;

/** A thread that has everything a thread can have, and further conversations in every state. */
export function makeMoreTalks(now: number): Talk[] {
  const ago = (minutes: number): string => new Date(now - minutes * MINUTE).toISOString();
  const message = (
    id: string,
    minutes: number,
    given: Partial<MessageView> & Pick<MessageView, 'direction' | 'author' | 'text'>,
  ): MessageView => ({
    ...plain,
    id: `msg_huda_${id}`,
    at: ago(minutes),
    ...given,
  });
  const huda: MessageView[] = [
    message('1', 1500, { direction: 'in', author: 'contact', text: 'Hi, do you still have the date cake?' }),
    message('2', 1499, {
      direction: 'out',
      author: 'bot',
      text: 'Yes, the date cake is on the menu today for 32 SAR.',
      status: 'read',
      turnId: 'trn_n1',
    }),
    message('3', 58, { direction: 'in', author: 'contact', text: 'كم سعر كيكة التمر للحفلات؟ ١٢ شخص', late: true }),
    message('4', 57, { direction: 'in', author: 'contact', text: null, kind: 'image' }),
    message('5', 52, {
      direction: 'note',
      author: 'agent',
      agent: { id: 'usr_noura', name: 'نورة القحطاني' },
      text: 'Regular guest: she had the cake for the birthday in May. Offer the large one.',
    }),
    message('6', 50, {
      direction: 'out',
      author: 'agent',
      agent: { id: 'usr_sara', name: 'Sara Ahmad' },
      text: 'أهلاً هدى! الكيكة الكبيرة تكفي ١٢ شخصاً بسعر 180 ر.س.',
      status: 'read',
      replyTo: { messageId: 'msg_huda_3', author: 'contact', text: 'كم سعر كيكة التمر للحفلات؟ ١٢ شخص', story: null },
      reactions: [{ by: 'contact', emoji: '❤️' }],
    }),
    message('7', 49, {
      direction: 'out',
      author: 'agent',
      agent: { id: 'usr_sara', name: 'Sara Ahmad' },
      text: 'Shall I set one aside for Thursday?',
      status: 'delivered',
    }),
    message('8', 40, { direction: 'in', author: 'contact', text: null, kind: 'deleted' }),
    message('9', 38, {
      direction: 'in',
      author: 'contact',
      text: 'Loved this one 😍',
      replyTo: { messageId: null, author: null, text: null, story: { url: 'https://cdn.example/story/9' } },
    }),
    message('10', 36, { direction: 'in', author: 'contact', text: 'Thursday at 7 please, and a candle', editedAt: ago(35) }),
    message('11', 20, {
      direction: 'out',
      author: 'agent',
      agent: { id: 'usr_sara', name: 'Sara Ahmad' },
      text: 'Done: Thursday 19:00 at the Olaya branch.',
      status: 'failed',
      failure: { kind: 'recipient', code: '131026' },
    }),
  ];
  const conversation = (key: string, name: string, minutes: number, text: string, given: Partial<ConversationView>): ConversationView => ({
    id: `cnv_${key}`,
    channel: 'whatsapp',
    accountId: 'acc_1',
    contact: { id: `con_${key}`, name, handle: '+966500000001' },
    pen: { holder: 'bot', agentName: null, agentId: null, reason: null, since: ago(minutes) },
    language: 'en',
    windowExpiresAt: ago(minutes - 1440),
    writableUntil: ago(minutes - 1440),
    lastMessage: { id: `msg_${minutes}`, text, direction: 'in', at: ago(minutes) },
    unhandled: 0,
    state: 'open',
    snoozedUntil: null,
    unread: 0,
    waitingSince: null,
    sentiment: null,
    labelIds: [],
    ...given,
  });
  const agent = (id: string, agentName: string, reason: string, minutes: number): ConversationView['pen'] => ({
    holder: 'agent',
    agentName,
    agentId: id,
    reason,
    since: ago(minutes),
  });
  const alone = (one: ConversationView): Talk => ({
    conversation: one,
    turns: [],
    messages: [
      message(`${one.id}_1`, 30, {
        direction: 'in',
        author: 'contact',
        text: one.lastMessage?.text ?? '',
        at: one.lastMessage?.at ?? ago(30),
      }),
    ],
  });
  return [
    {
      messages: huda,
      turns: [],
      conversation: conversation('huda', 'Huda Nasser', 36, 'Thursday at 7 please, and a candle', {
        pen: agent('usr_sara', 'Sara Ahmad', 'taken_by_agent', 53),
        labelIds: ['lbl_vip', 'lbl_booking', 'lbl_catering'],
        sentiment: 'positive',
        unread: 2,
        waitingSince: ago(36),
      }),
    },
    makeMediaTalk(conversation('mona', 'منى السالم', 50, 'The guest list', { unread: 1 }), ago),
    alone(
      conversation('reem', 'ريم الزهراني', 12, 'وصلني الطلب بارد وناقص صنف، وما أحد يرد على الهاتف من ساعة!', {
        language: 'ar',
        sentiment: 'negative',
        unread: 3,
        waitingSince: ago(75),
        labelIds: ['lbl_complaint'],
        pen: { holder: 'nobody', agentName: null, agentId: null, reason: 'complaint', since: ago(70) },
      }),
    ),
    alone(conversation('khalid', 'Khalid M.', 140, 'ok will do', { pen: agent('usr_noura', 'نورة القحطاني', 'assigned', 130) })),
    alone(conversation('dana', 'Dana Aziz', 600, 'I will tell you tomorrow', { state: 'snoozed', snoozedUntil: ago(-900) })),
    alone(conversation('tariq', 'Tariq Bashir', 2900, 'Thanks a lot, that was quick', { state: 'resolved', sentiment: 'positive' })),
  ];
}
