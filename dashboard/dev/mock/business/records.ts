import { type AuditEntryView, type ContactView, routes } from '@wafaa/contracts';
import type { MemberView } from '@wafaa/contracts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ms: number): string => new Date(ms).toISOString();

const ACTIONS = [...new Set(Object.values(routes).flatMap((route) => ('audit' in route && route.audit ? [route.audit] : [])))];

/** What some actions carry besides their name. */
const DETAILS: Record<string, Partial<AuditEntryView>> = {
  'member.role_changed': {
    target: { kind: 'member', id: 'usr_5', label: 'ليان الشهري' },
    before: { role: 'agent' },
    after: { role: 'manager' },
  },
  'member.invited': {
    target: { kind: 'invitation', id: 'inv_1', label: 'mona@bayt-alwaha.example' },
    after: { email: 'mona@bayt-alwaha.example', role: 'agent', language: 'ar' },
  },
  'role.updated': {
    target: { kind: 'role', id: 'rol_night', label: 'Night shift' },
    before: { permissions: ['conversations.read', 'conversations.write'] },
    after: { permissions: ['conversations.read', 'conversations.write', 'contacts.read', 'contacts.export'] },
  },
  'settings.published': {
    target: { kind: 'settings', id: '7', label: '7' },
    before: { confidenceLine: 0.5, instructions: '', latePolicy: 'answer' },
    after: { confidenceLine: 0.65, instructions: 'أنت مضيف بيت الواحة، رحّب بالضيوف باختصار.', latePolicy: 'hand_over' },
  },
  'tenant.updated': {
    before: { name: { en: 'Bayt Alwaha', ar: 'بيت الواحة' }, timeZone: 'Asia/Dubai' },
    after: { name: { en: 'Bayt Al Waha', ar: 'بيت الواحة' }, timeZone: 'Asia/Riyadh' },
  },
  'api_key.created': {
    target: { kind: 'api_key', id: 'key_1', label: 'Till (Foodics)' },
    after: { name: 'Till (Foodics)', scopes: ['conversations.read', 'contacts.read'] },
  },
  'api_key.revoked': { target: { kind: 'api_key', id: 'key_4', label: 'Test by the agency' } },
  'branch.updated': {
    target: { kind: 'branch', id: 'brn_2', label: 'الملقا' },
    before: { phone: null },
    after: { phone: '+966112340002' },
  },
  'source.added': { target: { kind: 'source', id: 'src_menu', label: 'قائمة بيت الواحة 2026.pdf' } },
  'account.password_changed': { before: { password: '[redacted]' }, after: { password: '[redacted]' } },
  'operator.entered': { reason: 'Ticket 4812: the owner asked us to see why Friday’s messages were late', after: { minutes: 30 } },
  'tenant.limits_changed': {
    reason: 'Upgrade to the larger plan, agreed by phone',
    before: { messagesPerMonth: 5_000 },
    after: { messagesPerMonth: 20_000 },
  },
};

export function makeAudit(now: number, members: readonly MemberView[]): AuditEntryView[] {
  return Array.from({ length: 200 }, (_, index) => {
    const action = ACTIONS[(index * 7) % ACTIONS.length] ?? 'session.started';
    const byOperator = action.startsWith('operator.') || ['tenant.suspended', 'tenant.resumed', 'tenant.limits_changed'].includes(action);
    const member = members[(index * 3) % members.length];
    const noun = action.split('.')[0] ?? '';
    const actor: AuditEntryView['actor'] = byOperator
      ? { kind: 'operator', id: 'opr_1', name: 'Wafaa support' }
      : index % 23 === 5
        ? { kind: 'api_key', id: 'key_1', name: 'Till (Foodics)' }
        : { kind: 'user', id: member?.id ?? null, name: member?.name ?? '' };
    return {
      id: `aud_${index}`,
      at: at(now - index * 2.3 * HOUR - 9 * 60_000),
      action,
      actor,
      target: ['session', 'account', 'tenant', 'settings', 'operator'].includes(noun)
        ? null
        : { kind: noun, id: `${noun}_${index}`, label: members[(index * 5 + 2) % members.length]?.name ?? null },
      before: null,
      after: null,
      reason: byOperator ? 'Ticket 4812: asked for by the owner on the phone' : null,
      address: `185.12.${index % 250}.17`,
      device: index % 2 ? 'Chrome on Android' : 'Safari on iPhone',
      requestId: `req_${String(index).padStart(8, '0')}`,
      ...DETAILS[action],
    };
  });
}

const FIRST = [
  'محمد',
  'فاطمة',
  'Ahmed',
  'سارة',
  'Omar',
  'نورة',
  'Layla',
  'عبدالرحمن',
  'Hessa',
  'يوسف',
  'Priya',
  'ريما',
  'John',
  'منيرة',
  'Khalid',
];
const LAST = ['العتيبي', 'Al-Saud', 'الحربي', 'Rahman', 'القحطاني', 'Haddad', 'الشمري', 'Fernandes', 'الغامدي', 'Nasser'];

export function makeContacts(now: number): ContactView[] {
  return Array.from({ length: 300 }, (_, index) => ({
    id: `con_${index}`,
    name: index % 13 === 7 ? null : `${FIRST[index % FIRST.length]} ${LAST[(index * 3) % LAST.length]}`,
    language: index % 5 === 0 ? 'en' : index % 7 === 3 ? 'arabizi' : 'ar',
    identities: [
      { channel: 'whatsapp', kind: 'wa_id', value: `9665${String(50_000_000 + index * 7_919).slice(0, 8)}` },
      ...(index % 9 === 2 ? [{ channel: 'instagram', kind: 'handle', value: `@guest.${index}` }] : []),
    ],
    conversations: 1 + (index % 4),
    marketingOptOutAt: index % 17 === 4 ? at(now - 30 * DAY) : null,
    lastMessageAt: at(now - index * index * 6 * 60_000 - 3 * 60_000),
    createdAt: at(now - (index + 20) * DAY),
  }));
}
