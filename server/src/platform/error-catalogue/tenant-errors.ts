import type { Catalogue } from './entry.ts';

/** Of a tenant, its settings, customers and conversations. */
export const TENANT_ERRORS = {
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
  'conversation.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This conversation does not exist.', ar: 'هذه المحادثة غير موجودة.' },
  },
  'conversation.snooze_past': {
    status: 400,
    retryable: false,
    message: { en: 'Choose a time that is still to come.', ar: 'اختر وقتًا لم يأتِ بعد.' },
  },
  'label.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This label does not exist.', ar: 'هذا الوسم غير موجود.' },
  },
  'label.name_taken': {
    status: 409,
    retryable: false,
    message: { en: 'A label of this name exists already.', ar: 'يوجد وسم بهذا الاسم.' },
  },
  'label.too_many': {
    status: 409,
    retryable: false,
    message: { en: 'There are 200 labels already. Remove one first.', ar: 'لديك ٢٠٠ وسم. احذف واحدًا أولًا.' },
  },
  'canned_reply.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This ready answer does not exist.', ar: 'هذا الرد الجاهز غير موجود.' },
  },
  'canned_reply.shortcut_taken': {
    status: 409,
    retryable: false,
    message: { en: 'A ready answer with this shortcut exists already.', ar: 'يوجد رد جاهز بهذا الاختصار.' },
  },
  'canned_reply.too_many': {
    status: 409,
    retryable: false,
    message: { en: 'There are 500 ready answers already. Remove one first.', ar: 'لديك ٥٠٠ رد جاهز. احذف واحدًا أولًا.' },
  },
  'saved_view.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This view does not exist.', ar: 'هذا العرض غير موجود.' },
  },
  'saved_view.too_many': {
    status: 409,
    retryable: false,
    message: { en: 'There are 100 views already. Remove one first.', ar: 'لديك ١٠٠ عرض. احذف واحدًا أولًا.' },
  },
  'conversation.held_by_other': {
    status: 409,
    retryable: false,
    message: {
      en: 'A colleague is answering this conversation. Take over if you want to write instead.',
      ar: 'أحد زملائك يرد على هذه المحادثة الآن. استلمها إذا أردت الرد بدلًا منه.',
    },
  },
  'conversation.window_closed': {
    status: 409,
    retryable: false,
    message: {
      en: 'The channel no longer allows a free reply, because the customer last wrote too long ago. Use a template, or wait until they write.',
      ar: 'لم تعد القناة تسمح برد حر لأن آخر رسالة من العميل مضى عليها وقت طويل. استخدم قالبًا أو انتظر رسالته.',
    },
  },
  'conversation.no_address': {
    status: 409,
    retryable: false,
    message: {
      en: 'This customer has not written yet, so there is no address to answer to.',
      ar: 'لم يكتب هذا العميل بعد، فلا يوجد عنوان للرد عليه.',
    },
  },
  'channel.unavailable': {
    status: 409,
    retryable: true,
    message: {
      en: 'This channel is not connected, so nothing can be sent through it.',
      ar: 'هذه القناة غير متصلة، ولا يمكن إرسال شيء عبرها.',
    },
  },
  'message.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This message does not exist.', ar: 'هذه الرسالة غير موجودة.' },
  },
  'media.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This file does not exist.', ar: 'هذا الملف غير موجود.' },
  },
  'media.not_stored': {
    status: 409,
    retryable: false,
    message: {
      en: 'This file is not here: it is still being fetched, or it could not be had.',
      ar: 'هذا الملف ليس هنا: إمّا أنه قيد الجلب أو تعذّر الحصول عليه.',
    },
  },
  'media.file_gone': {
    status: 410,
    retryable: false,
    message: { en: 'This file is no longer in the storage.', ar: 'لم يعد هذا الملف في وحدة التخزين.' },
  },
  'media.not_retryable': {
    status: 409,
    retryable: false,
    message: {
      en: 'Only a file that could not be had can be asked for again.',
      ar: 'لا يمكن إعادة طلب سوى ملف تعذّر الحصول عليه.',
    },
  },
  'loss.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'Nothing of this is in the list any more.', ar: 'لم يعد شيء من هذا في القائمة.' },
  },
  'loss.not_retryable': {
    status: 409,
    retryable: false,
    message: {
      en: 'This settles by itself, or once its account is connected again; it cannot be tried again now.',
      ar: 'تُحسم هذه الرسالة وحدها أو حين يُعاد ربط حسابها، ولا يمكن إعادة المحاولة الآن.',
    },
  },
  'loss.must_be_handled': {
    status: 409,
    retryable: false,
    message: {
      en: 'A customer waits here: answer, or have it tried again.',
      ar: 'هناك عميل ينتظر: أجب عليه أو أعد المحاولة.',
    },
  },
  'analytics.days_ahead': {
    status: 422,
    retryable: false,
    message: {
      en: 'These days are still ahead: nothing can be counted of them yet.',
      ar: 'هذه الأيام لم تأتِ بعد، فلا شيء يُحصى فيها حتى الآن.',
    },
  },
  'message.not_retryable': {
    status: 409,
    retryable: false,
    message: {
      en: 'Only a message that could not be sent can be sent again.',
      ar: 'لا يمكن إعادة إرسال سوى رسالة تعذّر إرسالها.',
    },
  },
} as const satisfies Catalogue;
