import type { MessageView, TemplateView } from '@wafaa/contracts';
import { type Answer, ok, problem } from './answers.ts';
import { plain } from './conversations-inbox.ts';
import type { Talk } from './conversations.ts';

const ME = { id: 'usr_sara', name: 'Sara Ahmad' };
type Place = TemplateView['places'][number];
const place = (more: Partial<Place>): Place => ({
  part: 'body',
  type: 'text',
  placeholder: null,
  name: null,
  button: null,
  example: null,
  ...more,
});
const template = (name: string, more: Partial<TemplateView>): TemplateView => ({
  ...{ id: `tpl_${name}`, name, language: 'ar', category: 'utility', state: 'approved', reason: null, quality: 'green' },
  ...{ header: null, body: '', footer: null, buttons: [], places: [], sendable: true, unsupported: null },
  ...more,
});

const TEMPLATES: TemplateView[] = [
  template('booking', {
    name: 'booking_reminder',
    header: { kind: 'text', text: 'حجزك في {{1}}' },
    body: 'مرحبًا {{customer_name}}، نذكّرك بحجزك يوم {{day}} الساعة {{time}} لعدد {{guests}} أشخاص.\nنسعد بخدمتك في فرع العليا.',
    footer: 'بيت الواحة',
    buttons: [
      { kind: 'reply', text: 'تأكيد', url: null },
      { kind: 'reply', text: 'إلغاء', url: null },
      { kind: 'url', text: 'الموقع', url: 'https://maps.example/{{1}}' },
    ],
    places: [
      place({ part: 'header', placeholder: '{{1}}', example: 'بيت الواحة' }),
      place({ placeholder: '{{customer_name}}', name: 'customer_name', example: 'سارة' }),
      place({ placeholder: '{{day}}', name: 'day', example: 'الخميس' }),
      place({ placeholder: '{{time}}', name: 'time', example: '٨ مساءً' }),
      place({ placeholder: '{{guests}}', name: 'guests' }),
      place({ part: 'button', placeholder: '{{1}}', button: 2, example: 'olaya' }),
    ],
  }),
  template('order', {
    name: 'order_ready',
    body: 'مرحبًا {{1}}، طلبك {{2}} جاهز للاستلام.',
    places: [place({ placeholder: '{{1}}', example: 'سارة' }), place({ placeholder: '{{2}}', example: 'A-1042' })],
  }),
  template('offer', {
    name: 'weekend_offer',
    language: 'en_US',
    category: 'marketing',
    header: { kind: 'image', text: null },
    body: 'Hi {{1}}! Our winter menu is here: lamb mandi, date cake and saffron tea. Show this message for a free tea.',
    footer: 'Reply STOP to hear no more of this',
    buttons: [
      { kind: 'url', text: 'See the menu', url: 'https://bayt.example/menu' },
      { kind: 'code', text: 'Copy the code', url: null },
    ],
    places: [
      place({ part: 'header', type: 'image' }),
      place({ placeholder: '{{1}}', example: 'Sara' }),
      place({ part: 'button', type: 'code', button: 1, example: 'TEA2026' }),
    ],
  }),
  template('hello', { name: 'hello_world', language: 'en_US', body: 'Welcome! This message shows that you can send a template.' }),
  template('survey', {
    name: 'visit_survey',
    state: 'paused',
    reason: 'LOW_QUALITY',
    sendable: false,
    body: 'كيف كانت زيارتك؟ رأيك يهمنا.',
  }),
  template('ramadan', { name: 'ramadan_hours', state: 'pending', sendable: false, body: 'ساعات العمل في رمضان من {{1}} إلى {{2}}.' }),
  template('code', {
    name: 'sign_in_code',
    category: 'authentication',
    sendable: false,
    unsupported: 'authentication',
    language: 'en',
    body: '{{1}} is your code.',
  }),
];

/** Templates of a conversation, and sending one; null for what is not about them. */
export function answerTemplates(talks: Talk[], state: string, method: string, url: URL, body: Buffer): Answer | null {
  const [, , , area, id, part, below] = url.pathname.split('/');
  if (area !== 'conversations' || part !== 'templates') return null;
  const freshness = { fetchedAt: new Date(Date.now() - 5_400_000).toISOString(), problem: null };
  if (below === 'renewals') return ok(freshness);
  if (method === 'GET') {
    const q = url.searchParams.get('q')?.toLowerCase() ?? '';
    const items =
      state === 'no-templates'
        ? []
        : TEMPLATES.filter(({ name, body: words }) => `${name.replaceAll('_', ' ')} ${words}`.toLowerCase().includes(q));
    return ok({ items, nextCursor: null, ...freshness });
  }
  const talk = talks.find(({ conversation }) => conversation.id === id);
  const given = JSON.parse(body.toString('utf8')) as { templateId: string; parameters: string[] };
  const sent = TEMPLATES.find((one) => one.id === given.templateId);
  if (!talk || !sent) return problem(404, 'template.not_found', 'This template does not exist.', 'هذا القالب غير موجود.');
  if (given.parameters.includes('fail'))
    return problem(
      409,
      'template.not_approved',
      'The provider has stopped this template. Choose another one.',
      'أوقف مزوّد الخدمة هذا القالب. اختر قالبًا آخر.',
    );
  const at = new Date().toISOString();
  const text = sent.places.reduce(
    (words, { placeholder }, index) => words.replaceAll(placeholder ?? '\n\n', given.parameters[index] ?? ''),
    sent.body,
  );
  const message: MessageView = {
    ...plain,
    id: `msg_${Date.now()}`,
    direction: 'out',
    author: 'agent',
    agent: ME,
    kind: 'template',
    text,
    status: 'queued',
    at,
  };
  talk.messages = [...talk.messages, message];
  const pen = { holder: 'agent' as const, agentName: ME.name, agentId: ME.id, reason: 'agent_replied', since: at };
  talk.conversation = { ...talk.conversation, pen, lastMessage: { id: message.id, text, direction: 'out', at } };
  return ok({ messageIds: [message.id], conversation: talk.conversation }, 201);
}
