import type { Catalogue } from './entry.ts';

/** Of connecting accounts of channels. What a provider refuses is no error here: the step says so. */
export const CONNECTION_ERRORS = {
  'connection.not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This set-up does not exist, or it was undone.', ar: 'هذا الإعداد غير موجود أو تم التراجع عنه.' },
  },
  'connection.account_not_found': {
    status: 404,
    retryable: false,
    message: { en: 'This account does not exist.', ar: 'هذا الحساب غير موجود.' },
  },
  'connection.unknown_channel': {
    status: 422,
    retryable: false,
    message: { en: 'This channel cannot be connected here.', ar: 'لا يمكن ربط هذه القناة هنا.' },
  },
  'connection.not_set_up': {
    status: 409,
    retryable: false,
    message: {
      en: 'Whoever runs this installation has not registered it with the provider yet.',
      ar: 'لم يسجّل مشغّل هذه النسخة تطبيقه لدى مزوّد الخدمة بعد.',
    },
  },
  'connection.out_of_order': {
    status: 409,
    retryable: false,
    message: { en: 'An earlier step is not done yet.', ar: 'لم تكتمل خطوة سابقة بعد.' },
  },
  'connection.bad_credentials': {
    status: 422,
    retryable: false,
    message: {
      en: 'This is not what the provider gives out. Copy it again, whole.',
      ar: 'هذه ليست بالصيغة التي يعطيها المزوّد. انسخها كاملة مرة أخرى.',
    },
  },
  'connection.sign_in_expired': {
    status: 409,
    retryable: false,
    message: {
      en: 'This sign-in was used already, took longer than ten minutes, or was begun by somebody else. Start it again.',
      ar: 'تسجيل الدخول هذا استُخدم من قبل أو تجاوز عشر دقائق أو بدأه شخص آخر. ابدأه من جديد.',
    },
  },
  'connection.not_offered': {
    status: 422,
    retryable: false,
    message: { en: 'This account is not among those you gave access to.', ar: 'هذا الحساب ليس ضمن الحسابات التي منحت الوصول إليها.' },
  },
  'connection.taken': {
    status: 409,
    retryable: false,
    message: {
      en: 'This account is connected already, here or in another business.',
      ar: 'هذا الحساب مربوط بالفعل، هنا أو في منشأة أخرى.',
    },
  },
  'connection.other_account': {
    status: 409,
    retryable: false,
    message: {
      en: 'This belongs to another account. Use that of the account you are repairing, or connect the other one anew.',
      ar: 'هذه البيانات لحساب آخر. استخدم بيانات الحساب الذي تصلحه أو اربط الآخر من جديد.',
    },
  },
  'connection.too_many': {
    status: 409,
    retryable: false,
    message: {
      en: 'There are too many accounts or unfinished set-ups. Undo one first.',
      ar: 'عدد الحسابات أو الإعدادات غير المكتملة كبير. تراجع عن أحدها أولًا.',
    },
  },
  'connection.credentials_unreadable': {
    status: 409,
    retryable: false,
    message: {
      en: 'What is stored of this account can no longer be opened: its key is gone. Connect the account again.',
      ar: 'لم يعد بالإمكان فتح البيانات المحفوظة لهذا الحساب لأن مفتاحها مفقود. أعد ربط الحساب.',
    },
  },
  'connection.still_reachable': {
    status: 502,
    retryable: true,
    message: {
      en: 'The provider could not be told, so messages might still come. Nothing was changed; try again.',
      ar: 'تعذّر إبلاغ المزوّد، وقد تستمر الرسائل في الوصول. لم يتغير شيء؛ حاول مجددًا.',
    },
  },
} as const satisfies Catalogue;
