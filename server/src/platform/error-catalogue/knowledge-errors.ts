import type { Catalogue } from './entry.ts';

/** Of documents, facts and pages. */
export const KNOWLEDGE_ERRORS = {
  'ask.unknown_channel': {
    status: 422,
    retryable: false,
    message: {
      en: 'There is no such channel. The answer says which there are.',
      ar: 'لا توجد قناة بهذا الاسم. يذكر الرد القنوات الموجودة.',
    },
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
    message: {
      en: 'Only an uploaded file or a pasted text can be replaced by a file.',
      ar: 'لا يمكن أن يحل ملف إلا محل ملف مرفوع أو نص ملصق.',
    },
  },
  'source.version_not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This version of the document is not kept.', ar: 'هذا الإصدار من المستند غير محفوظ.' },
  },
  'source.page_not_found': {
    status: 404,
    retryable: false,
    message: { en: 'The document has no such page.', ar: 'لا توجد صفحة بهذا الرقم في المستند.' },
  },
  'source.no_picture': {
    status: 404,
    retryable: false,
    message: { en: 'There is no picture of this page.', ar: 'لا توجد صورة لهذه الصفحة.' },
  },
  'source.file_gone': {
    status: 410,
    retryable: false,
    message: { en: 'The file of this document is gone. Upload it again.', ar: 'ملف هذا المستند لم يعد موجودًا. ارفعه مجددًا.' },
  },
  'source.gave_up': {
    status: 422,
    retryable: true,
    message: {
      en: 'Reading this document stopped several times. Try again; if it stops again, split the file.',
      ar: 'توقفت قراءة هذا المستند عدة مرات. حاول مجددًا، وإن توقفت مرة أخرى فقسّم الملف.',
    },
  },
  'upload.not_found': {
    status: 404,
    retryable: false,
    message: {
      en: 'This upload does not exist, or waited too long. Choose the file again.',
      ar: 'هذا الرفع غير موجود أو انتهت مدته. اختر الملف مجددًا.',
    },
  },
  'upload.no_name': {
    status: 400,
    retryable: false,
    message: { en: 'The file needs a name.', ar: 'يحتاج الملف إلى اسم.' },
  },
  'upload.offset': {
    status: 409,
    retryable: true,
    message: { en: 'This piece does not continue where the upload stands.', ar: 'هذا الجزء لا يكمل الرفع من حيث توقف.' },
  },
  'upload.busy': {
    status: 423,
    retryable: true,
    message: { en: 'Another piece of this file is on its way.', ar: 'جزء آخر من هذا الملف في طريقه الآن.' },
  },
  'upload.too_many': {
    status: 409,
    retryable: true,
    message: {
      en: 'Too many files are on their way. Wait until some have arrived, or give some up.',
      ar: 'عدد الملفات قيد الرفع كبير. انتظر وصول بعضها أو ألغِ بعضها.',
    },
  },
  'upload.damaged': {
    status: 422,
    retryable: false,
    message: { en: 'The file changed on its way. Upload it again.', ar: 'تغيّر الملف أثناء الرفع. ارفعه مجددًا.' },
  },
  'upload.protocol': {
    status: 412,
    retryable: false,
    message: { en: 'This is not version 1.0.0 of the upload protocol (tus).', ar: 'هذا ليس الإصدار 1.0.0 من بروتوكول الرفع (tus).' },
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
    message: {
      en: 'There is no fact with this id. Leave the cell empty to add one.',
      ar: 'لا توجد معلومة بهذا المعرّف. اترك الخلية فارغة لإضافة معلومة.',
    },
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
} as const satisfies Catalogue;
