/** Every error that a client can see: its HTTP status, whether the same call may work later, and its text in both languages. Codes are never reused. */
export const ERRORS = {
  'request.invalid': {
    status: 400,
    retryable: false,
    message: { en: 'The request is not in the expected form.', ar: 'الطلب ليس بالصيغة المتوقعة.' },
  },
  'request.malformed_json': {
    status: 400,
    retryable: false,
    message: { en: 'The body is not valid JSON.', ar: 'محتوى الطلب ليس JSON صالحًا.' },
  },
  'request.no_file': {
    status: 400,
    retryable: false,
    message: { en: 'No file was sent. Choose a file and try again.', ar: 'لم يصل أي ملف. اختر ملفًا ثم حاول مجددًا.' },
  },
  'request.too_large': {
    status: 413,
    retryable: false,
    message: { en: 'The request is larger than allowed.', ar: 'حجم الطلب أكبر من المسموح.' },
  },
  'request.unsupported_media_type': {
    status: 415,
    retryable: false,
    message: { en: 'This content type is not accepted here.', ar: 'نوع المحتوى هذا غير مقبول هنا.' },
  },
  'request.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'There is nothing at this address.', ar: 'لا يوجد شيء في هذا العنوان.' },
  },
  'request.method_not_allowed': {
    status: 405,
    retryable: false,
    message: { en: 'This address does not take this method.', ar: 'هذا العنوان لا يقبل هذه الطريقة.' },
  },
  'request.rate_limited': {
    status: 429,
    retryable: true,
    message: { en: 'Too many requests. Try again in a moment.', ar: 'طلبات كثيرة. حاول بعد قليل.' },
  },
  'access.unauthenticated': { status: 401, retryable: false, message: { en: 'Please sign in.', ar: 'يرجى تسجيل الدخول.' } },
  'access.forbidden': {
    status: 403,
    retryable: false,
    message: {
      en: 'You do not have the right to do this. Ask an owner or an admin.',
      ar: 'ليست لديك صلاحية لهذا الإجراء. اطلبها من المالك أو المدير.',
    },
  },
  'access.link_expired': {
    status: 401,
    retryable: false,
    message: { en: 'This link is no longer valid. Use a fresh one.', ar: 'لم يعد هذا الرابط صالحًا. استخدم رابطًا جديدًا.' },
  },
  'conversation.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This conversation does not exist.', ar: 'هذه المحادثة غير موجودة.' },
  },
  'source.not_found': { status: 404, retryable: false, message: { en: 'This document does not exist.', ar: 'هذا المستند غير موجود.' } },
  'source.busy': {
    status: 409,
    retryable: true,
    message: { en: 'This document is being processed. Wait until it is done.', ar: 'تجري معالجة هذا المستند. انتظر حتى تنتهي.' },
  },
  'document.empty': { status: 400, retryable: false, message: { en: 'The file is empty.', ar: 'الملف فارغ.' } },
  'document.duplicate': {
    status: 409,
    retryable: false,
    message: { en: 'This very file is here already.', ar: 'هذا الملف نفسه موجود بالفعل.' },
  },
  'document.too_large': {
    status: 413,
    retryable: false,
    message: { en: 'The file is larger than allowed.', ar: 'حجم الملف أكبر من المسموح.' },
  },
  'document.unsupported_type': {
    status: 415,
    retryable: false,
    message: {
      en: 'This kind of file cannot be read. Use PDF, Word, CSV, Markdown or text.',
      ar: 'لا يمكن قراءة هذا النوع من الملفات. استخدم PDF أو Word أو CSV أو Markdown أو نصًا.',
    },
  },
  'document.encrypted': {
    status: 422,
    retryable: false,
    message: {
      en: 'The file is locked with a password. Remove the password and upload it again.',
      ar: 'الملف مقفل بكلمة مرور. أزل كلمة المرور ثم ارفعه مجددًا.',
    },
  },
  'document.no_text': {
    status: 422,
    retryable: false,
    message: {
      en: 'No text was found in the file. It may be a scan: upload a version with text.',
      ar: 'لم نجد نصًا في الملف. قد يكون صورة ممسوحة: ارفع نسخة تحتوي على نص.',
    },
  },
  'document.malformed': {
    status: 422,
    retryable: false,
    message: { en: 'The file is damaged and cannot be opened.', ar: 'الملف تالف ولا يمكن فتحه.' },
  },
  'document.too_many_pages': {
    status: 422,
    retryable: false,
    message: { en: 'The file has more pages than allowed. Split it.', ar: 'عدد صفحات الملف أكبر من المسموح. قسّمه إلى أجزاء.' },
  },
  'document.timeout': {
    status: 422,
    retryable: true,
    message: { en: 'Reading the file took too long and was stopped.', ar: 'استغرقت قراءة الملف وقتًا طويلًا فأُوقفت.' },
  },
  'document.out_of_memory': {
    status: 422,
    retryable: false,
    message: { en: 'Reading the file needs more memory than allowed.', ar: 'تحتاج قراءة الملف إلى ذاكرة أكبر من المسموح.' },
  },
  'document.self_test_failed': {
    status: 422,
    retryable: true,
    message: {
      en: 'The file was read, but a question made from it was not answered from it.',
      ar: 'قُرئ الملف، لكن سؤالًا مأخوذًا منه لم يُجب عنه من محتواه.',
    },
  },
  'webhook.bad_signature': {
    status: 401,
    retryable: false,
    message: { en: 'The signature does not match the body.', ar: 'التوقيع لا يطابق المحتوى.' },
  },
  'webhook.verification_failed': {
    status: 403,
    retryable: false,
    message: { en: 'The verify token is not ours.', ar: 'رمز التحقق غير صحيح.' },
  },
  'webhook.unknown_channel': { status: 404, retryable: false, message: { en: 'No such channel.', ar: 'لا توجد قناة بهذا الاسم.' } },
  'service.overloaded': {
    status: 503,
    retryable: true,
    message: { en: 'The service is busy. Send it again.', ar: 'الخدمة مشغولة الآن. أعد الإرسال.' },
  },
  'service.unavailable': {
    status: 503,
    retryable: true,
    message: { en: 'A part of the service cannot be reached.', ar: 'تعذر الوصول إلى جزء من الخدمة.' },
  },
  'service.internal': {
    status: 500,
    retryable: true,
    message: {
      en: 'Something broke on our side. The request id helps us find it.',
      ar: 'حدث خلل لدينا. يساعدنا رقم الطلب في العثور عليه.',
    },
  },
} as const satisfies Record<string, { status: number; retryable: boolean; message: { en: string; ar: string } }>;

export type ErrorCode = keyof typeof ERRORS;

/** A broken promise with a stable code. Expected outcomes are return values, not this. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, details: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(ERRORS[code].message.en, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}
