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
  'access.wrong_credentials': {
    status: 401,
    retryable: false,
    message: { en: 'The e-mail or the password is not right.', ar: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.' },
  },
  'access.wrong_code': {
    status: 401,
    retryable: false,
    message: { en: 'The code is not right, or it was used already.', ar: 'الرمز غير صحيح أو استُخدم من قبل.' },
  },
  'access.too_many_attempts': {
    status: 429,
    retryable: true,
    message: { en: 'Too many attempts. Wait a little, then try again.', ar: 'محاولات كثيرة. انتظر قليلًا ثم حاول مجددًا.' },
  },
  'access.no_tenant': {
    status: 403,
    retryable: false,
    message: {
      en: 'You do not belong to this business. Ask its owner for an invitation.',
      ar: 'لست عضوًا في هذه المنشأة. اطلب دعوة من مالكها.',
    },
  },
  'access.session_replayed': {
    status: 401,
    retryable: false,
    message: {
      en: 'This session was used from two places and has been ended for your safety. Please sign in again.',
      ar: 'استُخدمت هذه الجلسة من مكانين فأُنهيت حفاظًا على أمانك. سجّل الدخول مجددًا.',
    },
  },
  'access.session_not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This session does not exist, or it has ended.', ar: 'هذه الجلسة غير موجودة أو انتهت.' },
  },
  'access.password_known': {
    status: 422,
    retryable: false,
    message: {
      en: 'This password is on the list of passwords that everybody tries. Choose another one.',
      ar: 'كلمة المرور هذه من الكلمات الشائعة التي يجربها الجميع. اختر غيرها.',
    },
  },
  'access.password_short': {
    status: 422,
    retryable: false,
    message: { en: 'A password needs at least 12 characters.', ar: 'تحتاج كلمة المرور إلى ١٢ حرفًا على الأقل.' },
  },
  'access.second_factor_on': {
    status: 409,
    retryable: false,
    message: { en: 'The second factor is on already.', ar: 'المصادقة الثنائية مفعّلة بالفعل.' },
  },
  'access.second_factor_off': {
    status: 409,
    retryable: false,
    message: { en: 'The second factor is not on.', ar: 'المصادقة الثنائية غير مفعّلة.' },
  },
  'access.second_factor_needed': {
    status: 403,
    retryable: false,
    message: {
      en: 'This business asks for a second factor. Turn it on in your security settings.',
      ar: 'تشترط هذه المنشأة المصادقة الثنائية. فعّلها من إعدادات الأمان.',
    },
  },
  'access.beyond_own_rights': {
    status: 403,
    retryable: false,
    message: {
      en: 'You can only give, change or take away rights that you hold yourself.',
      ar: 'لا يمكنك منح أو تعديل أو سحب صلاحيات لا تملكها أنت.',
    },
  },
  'tenant.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This business does not exist.', ar: 'هذه المنشأة غير موجودة.' },
  },
  'tenant.suspended': {
    status: 403,
    retryable: false,
    message: { en: 'This business is suspended. Please contact support.', ar: 'هذه المنشأة موقوفة. يرجى التواصل مع الدعم.' },
  },
  'tenant.unknown_time_zone': {
    status: 422,
    retryable: false,
    message: {
      en: 'This time zone is not known. Use a name such as Asia/Riyadh.',
      ar: 'المنطقة الزمنية غير معروفة. استخدم اسمًا مثل Asia/Riyadh.',
    },
  },
  'tenant.unknown_currency': {
    status: 422,
    retryable: false,
    message: { en: 'This currency is not known. Use a code such as SAR.', ar: 'العملة غير معروفة. استخدم رمزًا مثل SAR.' },
  },
  'tenant.limit_reached': {
    status: 403,
    retryable: false,
    message: { en: 'The limit of your plan is reached.', ar: 'بلغتَ الحد المسموح في خطتك.' },
  },
  'tenant.no_logo': {
    status: 404,
    retryable: false,
    message: { en: 'There is no logo yet.', ar: 'لا يوجد شعار بعد.' },
  },
  'tenant.wrong_slug': {
    status: 422,
    retryable: false,
    message: { en: 'The name typed for confirmation is not the right one.', ar: 'الاسم المكتوب للتأكيد غير مطابق.' },
  },
  'tenant.erasing': {
    status: 409,
    retryable: false,
    message: { en: 'This business is already waiting to be erased.', ar: 'هذه المنشأة بانتظار المحو بالفعل.' },
  },
  'tenant.not_erasing': {
    status: 409,
    retryable: false,
    message: { en: 'This business is not waiting to be erased.', ar: 'هذه المنشأة ليست بانتظار المحو.' },
  },
  'tenant.not_active': {
    status: 409,
    retryable: false,
    message: { en: 'This business is not active.', ar: 'هذه المنشأة غير نشطة.' },
  },
  'tenant.not_suspended': {
    status: 409,
    retryable: false,
    message: { en: 'This business is not suspended.', ar: 'هذه المنشأة ليست موقوفة.' },
  },
  'settings.nothing_to_publish': {
    status: 409,
    retryable: false,
    message: { en: 'There is nothing to publish: the draft equals what is live.', ar: 'لا يوجد ما يُنشر: المسودة مطابقة للمنشور.' },
  },
  'settings.changed_meanwhile': {
    status: 409,
    retryable: false,
    message: {
      en: 'Somebody published meanwhile. Look at what changed, then publish again.',
      ar: 'نُشرت تغييرات أخرى في هذه الأثناء. راجعها ثم انشر مجددًا.',
    },
  },
  'settings.version_not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This version does not exist.', ar: 'هذا الإصدار غير موجود.' },
  },
  'branch.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This branch does not exist.', ar: 'هذا الفرع غير موجود.' },
  },
  'export.running': {
    status: 409,
    retryable: true,
    message: { en: 'An export is being made already. Wait until it is ready.', ar: 'يجري إعداد ملف تصدير بالفعل. انتظر حتى يجهز.' },
  },
  'export.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This export does not exist, or its file has been removed.', ar: 'ملف التصدير غير موجود أو أُزيل.' },
  },
  'export.not_ready': {
    status: 409,
    retryable: true,
    message: { en: 'The export is not ready yet.', ar: 'ملف التصدير ليس جاهزًا بعد.' },
  },
  'export.failed': {
    status: 500,
    retryable: true,
    message: { en: 'The export could not be made.', ar: 'تعذّر إعداد ملف التصدير.' },
  },
  'contact.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This customer does not exist.', ar: 'هذا العميل غير موجود.' },
  },
  'member.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This person is not in the team.', ar: 'هذا الشخص ليس ضمن الفريق.' },
  },
  'member.last_owner': {
    status: 409,
    retryable: false,
    message: { en: 'A business needs an owner. Make somebody else an owner first.', ar: 'تحتاج المنشأة إلى مالك. عيّن مالكًا آخر أولًا.' },
  },
  'member.already_here': {
    status: 409,
    retryable: false,
    message: { en: 'This person is in the team already.', ar: 'هذا الشخص ضمن الفريق بالفعل.' },
  },
  'invitation.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This invitation does not exist, or it was used.', ar: 'هذه الدعوة غير موجودة أو استُخدمت.' },
  },
  'role.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This role does not exist.', ar: 'هذا الدور غير موجود.' },
  },
  'role.built_in': {
    status: 409,
    retryable: false,
    message: {
      en: 'A built-in role cannot be changed. Make your own from it.',
      ar: 'لا يمكن تعديل دور أساسي. أنشئ دورًا خاصًا بك بدلًا منه.',
    },
  },
  'role.in_use': {
    status: 409,
    retryable: false,
    message: { en: 'Somebody has this role. Give them another one first.', ar: 'هناك من يحمل هذا الدور. امنحه دورًا آخر أولًا.' },
  },
  'api_key.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This API key does not exist.', ar: 'مفتاح الواجهة البرمجية هذا غير موجود.' },
  },
  'image.unsupported_type': {
    status: 415,
    retryable: false,
    message: {
      en: 'This image cannot be used. Upload a PNG, JPEG or WebP.',
      ar: 'لا يمكن استخدام هذه الصورة. ارفع صورة PNG أو JPEG أو WebP.',
    },
  },
  'image.too_large': {
    status: 413,
    retryable: false,
    message: { en: 'The image is larger than 1 MB.', ar: 'حجم الصورة أكبر من ١ ميغابايت.' },
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
  'source.known_address': {
    status: 409,
    retryable: false,
    message: { en: 'This address is read already.', ar: 'هذا العنوان يُقرأ بالفعل.' },
  },
  'source.not_a_file': {
    status: 409,
    retryable: false,
    message: { en: 'Only an uploaded file or a pasted text can be replaced by a file.', ar: 'لا يمكن أن يحل ملف إلا محل ملف مرفوع أو نص ملصق.' },
  },
  'fact.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This fact does not exist.', ar: 'هذه المعلومة غير موجودة.' },
  },
  'fact.other_kind': {
    status: 409,
    retryable: false,
    message: { en: 'This fact is of another kind.', ar: 'هذه المعلومة من نوع آخر.' },
  },
  'fact.invalid': {
    status: 422,
    retryable: false,
    message: { en: 'The fields of this fact do not go together.', ar: 'حقول هذه المعلومة لا تتوافق معًا.' },
  },
  'fact.import_unreadable': {
    status: 422,
    retryable: false,
    message: { en: 'This is not a CSV file with the columns of an export.', ar: 'هذا ليس ملف CSV بأعمدة ملف التصدير.' },
  },
  'fact.import_too_long': {
    status: 413,
    retryable: false,
    message: { en: 'The file has more than 5,000 rows. Split it.', ar: 'في الملف أكثر من 5000 صف. قسّمه.' },
  },
  'fact.import_value': {
    status: 422,
    retryable: false,
    message: { en: 'This cell is not in the expected form.', ar: 'هذه الخلية ليست بالصيغة المتوقعة.' },
  },
  'fact.import_missing': {
    status: 422,
    retryable: false,
    message: { en: 'This cell may not be empty.', ar: 'لا يمكن ترك هذه الخلية فارغة.' },
  },
  'fact.import_unknown_id': {
    status: 422,
    retryable: false,
    message: { en: 'There is no fact with this id. Leave the cell empty to add one.', ar: 'لا توجد معلومة بهذا المعرّف. اترك الخلية فارغة لإضافة معلومة.' },
  },
  'fact.import_repeated_id': {
    status: 422,
    retryable: false,
    message: { en: 'This id stands in an earlier row.', ar: 'هذا المعرّف ورد في صف سابق.' },
  },
  'faq.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This question does not exist.', ar: 'هذا السؤال غير موجود.' },
  },
  'gap.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This open question does not exist any more.', ar: 'لم يعد هذا السؤال المفتوح موجودًا.' },
  },
  'web.unreachable': {
    status: 502,
    retryable: true,
    message: { en: 'The address could not be reached.', ar: 'تعذّر الوصول إلى العنوان.' },
  },
  'web.not_allowed': {
    status: 422,
    retryable: false,
    message: { en: 'This address may not be read: it is no public web address.', ar: 'لا يمكن قراءة هذا العنوان: ليس عنوان ويب عامًا.' },
  },
  'web.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'There is no page at this address.', ar: 'لا توجد صفحة في هذا العنوان.' },
  },
  'web.refused': {
    status: 422,
    retryable: false,
    message: { en: 'The site refused to show this page.', ar: 'رفض الموقع عرض هذه الصفحة.' },
  },
  'web.too_large': {
    status: 413,
    retryable: false,
    message: { en: 'The page is larger than allowed.', ar: 'الصفحة أكبر من المسموح.' },
  },
  'web.too_many_redirects': {
    status: 422,
    retryable: false,
    message: { en: 'The address leads in a circle.', ar: 'العنوان يقود إلى حلقة مغلقة.' },
  },
  'web.other_site': {
    status: 422,
    retryable: false,
    message: { en: 'The address leads to another site.', ar: 'العنوان يقود إلى موقع آخر.' },
  },
  'web.no_page': {
    status: 422,
    retryable: false,
    message: { en: 'There is no text to read at this address.', ar: 'لا يوجد نص يمكن قراءته في هذا العنوان.' },
  },
  'web.robots': {
    status: 422,
    retryable: false,
    message: { en: 'The site does not allow machines to read this page.', ar: 'لا يسمح الموقع للبرامج بقراءة هذه الصفحة.' },
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
