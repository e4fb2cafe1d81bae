import type { SupportedLanguage } from '@wafaa/contracts';

/** What each mail is filled with. `token` becomes the link of its button; a name in two languages is shown in the mail's. */
export interface MailValues {
  verify_email: { name: string; token: string };
  already_here: { name: string };
  reset_password: { name: string; token: string };
  change_email: { name: string; token: string };
  email_changed: { name: string; newEmail: string };
  password_changed: { name: string };
  invitation: { tenant: Name; role: Name; invitedBy: string; token: string };
  new_sign_in: { name: string; device: string; address: string; at: Date };
}
export type MailTemplate = keyof MailValues;
type Name = string | { en: string | null; ar: string | null };

/** `{…}` is a value. Each text is written for both languages by hand; none is translated word by word. */
export interface MailWords {
  subject: string;
  greeting: string;
  lines: readonly string[];
  button: string;
  /** What to do when it was not you, or how long the link lives. */
  note: string;
}

/** The dashboard's page behind the button. */
export const MAIL_PATHS: Record<MailTemplate, string> = {
  verify_email: '/sign-up/verify',
  already_here: '/sign-in',
  reset_password: '/reset-password',
  change_email: '/verify-email',
  email_changed: '/sign-in',
  password_changed: '/sign-in',
  invitation: '/invitation',
  new_sign_in: '/sign-in',
};

