/** What the chat itself says, in both languages. */
const en = {
  open: 'Open chat',
  close: 'Close chat',
  unread: (count: number) => `${count} new ${count === 1 ? 'message' : 'messages'}`,
  conversation: 'Conversation',
  write: 'Write a message',
  send: 'Send',
  typing: 'Typing…',
  offline: 'You are offline. What you write is sent when you are back.',
  reconnecting: 'Connecting…',
  unavailable: 'The chat is not available right now.',
  waiting: 'Waiting to be sent',
  notSent: 'Not sent',
  remove: 'Remove',
  you: 'You',
  file: 'Open file',
  map: 'Open map',
  skip: 'Answers come from an assistant; a person takes over when needed.',
};

const ar: typeof en = {
  open: 'افتح الدردشة',
  close: 'أغلق الدردشة',
  unread: (count) =>
    count === 1 ? 'رسالة جديدة' : count === 2 ? 'رسالتان جديدتان' : count < 11 ? `${count} رسائل جديدة` : `${count} رسالة جديدة`,
  conversation: 'المحادثة',
  write: 'اكتب رسالة',
  send: 'إرسال',
  typing: 'يكتب…',
  offline: 'أنت غير متصل. ما تكتبه يُرسل عند عودة الاتصال.',
  reconnecting: 'جارٍ الاتصال…',
  unavailable: 'الدردشة غير متاحة الآن.',
  waiting: 'بانتظار الإرسال',
  notSent: 'لم تُرسل',
  remove: 'إزالة',
  you: 'أنت',
  file: 'افتح الملف',
  map: 'افتح الخريطة',
  skip: 'يجيبك مساعد آلي، ويتولى موظف المحادثة عند الحاجة.',
};

export type Words = typeof en;
export type Language = 'en' | 'ar';
export const WORDS: Record<Language, Words> = { en, ar };

/** The page's own wish, else the page's language, else the browser's. */
export function pickLanguage(wish: string | undefined, page: string, browser: string): Language {
  for (const given of [wish, page, browser]) {
    const primary = given?.toLowerCase().split('-')[0];
    if (primary === 'ar' || primary === 'en') return primary;
  }
  return 'en';
}
