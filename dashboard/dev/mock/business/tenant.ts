import type {
  BranchView,
  ExportView,
  OperatorTenantView,
  SettingsView,
  SettingsVersionView,
  TenantSettings,
  TenantView,
  UsageView,
} from '@wafaa/contracts';
import type { z } from 'zod';

const DAY = 86_400_000;
const at = (ms: number): string => new Date(ms).toISOString();

export const tenant = (now: number): TenantView => ({
  id: 'tnt_bayt',
  slug: 'bayt-alwaha',
  name: { en: 'Bayt Al Waha', ar: 'بيت الواحة' },
  kind: 'restaurant',
  timeZone: 'Asia/Riyadh',
  currency: 'SAR',
  defaultLanguage: 'ar',
  languages: ['ar', 'en'],
  logoUrl: null,
  state: 'active',
  stateReason: null,
  eraseAfter: null,
  createdAt: at(now - 400 * DAY),
});

const base: TenantSettings = {
  confidenceLine: 0.5,
  instructions: '',
  businessContact: '',
  latePolicy: 'answer',
  lateAfterMinutes: 60,
  returnPenAfterMinutes: null,
  requireSecondFactor: false,
};
const live: TenantSettings = {
  ...base,
  confidenceLine: 0.65,
  instructions:
    'أنت مضيف مطعم بيت الواحة في الرياض. رحّب بالضيف باختصار، واذكر الجلسات العائلية إذا سأل عن الحجز.\nKeep English answers just as short.',
  businessContact: '+966 11 234 0001',
  returnPenAfterMinutes: 120,
};

export const makeSettings = (): SettingsView => ({
  live,
  draft: { ...live, confidenceLine: 0.7, latePolicy: 'hand_over' },
  changed: ['confidenceLine', 'latePolicy'],
  version: 7,
});

export function makeVersions(now: number): z.infer<typeof SettingsVersionView>[] {
  const steps: Partial<TenantSettings>[] = [
    {},
    { confidenceLine: 0.6 },
    { businessContact: live.businessContact, returnPenAfterMinutes: 60 },
    { returnPenAfterMinutes: 120 },
    { instructions: 'You are the host of Bayt Al Waha. Be brief.' },
    { confidenceLine: 0.65 },
    { instructions: live.instructions },
  ];
  const versions: z.infer<typeof SettingsVersionView>[] = [];
  let settings = base;
  for (const [index, change] of steps.entries()) {
    settings = { ...settings, ...change };
    versions.unshift({
      version: index + 1,
      settings,
      changed: Object.keys(change),
      publishedBy: index % 2 ? 'خالد العتيبي' : 'Sara Ahmad',
      publishedAt: at(now - (steps.length - index) * 9 * DAY),
    });
  }
  return versions;
}

export function makeBranches(): BranchView[] {
  const branch = (id: string, en: string | null, ar: string | null, rest: Partial<BranchView> = {}): BranchView => ({
    id,
    name: { en, ar },
    address: { en: null, ar: null },
    city: { en: 'Riyadh', ar: 'الرياض' },
    phone: null,
    mapUrl: null,
    timeZone: null,
    state: 'confirmed',
    source: null,
    ...rest,
  });
  return [
    branch('brn_1', 'Al Olaya', 'العليا', {
      address: { en: 'Al Olaya Street 120', ar: 'شارع العليا 120' },
      phone: '+966112340001',
      mapUrl: 'https://maps.example/olaya',
    }),
    branch('brn_2', 'Al Malqa', 'الملقا', { address: { en: null, ar: 'طريق أنس بن مالك' }, phone: '+966112340002' }),
    branch('brn_3', null, 'الخبر', {
      city: { en: 'Al Khobar', ar: 'الخبر' },
      state: 'proposed',
      source: { id: 'src_policies', name: 'policies-and-hours.docx' },
    }),
    branch('brn_4', 'Dubai Mall pop-up', null, { city: { en: 'Dubai', ar: 'دبي' }, timeZone: 'Asia/Dubai', state: 'expired' }),
  ];
}

export const makeUsage = (now: number): UsageView => ({
  month: `${at(now).slice(0, 7)}-01`,
  messagesThisMonth: { used: 17_204, limit: 20_000 },
  modelTokensThisMonth: { used: 1_284_000, limit: 5_000_000 },
  questionsThisMonth: { used: 312, limit: 1_000_000 },
  models: [
    {
      model: 'openai:gpt-5-mini',
      purpose: 'turn.answer',
      calls: 2_140,
      inputTokens: 1_120_000,
      outputTokens: 164_000,
      costMicroUsd: 608_000,
    },
  ],
  sources: { used: 12, limit: 50 },
  storageBytes: { used: 83_400_000, limit: 2 * 1024 ** 3 },
  members: { used: 20, limit: 20 },
  apiKeys: { used: 2, limit: null },
  contacts: 300,
  conversations: 742,
});

export function makeExports(now: number): ExportView[] {
  const base = { kind: 'tenant' as const, failure: null, requestedBy: 'Sara Ahmad' };
  return [
    { ...base, id: 'exp_3', state: 'running', sizeBytes: null, createdAt: at(now - 40_000), expiresAt: null },
    { ...base, id: 'exp_2', state: 'ready', sizeBytes: 48_200_000, createdAt: at(now - 2 * DAY), expiresAt: at(now + 5 * DAY) },
    {
      ...base,
      id: 'exp_1',
      state: 'failed',
      failure: {
        code: 'export.storage_full',
        message: { en: 'There was no room for the file. Try again.', ar: 'لم تتوفر مساحة للملف. حاول مجددًا.' },
      },
      sizeBytes: null,
      createdAt: at(now - 30 * DAY),
      expiresAt: null,
    },
  ];
}

const BUSINESSES: readonly [string, string, string][] = [
  ['bayt-alwaha', 'Bayt Al Waha', 'بيت الواحة'],
  ['qahwa-corner', 'Qahwa Corner', 'ركن القهوة'],
  ['layla-atelier', 'Layla Atelier', 'ليلى أتيليه'],
  ['najd-kitchen', 'Najd Kitchen', 'مطبخ نجد'],
  ['pearl-hotel', 'Pearl Hotel Doha', 'فندق اللؤلؤة'],
  ['saffron-house', 'Saffron House', 'بيت الزعفران'],
  ['blue-bakery', 'Blue Bakery', 'المخبز الأزرق'],
  ['oud-souq', 'Oud Souq', 'سوق العود'],
];

export function makeTenants(now: number): OperatorTenantView[] {
  return Array.from({ length: 34 }, (_, index) => {
    const [slug, en, ar] = BUSINESSES[index % BUSINESSES.length] ?? ['', '', ''];
    const round = Math.floor(index / BUSINESSES.length);
    const state = index === 3 ? 'suspended' : index === 6 ? 'erasing' : 'active';
    return {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      slug: round === 0 ? slug : `${slug}-${round + 1}`,
      name: round === 0 ? { en, ar } : { en: `${en} ${round + 1}`, ar: `${ar} ${round + 1}` },
      kind: 'restaurant',
      state,
      stateReason: state === 'suspended' ? 'Two invoices are open; the owner was told on 3 November' : null,
      members: 3 + ((index * 5) % 19),
      channels: 1 + (index % 4),
      messagesThisMonth: (index * 7_351) % 21_000,
      eraseAfter: state === 'erasing' ? at(now + 12 * DAY) : null,
      createdAt: at(now - index * 11 * DAY),
    };
  });
}
