import type { SessionView } from '@wafaa/contracts';

export const session = (simulatorUrl: string | null): SessionView => ({
  tenant: {
    id: 'tnt_bayt',
    slug: 'bayt-alwaha',
    name: { en: 'Bayt Al Waha', ar: 'بيت الواحة' },
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    defaultLanguage: 'ar',
  },
  actor: { id: 'usr_sara', name: 'Sara Ahmad', role: 'owner' },
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
  demoTenants: [
    { slug: 'bayt-alwaha', name: { en: 'Bayt Al Waha', ar: 'بيت الواحة' }, enterUrl: '/enter/bayt-alwaha' },
    { slug: 'qahwa-corner', name: { en: 'Qahwa Corner', ar: 'ركن القهوة' }, enterUrl: '/enter/qahwa-corner' },
    { slug: 'layla-atelier', name: { en: 'Layla Atelier', ar: 'ليلى أتيليه' }, enterUrl: '/enter/layla-atelier' },
  ],
  simulatorUrl,
  engine: { mode: 'keyless', model: null },
});