export const MAIL_WORDS: Record<SupportedLanguage, Record<MailTemplate, MailWords>> = {
  en: {
    verify_email: {
      subject: 'Confirm your e-mail address',
      greeting: 'Hello {name},',
      lines: ['Welcome to Wafaa. Confirm this address, and your business is ready.'],
      button: 'Confirm and begin',
      note: 'The link works once, for a short time. If you did not sign up, leave this mail alone: nothing is made without the click.',
    },
    already_here: {
      subject: 'You already have an account',
      greeting: 'Hello {name},',
      lines: [
        'Somebody, probably you, just signed up with this address. It has an account already, so no new one was made.',
        'Sign in as usual. If the password is forgotten, the sign-in page has a link for that.',
      ],
      button: 'Sign in',
      note: 'If this was not you, there is nothing to do: nobody came in.',
    },
    reset_password: {
      subject: 'Choose a new password',
      greeting: 'Hello {name},',
      lines: ['Here is the link to choose a new password. Everybody who is signed in with the old one is signed out.'],
      button: 'Choose a new password',
      note: 'The link works once, for a short time. If you did not ask for it, leave this mail alone: your password stays as it is.',
    },
    change_email: {
      subject: 'Confirm your new e-mail address',
      greeting: 'Hello {name},',
      lines: ['You asked to use this address from now on. It counts once you confirm it.'],
      button: 'Use this address',
      note: 'The link works once, for a short time. If you did not ask for it, leave this mail alone: nothing changes.',
    },
    email_changed: {
      subject: 'Your e-mail address was changed',
      greeting: 'Hello {name},',
      lines: ['From now on you sign in with {newEmail}. This address no longer opens your account.'],
      button: 'Sign in',
      note: 'If this was not you, write to an owner of your business or to our support at once.',
    },
    password_changed: {
      subject: 'Your password was changed',
      greeting: 'Hello {name},',
      lines: ['The password of your account was changed just now.'],
      button: 'Sign in',
      note: 'If this was not you, choose a new password from the sign-in page at once.',
    },
    invitation: {
      subject: '{invitedBy} invites you to {tenant}',
      greeting: 'Hello,',
      lines: ['{invitedBy} invites you to {tenant} on Wafaa.', 'Your role there: {role}.'],
      button: 'Accept the invitation',
      note: 'The invitation is good for 7 days. If you do not know who sent it, leave this mail alone.',
    },
    new_sign_in: {
      subject: 'A new sign-in to your account',
      greeting: 'Hello {name},',
      lines: ['Somebody signed in to your account from a place we had not seen before.', '{device}, {address}, {at}.'],
      button: 'Look at your sessions',
      note: 'If this was you, all is well. If not, end that session and choose a new password.',
    },
  },
  ar: {
    verify_email: {
      subject: 'أكّد بريدك الإلكتروني',
      greeting: 'مرحبًا {name}،',
      lines: ['أهلًا بك في وفاء. أكّد هذا البريد لتصبح منشأتك جاهزة.'],
      button: 'تأكيد والبدء',
      note: 'الرابط يعمل مرة واحدة ولمدة قصيرة. إن لم تسجّل أنت فتجاهل هذه الرسالة، فلن يُنشأ شيء دون الضغط على الرابط.',
    },
    already_here: {
      subject: 'لديك حساب بالفعل',
      greeting: 'مرحبًا {name}،',
      lines: [
        'سجّل أحدهم للتو بهذا البريد، ولعلّه أنت. للبريد حساب قائم، فلم يُنشأ حساب جديد.',
        'ادخل كالمعتاد. وإن نسيت كلمة المرور ففي صفحة الدخول رابط لذلك.',
      ],
      button: 'تسجيل الدخول',
      note: 'إن لم تكن أنت فلا يلزمك شيء، فلم يدخل أحد.',
    },
    reset_password: {
      subject: 'اختر كلمة مرور جديدة',
      greeting: 'مرحبًا {name}،',
      lines: ['إليك رابط اختيار كلمة مرور جديدة. سيخرج كل من دخل بالكلمة القديمة.'],
      button: 'اختيار كلمة مرور جديدة',
      note: 'الرابط يعمل مرة واحدة ولمدة قصيرة. إن لم تطلبه فتجاهل هذه الرسالة، وستبقى كلمة مرورك كما هي.',
    },
    change_email: {
      subject: 'أكّد بريدك الإلكتروني الجديد',
      greeting: 'مرحبًا {name}،',
      lines: ['طلبت استخدام هذا البريد من الآن فصاعدًا. يسري ذلك بعد تأكيدك.'],
      button: 'استخدام هذا البريد',
      note: 'الرابط يعمل مرة واحدة ولمدة قصيرة. إن لم تطلبه فتجاهل هذه الرسالة، ولن يتغير شيء.',
    },
    email_changed: {
      subject: 'تغيّر بريدك الإلكتروني',
      greeting: 'مرحبًا {name}،',
      lines: ['من الآن تدخل بالبريد {newEmail}. لم يعد هذا البريد يفتح حسابك.'],
      button: 'تسجيل الدخول',
      note: 'إن لم تكن أنت فراسل مالك منشأتك أو فريق الدعم لدينا فورًا.',
    },
    password_changed: {
      subject: 'تغيّرت كلمة مرورك',
      greeting: 'مرحبًا {name}،',
      lines: ['تغيّرت كلمة مرور حسابك للتو.'],
      button: 'تسجيل الدخول',
      note: 'إن لم تكن أنت فاختر كلمة مرور جديدة من صفحة الدخول فورًا.',
    },
    invitation: {
      subject: 'دعوة من {invitedBy} إلى {tenant}',
      greeting: 'مرحبًا،',
      lines: ['وصلتك دعوة من {invitedBy} للانضمام إلى {tenant} على وفاء.', 'دورك هناك: {role}.'],
      button: 'قبول الدعوة',
      note: 'الدعوة صالحة ٧ أيام. إن كنت لا تعرف مرسلها فتجاهل هذه الرسالة.',
    },
    new_sign_in: {
      subject: 'دخول جديد إلى حسابك',
      greeting: 'مرحبًا {name}،',
      lines: ['دخل أحدهم إلى حسابك من مكان لم نره من قبل.', '{device}، {address}، {at}.'],
      button: 'عرض جلساتك',
      note: 'إن كنت أنت فلا بأس. وإلا فأنهِ تلك الجلسة واختر كلمة مرور جديدة.',
    },
  },
};

export const LINK_NOTE: Record<SupportedLanguage, string> = {
  en: 'If the button does not open, copy this address into your browser:',
  ar: 'إن لم يعمل الزر فانسخ هذا العنوان إلى متصفحك:',
};
