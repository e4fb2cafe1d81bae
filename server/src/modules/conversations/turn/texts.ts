type Said = Record<'en' | 'ar', string>;

/** Sentences that the engine says by itself. Warm, short, without a figure and without anything the product cannot keep. */
export const TEXTS = {
  greeting: { en: 'Hello{name}, and welcome to {tenant}! How can I help you?', ar: 'أهلًا وسهلًا بك{name} في {tenant}! كيف أقدر أساعدك؟' },
  salam: {
    en: 'Wa alaikum assalam{name}, and welcome to {tenant}! How can I help you?',
    ar: 'وعليكم السلام{name}، أهلًا بك في {tenant}! كيف أقدر أساعدك؟',
  },
  off_topic: {
    en: 'I’m here for {tenant} only, so I can’t help with that. I can tell you about {offer}. What would you like to know?',
    ar: 'أنا هنا لخدمة عملاء {tenant} فقط، فلا أستطيع المساعدة في هذا. أقدر أخبرك عن {offer}. ماذا تحب أن تعرف؟',
  },
  thanks: { en: 'You’re welcome!', ar: 'العفو، في خدمتك!' },
  goodbye: { en: 'Goodbye, and have a lovely day!', ar: 'مع السلامة، نهارك سعيد!' },
  person: {
    en: 'Of course. I’m passing you to a colleague, who will answer you here.',
    ar: 'حاضر، أحوّلك الآن إلى زميل من الفريق وسيجيبك هنا.',
  },
  complaint: {
    en: 'I’m really sorry about this. I’m passing it to a colleague, who will look into it and answer you here.',
    ar: 'نعتذر منك بصدق على ما حصل. أحوّل الموضوع الآن إلى زميل ليتابعه ويجيبك هنا.',
  },
  refusal: {
    en: 'I don’t have a sure answer to that, and I’d rather not guess. A colleague will answer you here.',
    ar: 'ليس عندي جواب أكيد لهذا، ولا أحب أن أخمّن. سيجيبك زميل من الفريق هنا.',
  },
  handing_over: { en: 'A colleague will answer you here.', ar: 'سيجيبك زميل من الفريق هنا.' },
  rest_to_person: { en: 'For the rest of your message, a colleague will answer you here.', ar: 'أما بقية رسالتك فسيجيبك عنها زميل هنا.' },
  action: {
    en: 'I can’t change orders myself, so a colleague will help you with it here.',
    ar: 'لا أستطيع تعديل الطلبات بنفسي، وسيساعدك زميل من الفريق هنا.',
  },
  allergy: {
    en: 'I can’t confirm allergens for that, and I won’t guess with an allergy. A colleague will check and answer you here.',
    ar: 'لا أستطيع تأكيد مسببات الحساسية لهذا، ولن أخمّن في أمر يخص الحساسية. سيتأكد زميل ويجيبك هنا.',
  },
  media: {
    en: 'Thanks for that! I can’t open this kind of message yet. Could you write your question as text?',
    ar: 'شكرًا لك! لا أستطيع فتح هذا النوع من الرسائل بعد. هل تكتب لي سؤالك نصًا؟',
  },
  which_topic: { en: 'Which of these is your question about?', ar: 'عن أي من هذه سؤالك؟' },
  which_one: { en: 'Which one do you mean?', ar: 'أي واحد تقصد؟' },
  choose: { en: 'Choose', ar: 'اختر' },
  source: { en: 'Source: {source}', ar: 'المصدر: {source}' },
  page: { en: 'page {page}', ar: 'صفحة {page}' },
  contact: { en: 'You can also reach us at:\n{contact}', ar: 'ويمكنك التواصل معنا أيضًا على:\n{contact}' },
} as const satisfies Record<string, Said>;

export type TextId = keyof typeof TEXTS;

export function text(id: TextId, language: 'en' | 'ar', values: Record<string, string> = {}): string {
  return TEXTS[id][language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
