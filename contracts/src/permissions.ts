/** Rights inside a tenant. A role is a list of them; a route asks for one; an API key holds some. `label` is what an owner reads. */
export const PERMISSION_LIST = [
  { id: 'conversations.read', area: 'conversations', label: { en: 'Read conversations', ar: 'قراءة المحادثات' } },
  {
    id: 'conversations.write',
    area: 'conversations',
    label: { en: 'Answer and take over conversations', ar: 'الرد على المحادثات واستلامها' },
  },
  { id: 'contacts.read', area: 'contacts', label: { en: 'See customers', ar: 'الاطلاع على العملاء' } },
  { id: 'contacts.export', area: 'contacts', label: { en: "Export a customer's data", ar: 'تصدير بيانات عميل' } },
  { id: 'contacts.erase', area: 'contacts', label: { en: "Erase a customer's data", ar: 'محو بيانات عميل' } },
  { id: 'knowledge.read', area: 'knowledge', label: { en: 'Read documents and facts', ar: 'قراءة المستندات والحقائق' } },
  {
    id: 'knowledge.write',
    area: 'knowledge',
    label: { en: 'Add, change and remove documents and facts', ar: 'إضافة المستندات والحقائق وتعديلها وحذفها' },
  },
  { id: 'channels.read', area: 'channels', label: { en: 'See channels', ar: 'الاطلاع على القنوات' } },
  { id: 'channels.write', area: 'channels', label: { en: 'Connect and change channels', ar: 'ربط القنوات وتعديلها' } },
  { id: 'analytics.read', area: 'analytics', label: { en: 'See figures and reports', ar: 'الاطلاع على الأرقام والتقارير' } },
  { id: 'settings.read', area: 'settings', label: { en: 'Read settings', ar: 'قراءة الإعدادات' } },
  { id: 'settings.write', area: 'settings', label: { en: 'Change and publish settings', ar: 'تعديل الإعدادات ونشرها' } },
  { id: 'members.read', area: 'people', label: { en: 'See the team', ar: 'الاطلاع على الفريق' } },
  { id: 'members.write', area: 'people', label: { en: 'Invite, change and remove people', ar: 'دعوة الأعضاء وتعديل أدوارهم وإزالتهم' } },
  { id: 'roles.write', area: 'people', label: { en: 'Make and change roles', ar: 'إنشاء الأدوار وتعديلها' } },
  {
    id: 'api_keys.write',
    area: 'people',
    label: { en: 'See, make and revoke API keys', ar: 'عرض مفاتيح الواجهة البرمجية وإنشاؤها وإلغاؤها' },
  },
  { id: 'audit.read', area: 'people', label: { en: 'Read and export the audit log', ar: 'قراءة سجل التدقيق وتصديره' } },
  { id: 'tenant.export', area: 'tenant', label: { en: 'Export everything', ar: 'تصدير كل البيانات' } },
  { id: 'tenant.erase', area: 'tenant', label: { en: 'Erase the whole account', ar: 'محو الحساب بالكامل' } },
] as const;

export type Permission = (typeof PERMISSION_LIST)[number]['id'];
export const PERMISSIONS = PERMISSION_LIST.map(({ id }) => id);

const all = PERMISSIONS;
const allBut = (...left: Permission[]): Permission[] => all.filter((id) => !left.includes(id));

/** The roles that every tenant has. `owner` holds every right, also those that later versions add. */
export const BUILT_IN_ROLES = {
  owner: { label: { en: 'Owner', ar: 'المالك' }, permissions: all },
  admin: { label: { en: 'Admin', ar: 'مسؤول' }, permissions: allBut('tenant.erase') },
  manager: {
    label: { en: 'Manager', ar: 'مدير' },
    permissions: allBut('tenant.erase', 'tenant.export', 'roles.write', 'api_keys.write', 'contacts.erase', 'audit.read'),
  },
  agent: {
    label: { en: 'Agent', ar: 'موظف خدمة' },
    permissions: [
      'conversations.read',
      'conversations.write',
      'contacts.read',
      'knowledge.read',
      'channels.read',
      'settings.read',
      'members.read',
    ],
  },
  analyst: {
    label: { en: 'Analyst', ar: 'محلل' },
    permissions: ['conversations.read', 'knowledge.read', 'channels.read', 'analytics.read', 'settings.read', 'members.read'],
  },
} as const satisfies Record<string, { label: { en: string; ar: string }; permissions: readonly Permission[] }>;
export type BuiltInRole = keyof typeof BUILT_IN_ROLES;

/** What the platform's operator may do inside a tenant that was entered with a reason: look, never write, never export. */
export const SUPPORT_PERMISSIONS: readonly Permission[] = PERMISSIONS.filter((id) => id.endsWith('.read'));

/**
 * What a route asks for: a right inside the tenant, or one of
 * - `public`: nobody has to be signed in,
 * - `account`: a signed-in person, acting on their own account,
 * - `member`: any session of the tenant, whatever its role (also an API key),
 * - `operator`: a session of the platform's operator.
 */
export type Access = Permission | 'public' | 'account' | 'member' | 'operator';
