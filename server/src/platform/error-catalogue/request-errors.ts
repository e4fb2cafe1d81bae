import type { Catalogue } from './entry.ts';

/** Of any call, of webhooks, and of the service itself. */
export const REQUEST_ERRORS = {
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
  'request.range_not_satisfiable': {
    status: 416,
    retryable: false,
    message: { en: 'The file ends before the part that was asked for.', ar: 'ينتهي الملف قبل الجزء المطلوب.' },
  },
  'request.rate_limited': {
    status: 429,
    retryable: true,
    message: { en: 'Too many requests. Try again in a moment.', ar: 'طلبات كثيرة. حاول بعد قليل.' },
  },
  'request.timeout': {
    status: 408,
    retryable: true,
    message: { en: 'The request did not arrive whole in time.', ar: 'لم يصل الطلب كاملًا في الوقت المحدد.' },
  },
  'request.headers_too_large': {
    status: 431,
    retryable: false,
    message: { en: 'The headers of the request are larger than allowed.', ar: 'ترويسات الطلب أكبر من المسموح.' },
  },
  'request.idempotency_mismatch': {
    status: 422,
    retryable: false,
    message: { en: 'This Idempotency-Key was used for a different request.', ar: 'استُخدم مفتاح التكرار هذا لطلب مختلف.' },
  },
  'request.in_progress': {
    status: 409,
    retryable: true,
    message: { en: 'The same request is being handled right now.', ar: 'يجري تنفيذ الطلب نفسه الآن.' },
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
} as const satisfies Catalogue;
