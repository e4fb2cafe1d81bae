import type { Catalogue } from './entry.ts';

/** Of message templates: what is asked for, before anything leaves. */
export const TEMPLATE_ERRORS = {
  'template.not_found': {
    status: 404,
    retryable: false,
    message: {
      en: 'This template does not exist, or no longer does at the provider.',
      ar: 'هذا القالب غير موجود، أو لم يعد موجودًا لدى مزوّد الخدمة.',
    },
  },
  'template.not_approved': {
    status: 409,
    retryable: false,
    message: {
      en: 'The provider has not approved this template, or has stopped it. Choose another one.',
      ar: 'لم يعتمد مزوّد الخدمة هذا القالب أو أوقفه. اختر قالبًا آخر.',
    },
  },
  'template.not_sendable': {
    status: 422,
    retryable: false,
    message: {
      en: 'This template has a part that cannot be filled in here. Choose another one.',
      ar: 'يحتوي هذا القالب على جزء لا يمكن تعبئته هنا. اختر قالبًا آخر.',
    },
  },
  'template.parameters_wrong': {
    status: 422,
    retryable: false,
    message: {
      en: 'The template needs another number of parameters. Open it again: it may have changed.',
      ar: 'يحتاج القالب إلى عدد مختلف من القيم. افتحه من جديد، فربما تغيّر.',
    },
  },
  'template.parameter_invalid': {
    status: 422,
    retryable: false,
    message: {
      en: 'A parameter does not fit its place: a file needs an address that begins with https, and an address or a code has no spaces.',
      ar: 'إحدى القيم لا تناسب مكانها: الملف يحتاج إلى رابط يبدأ بـ https، والرابط أو الرمز لا يحتوي على مسافات.',
    },
  },
  'template.too_long': {
    status: 422,
    retryable: false,
    message: {
      en: 'With these parameters the text is longer than the channel allows. Shorten them.',
      ar: 'النص مع هذه القيم أطول مما تسمح به القناة. اختصرها.',
    },
  },
  'template.opted_out': {
    status: 409,
    retryable: false,
    message: {
      en: 'This customer asked for no more marketing. A template of another category may be sent.',
      ar: 'طلب هذا العميل عدم استقبال الرسائل التسويقية. يمكن إرسال قالب من فئة أخرى.',
    },
  },
  'template.channel_without': {
    status: 409,
    retryable: false,
    message: { en: 'This channel has no templates.', ar: 'لا توجد قوالب في هذه القناة.' },
  },
} as const satisfies Catalogue;
