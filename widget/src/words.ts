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
  attach: (size: string) => `Attach pictures, recordings, films or documents, up to ${size} each`,
  drop: (size: string) => `Drop pictures, recordings, films or documents here, up to ${size} each`,
  tooLarge: (name: string, size: string) => `${name} is larger than ${size} and was not attached.`,
  wrongType: (name: string) => `${name} is a program or empty, and was not attached.`,
  tooMany: (count: number) => `At most ${count} files at once.`,
  sending: 'Sending the file',
  cancel: 'Cancel',
  again: 'Try again',
  gone: 'The file is no longer here. Choose it again',
  refused: 'Files like this are not taken',
  full: 'No more files can be taken today. Try again tomorrow',
  voice: 'Voice note',
  record: 'Record a voice note',
  recording: 'Recording',
  discard: 'Discard the recording',
  sendRecording: 'Send the recording',
  noMicrophone: 'The microphone is not available. Allow it in the browser, then try again.',
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
  attach: (size) => `أرفق صورًا أو تسجيلات أو مقاطع فيديو أو مستندات، حتى ${size} لكل ملف`,
  drop: (size) => `أفلت الصور أو التسجيلات أو مقاطع الفيديو أو المستندات هنا، حتى ${size} لكل ملف`,
  tooLarge: (name, size) => `حجم ${name} أكبر من ${size} ولم يُرفق.`,
  wrongType: (name) => `${name} برنامج أو ملف فارغ ولم يُرفق.`,
  tooMany: (count) => `${count} ملفات كحد أقصى في المرة الواحدة.`,
  sending: 'جارٍ إرسال الملف',
  cancel: 'إلغاء',
  again: 'أعد المحاولة',
  gone: 'لم يعد الملف موجودًا هنا. اختره مرة أخرى',
  refused: 'لا تُقبل ملفات كهذه',
  full: 'لا يمكن استقبال ملفات أخرى اليوم. حاول مرة أخرى غدًا',
  voice: 'رسالة صوتية',
  record: 'سجّل رسالة صوتية',
  recording: 'جارٍ التسجيل',
  discard: 'تجاهل التسجيل',
  sendRecording: 'أرسل التسجيل',
  noMicrophone: 'الميكروفون غير متاح. اسمح به في المتصفح ثم أعد المحاولة.',
  skip: 'يجيبك مساعد آلي، ويتولى موظف المحادثة عند الحاجة.',
};

export type Words = typeof en;
export type Language = 'en' | 'ar';
export const WORDS: Record<Language, Words> = { en, ar };

/** The size of a file, in the language's words and Latin digits. */
export function sizeText(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1_048_576 ? [Math.max(1, Math.round(bytes / 1_024)), 'kilobyte'] : [Math.round(bytes / 104_857.6) / 10, 'megabyte'];
  return new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en', { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** The page's own wish, else the page's language, else the browser's. */
export function pickLanguage(wish: string | undefined, page: string, browser: string): Language {
  for (const given of [wish, page, browser]) {
    const primary = given?.toLowerCase().split('-')[0];
    if (primary === 'ar' || primary === 'en') return primary;
  }
  return 'en';
}
