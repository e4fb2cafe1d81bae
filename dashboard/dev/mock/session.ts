import { BUILT_IN_ROLES, type BuiltInRole, PERMISSIONS, type SessionView } from '@wafaa/contracts';

const ROLES: Record<string, BuiltInRole> = { agent: 'agent', analyst: 'analyst' };

/** `state` is the cookie `mock`: who looks, and what there is to be told about the tenant. */
export const session = (state: string, now: number): SessionView => {
  const role = ROLES[state] ?? 'owner';
  const inHours = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  return {
    tenant: {
      id: 'tnt_bayt',
      slug: 'bayt-alwaha',
      name: { en: 'Bayt Al Waha', ar: 'بيت الواحة' },
      currency: 'SAR',
      timeZone: 'Asia/Riyadh',
      defaultLanguage: 'ar',
      state: state === 'erasing' ? 'erasing' : 'active',
      eraseAfter: state === 'erasing' ? inHours(24 * 14) : null,
      logoUrl: null,
    },
    actor:
      state === 'support'
        ? {
            id: 'usr_op',
            kind: 'operator',
            name: 'Wafaa Support',
            role: 'support',
            permissions: PERMISSIONS.filter((id) => id.endsWith('.read')),
          }
        : {
            id: 'usr_sara',
            kind: 'user',
            name: 'Sara Ahmad',
            role,
            permissions: state === 'nobody' ? ['contacts.read'] : [...BUILT_IN_ROLES[role].permissions],
          },
    support: state === 'support' ? { reason: 'Customer asks why hours of Friday are missing (ticket 4411)', until: inHours(0.5) } : null,
    accounts: [
      {
        id: 'acc_1',
        channel: 'whatsapp',
        displayName: 'بيت الواحة',
        accountKey: '771200000000101',
        address: '+966112340001',
        state: 'emulator',
      },
    ],
    channels: [
      {
        kind: 'whatsapp',
        name: { en: 'WhatsApp', ar: 'واتساب' },
        icon: 'M12 2a10 10 0 0 0-8.6 15.100L2 22l5-1.300A10 10 0 1 0 12 2z',
        idsArePhones: true,
      },
    ],
    demoTenants: [
      { slug: 'bayt-alwaha', name: { en: 'Bayt Al Waha', ar: 'بيت الواحة' }, enterUrl: '/enter/bayt-alwaha' },
      { slug: 'qahwa-corner', name: { en: 'Qahwa Corner', ar: 'ركن القهوة' }, enterUrl: '/enter/qahwa-corner' },
      { slug: 'layla-atelier', name: { en: 'Layla Atelier', ar: 'ليلى أتيليه' }, enterUrl: '/enter/layla-atelier' },
    ],
    simulatorUrl: state === 'no-phone' ? null : '/mock-phone',
    engine: { mode: 'keyless', model: null },
  };
};
