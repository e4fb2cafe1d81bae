import { type ApiKeyView, BUILT_IN_ROLES, type InvitationView, type MemberView, PERMISSION_LIST, type RoleView } from '@wafaa/contracts';

const NAMES: readonly [name: string, email: string, role: string][] = [
  ['Sara Ahmad', 'sara@bayt-alwaha.example', 'owner'],
  ['خالد العتيبي', 'khalid@bayt-alwaha.example', 'admin'],
  ['Maryam Al-Harbi', 'maryam@bayt-alwaha.example', 'manager'],
  ['نورة القحطاني', 'noura@bayt-alwaha.example', 'agent'],
  ['Yousef Haddad', 'yousef@bayt-alwaha.example', 'agent'],
  ['ليان الشهري', 'layan@bayt-alwaha.example', 'agent'],
  ['Omar Farouk', 'omar.farouk@bayt-alwaha.example', 'agent'],
  ['Anna Maria Petrova-Khalifa', 'anna.maria.petrova.khalifa@bayt-alwaha.example', 'analyst'],
  ['فهد الدوسري', 'fahad@bayt-alwaha.example', 'agent'],
  ['Huda Nasser', 'huda@bayt-alwaha.example', 'rol_night'],
  ['ريم الزهراني', 'reem@bayt-alwaha.example', 'agent'],
  ['James Okafor', 'james@bayt-alwaha.example', 'agent'],
  ['عبدالله المطيري', 'abdullah@bayt-alwaha.example', 'agent'],
  ['Lina Mansour', 'lina@bayt-alwaha.example', 'manager'],
  ['سلمان الغامدي', 'salman@bayt-alwaha.example', 'agent'],
  ['Dana Aziz', 'dana@bayt-alwaha.example', 'agent'],
  ['هيا العنزي', 'haya@bayt-alwaha.example', 'rol_night'],
  ['Tariq Bashir', 'tariq@bayt-alwaha.example', 'agent'],
  ['أمل السبيعي', 'amal@bayt-alwaha.example', 'analyst'],
  ['Ziad Karam', 'ziad@bayt-alwaha.example', 'agent'],
];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ms: number): string => new Date(ms).toISOString();

export function makeRoles(): RoleView[] {
  return [
    ...Object.entries(BUILT_IN_ROLES).map(([id, { label, permissions }]) => ({
      id,
      builtIn: true,
      label,
      permissions: [...permissions],
      members: 0,
    })),
    {
      id: 'rol_night',
      builtIn: false,
      label: { en: 'Night shift', ar: 'وردية الليل' },
      permissions: ['conversations.read', 'conversations.write', 'contacts.read', 'contacts.export', 'knowledge.read'],
      members: 0,
    },
    {
      id: 'rol_books',
      builtIn: false,
      label: { en: 'Bookkeeper', ar: null },
      permissions: ['analytics.read', 'settings.read'],
      members: 0,
    },
  ];
}

export const permissionList = PERMISSION_LIST.map(({ id, area, label }) => ({ id, area, label }));

export function makeMembers(now: number, roles: readonly RoleView[]): MemberView[] {
  return NAMES.map(([name, email, role], index) => ({
    id: index === 0 ? 'usr_sara' : `usr_${index}`,
    name,
    email,
    role,
    roleLabel: roles.find(({ id }) => id === role)?.label ?? { en: role, ar: role },
    secondFactor: index % 3 !== 1,
    joinedAt: at(now - (400 - index * 17) * DAY),
    lastSeenAt: index === 17 ? null : at(now - index * index * 1.7 * HOUR - 60_000),
    you: index === 0,
  }));
}

export function makeInvitations(now: number): InvitationView[] {
  const label = (role: keyof typeof BUILT_IN_ROLES) => ({ role, roleLabel: BUILT_IN_ROLES[role].label });
  return [
    {
      id: 'inv_1',
      email: 'mona@bayt-alwaha.example',
      ...label('agent'),
      invitedBy: 'Sara Ahmad',
      createdAt: at(now - 5 * HOUR),
      expiresAt: at(now + 6.8 * DAY),
      state: 'waiting',
    },
    {
      id: 'inv_2',
      email: 'accounts+external.auditor@longcompanyname.example',
      ...label('analyst'),
      invitedBy: 'خالد العتيبي',
      createdAt: at(now - 3 * DAY),
      expiresAt: at(now + 4 * DAY),
      state: 'waiting',
    },
    {
      id: 'inv_3',
      email: 'former.chef@bayt-alwaha.example',
      ...label('manager'),
      invitedBy: 'Sara Ahmad',
      createdAt: at(now - 20 * DAY),
      expiresAt: at(now - 13 * DAY),
      state: 'expired',
    },
  ];
}

export function makeKeys(now: number): ApiKeyView[] {
  return [
    {
      id: 'key_1',
      name: 'Till (Foodics)',
      prefix: 'wfk_live_8Jd2',
      scopes: ['conversations.read', 'contacts.read'],
      createdBy: 'Sara Ahmad',
      createdAt: at(now - 61 * DAY),
      expiresAt: at(now + 304 * DAY),
      lastUsedAt: at(now - 4 * 60_000),
      state: 'active',
    },
    {
      id: 'key_2',
      name: 'لوحة المبيعات',
      prefix: 'wfk_live_p0Qx',
      scopes: ['analytics.read', 'knowledge.read', 'channels.read', 'settings.read'],
      createdBy: 'خالد العتيبي',
      createdAt: at(now - 12 * DAY),
      expiresAt: null,
      lastUsedAt: null,
      state: 'active',
    },
    {
      id: 'key_3',
      name: 'Website, before the relaunch',
      prefix: 'wfk_live_41Aa',
      scopes: ['contacts.export'],
      createdBy: 'Sara Ahmad',
      createdAt: at(now - 200 * DAY),
      expiresAt: at(now - 20 * DAY),
      lastUsedAt: at(now - 22 * DAY),
      state: 'expired',
    },
    {
      id: 'key_4',
      name: 'Test by the agency',
      prefix: 'wfk_live_zz90',
      scopes: ['conversations.read'],
      createdBy: 'Maryam Al-Harbi',
      createdAt: at(now - 90 * DAY),
      expiresAt: null,
      lastUsedAt: at(now - 80 * DAY),
      state: 'revoked',
    },
  ];
}
