import type { CredentialField } from '../contract/types.ts';

/** What people copy from Twilio's console. */
export const credentialFields: readonly CredentialField[] = [
  {
    name: 'accountSid',
    label: { en: 'Account SID', ar: 'معرّف الحساب (Account SID)' },
    hint: { en: 'On the first page of the Twilio console, under Account info.', ar: 'في الصفحة الأولى من لوحة Twilio تحت Account info.' },
    secret: false,
    pattern: '^AC[0-9a-fA-F]{32}$',
  },
  {
    name: 'authToken',
    label: { en: 'Auth token', ar: 'رمز المصادقة (Auth token)' },
    hint: { en: 'Beside the account SID. It signs what Twilio sends us.', ar: 'بجانب معرّف الحساب، وبه توقّع Twilio ما ترسله إلينا.' },
    secret: true,
    pattern: '^[0-9A-Za-z_-]{16,64}$',
  },
];
