import type { Catalogue } from './entry.ts';

/** What the chat on a website is told. */
export const WEBCHAT_ERRORS = {
  'webchat.unknown_key': {
    status: 404,
    retryable: false,
    message: { en: 'There is no chat with this key, or it was disconnected.', ar: 'لا توجد دردشة بهذا المفتاح أو تم فصلها.' },
  },
  'webchat.origin_not_allowed': {
    status: 403,
    retryable: false,
    message: {
      en: 'This chat may not stand on this website. Add its address to the chat under Channels.',
      ar: 'لا يُسمح لهذه الدردشة بالظهور على هذا الموقع. أضف عنوانه إلى الدردشة في صفحة القنوات.',
    },
  },
  'webchat.no_visitor': {
    status: 401,
    retryable: false,
    message: { en: 'The visit has ended. Begin a new one.', ar: 'انتهت الزيارة. ابدأ زيارة جديدة.' },
  },
  'webchat.file_type': {
    status: 415,
    retryable: false,
    message: {
      en: 'Files of this type are not taken. Send a picture, a recording, a film or a document.',
      ar: 'لا يُقبل هذا النوع من الملفات. أرسل صورة أو تسجيلًا أو مقطع فيديو أو مستندًا.',
    },
  },
  'webchat.file_incomplete': {
    status: 400,
    retryable: true,
    message: { en: 'The file did not arrive whole. Send it again.', ar: 'لم يصل الملف كاملًا. أرسله مرة أخرى.' },
  },
  'webchat.files_full': {
    status: 429,
    retryable: true,
    message: {
      en: 'No more files can be taken here today. Send it tomorrow, or write instead.',
      ar: 'لا يمكن استقبال ملفات أخرى هنا اليوم. أرسله غدًا أو اكتب رسالة بدلًا من ذلك.',
    },
  },
  'webchat.file_missing': {
    status: 409,
    retryable: true,
    message: {
      en: 'The file of this message is not there. Hand it in first, then send the message.',
      ar: 'ملف هذه الرسالة غير موجود. ارفع الملف أولًا ثم أرسل الرسالة.',
    },
  },
  'webchat.no_file': {
    status: 404,
    retryable: false,
    message: { en: 'There is no such file, or it is no longer kept.', ar: 'لا يوجد ملف كهذا، أو لم يعد محفوظًا.' },
  },
  'webchat.bad_identity': {
    status: 403,
    retryable: false,
    message: {
      en: 'The signature of the signed-in user is not the one that the identity secret makes.',
      ar: 'توقيع المستخدم المسجَّل دخوله لا يطابق ما ينتجه سر الهوية.',
    },
  },
} as const satisfies Catalogue;
