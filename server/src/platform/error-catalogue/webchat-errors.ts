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
  'webchat.bad_identity': {
    status: 403,
    retryable: false,
    message: {
      en: 'The signature of the signed-in user is not the one that the identity secret makes.',
      ar: 'توقيع المستخدم المسجَّل دخوله لا يطابق ما ينتجه سر الهوية.',
    },
  },
} as const satisfies Catalogue;
