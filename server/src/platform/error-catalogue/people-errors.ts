import type { Catalogue } from './entry.ts';

/** Of signing in, of members, roles and keys. */
export const PEOPLE_ERRORS = {
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
} as const satisfies Catalogue;
