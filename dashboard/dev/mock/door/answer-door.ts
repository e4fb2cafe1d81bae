import type { AccountView } from '@wafaa/contracts';
import { type Answer, ok, problem } from '../answers.ts';
import { localMails, qrSvg, recoveryCodes } from './samples.ts';

/** Where somebody stands at the mock's door. The cookie `mock` picks a beginning; what is done here moves on from it. */
export interface DoorWorld {
  inside: boolean | null;
  account: AccountView;
  sessions: {
    id: string;
    current: boolean;
    tenantName: string | null;
    device: string;
    address: string;
    startedAt: string;
    lastSeenAt: string;
  }[];
  now: number;
}

const memberships: AccountView['memberships'] = [
  { tenantId: 'tnt_bayt', slug: 'bayt-alwaha', name: { en: 'Bayt Al Waha', ar: 'بيت الواحة' }, role: 'owner', state: 'active' },
  { tenantId: 'tnt_qahwa', slug: 'qahwa-corner', name: { en: 'Qahwa Corner', ar: 'ركن القهوة' }, role: 'manager', state: 'active' },
  { tenantId: 'tnt_nakhla', slug: 'nakhla-hotel', name: { en: 'Nakhla Hotel', ar: 'فندق النخلة' }, role: 'analyst', state: 'suspended' },
];

export function makeDoor(now: number): DoorWorld {
  const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
  return {
    inside: null,
    now,
    account: {
      id: 'usr_sara',
      email: 'sara@baytalwaha.example',
      pendingEmail: null,
      name: 'Sara Ahmad',
      language: 'en',
      secondFactor: { enabled: false, recoveryCodesLeft: 0 },
      memberships,
    },
    sessions: [
      {
        id: 'ses_1',
        current: true,
        tenantName: 'Bayt Al Waha',
        device: 'Chrome on macOS',
        address: '95.184.12.7',
        startedAt: ago(3),
        lastSeenAt: ago(0),
      },
      {
        id: 'ses_2',
        current: false,
        tenantName: 'Bayt Al Waha',
        device: 'Safari on iPhone',
        address: '95.184.12.7',
        startedAt: ago(70),
        lastSeenAt: ago(2),
      },
      {
        id: 'ses_3',
        current: false,
        tenantName: 'ركن القهوة',
        device: 'Edge on Windows',
        address: '2a02:cb80:4081:9c1::17',
        startedAt: ago(400),
        lastSeenAt: ago(130),
      },
    ],
  };
}

const wrongPassword = problem(
  401,
  'access.wrong_credentials',
  'The e-mail or the password is not right.',
  'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
);
const wrongCode = problem(401, 'access.wrong_code', 'The code is not right, or it was used already.', 'الرمز غير صحيح أو استُخدم من قبل.');
const signedOut = problem(401, 'access.unauthenticated', 'Please sign in.', 'يرجى تسجيل الدخول.');
const deadLink = problem(
  401,
  'access.link_expired',
  'This link is no longer valid. Use a fresh one.',
  'لم يعد هذا الرابط صالحًا. استخدم رابطًا جديدًا.',
);
const done = ok({ done: true });

/** A token that says whose it is and where, as the real one does; nothing checks it. */
function signedIn(tenantId: string | null, operator: boolean): Answer {
  const claims = Buffer.from(JSON.stringify({ sub: 'usr_sara', tid: tenantId })).toString('base64url');
  return ok({ status: 'signed_in', accessToken: `mock.${claims}.mock`, expiresIn: 900, tenantId, operator });
}

/** What the server says at the door and about the signed-in person; null for every other area. */
export function answerDoor(world: DoorWorld, state: string, method: string, url: URL, body: Buffer): Answer | null {
  const [, , , area, ...rest] = url.pathname.split('/');
  const given = (): Record<string, string> => (body.length > 0 ? (JSON.parse(body.toString('utf8')) as Record<string, string>) : {});
  if (area === 'auth') return answerAuth(world, state, `${method} ${rest.join('/')}`, given(), url);
  if (area === 'account')
    return answerAccount(world, `${method} ${rest[0] === 'sessions' && rest[1] ? 'sessions/:id' : rest.join('/')}`, given(), rest[1] ?? '');
  return null;
}

const OUTSIDE = new Set([
  'signed-out',
  'second-factor',
  'choose',
  'locked',
  'known-password',
  'expired-link',
  'new-person',
  'ended',
  'no-mail',
]);

function answerAuth(world: DoorWorld, state: string, call: string, given: Record<string, string>, url: URL): Answer {
  const enter = (): Answer => {
    world.inside = true;
    return signedIn(state === 'operator' ? null : 'tnt_bayt', state === 'operator');
  };
  switch (call) {
    case 'POST refresh':
      if (state === 'suspended') return problem(403, 'tenant.suspended', 'This business is suspended.', 'هذه المنشأة موقوفة.');
      if (state === 'replayed')
        return problem(401, 'access.session_replayed', 'This session was used from two places.', 'استُخدمت هذه الجلسة من مكانين.');
      if (state === 'server-down')
        return problem(503, 'service.unavailable', 'The service is busy. Try again in a moment.', 'الخدمة مشغولة. حاول بعد قليل.');
      return (world.inside ?? !OUTSIDE.has(state)) ? enter() : signedOut;
    case 'POST sign-in':
      if (state === 'locked')
        return problem(
          429,
          'access.too_many_attempts',
          'Too many attempts. Wait a little, then try again.',
          'محاولات كثيرة. انتظر قليلًا ثم حاول مجددًا.',
          94,
        );
      if (given['password']?.includes('wrong')) return wrongPassword;
      if (state === 'second-factor') return ok({ status: 'second_factor', challenge: 'challenge-of-the-mock-door' });
      return state === 'choose' ? ok({ status: 'choose_tenant', challenge: 'challenge-of-the-mock-door', tenants: memberships }) : enter();
    case 'POST second-factor':
      return given['code'] === '000000' ? wrongCode : enter();
    case 'POST choose-tenant':
      return enter();
    case 'POST sign-out':
      world.inside = false;
      return done;
    case 'POST sign-up':
      return state === 'known-password'
        ? problem(
            422,
            'access.password_known',
            'This password is on the list of passwords that everybody tries. Choose another one.',
            'كلمة المرور هذه من الكلمات الشائعة التي يجربها الجميع. اختر غيرها.',
          )
        : ok({ done: true }, 202);
    case 'POST verify-email':
      return state === 'expired-link' ? deadLink : enter();
    case 'POST password-reset':
      return ok({ done: true }, 202);
    case 'POST password-reset/complete':
      return state === 'expired-link' ? deadLink : done;
    case 'GET invitation':
      return state === 'expired-link'
        ? deadLink
        : ok({
            tenant: { en: 'Bayt Al Waha', ar: 'بيت الواحة' },
            email: 'omar@baytalwaha.example',
            role: { en: 'Manager', ar: 'مدير' },
            invitedBy: 'Sara Ahmad',
            hasAccount: state !== 'new-person',
          });
    case 'POST invitation/accept':
      return given['password']?.includes('wrong') ? wrongPassword : enter();
    case 'GET local-mail':
      return state === 'no-mail'
        ? problem(404, 'request.not_found', 'No such address.', 'لا يوجد هذا العنوان.')
        : ok({ items: state === 'empty' ? [] : localMails(world.now, url.origin) });
    default:
      return problem(404, 'request.not_found', 'No such address.', 'لا يوجد هذا العنوان.');
  }
}

const ACTIVITY = [
  'session.started',
  'session.refused',
  'account.second_factor_removed',
  'account.recovery_codes_renewed',
  'account.second_factor_enabled',
  'session.revoked',
  'account.password_changed',
  'account.email_verified',
  'session.switched',
  'member.joined',
];

function answerAccount(world: DoorWorld, call: string, given: Record<string, string>, id: string): Answer {
  const { account } = world;
  if (given['password']?.includes('wrong') || given['current']?.includes('wrong')) return wrongPassword;
  switch (call) {
    case 'GET ':
      return ok(account);
    case 'PATCH ':
      world.account = { ...account, ...given };
      return ok(world.account);
    case 'POST password':
      return done;
    case 'POST email':
      world.account = { ...account, pendingEmail: given['email'] ?? null };
      return ok(world.account, 202);
    case 'POST second-factor':
      return ok({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Wafaa', qrSvg });
    case 'POST second-factor/confirm':
      if (given['code'] === '000000') return wrongCode;
      world.account = { ...account, secondFactor: { enabled: true, recoveryCodesLeft: recoveryCodes.length } };
      return ok({ recoveryCodes });
    case 'POST second-factor/recovery-codes':
      return ok({ recoveryCodes });
    case 'POST second-factor/remove':
      if (given['code'] === '000000') return wrongCode;
      world.account = { ...account, secondFactor: { enabled: false, recoveryCodesLeft: 0 } };
      return done;
    case 'GET sessions':
      return ok({ items: world.sessions });
    case 'DELETE sessions/:id':
      world.sessions = world.sessions.filter((session) => session.id !== id);
      return done;
    case 'DELETE sessions': {
      const ended = world.sessions.length - 1;
      world.sessions = world.sessions.filter(({ current }) => current);
      return ok({ ended });
    }
    case 'POST switch-tenant':
      return signedIn(given['tenantId'] ?? 'tnt_bayt', false);
    case 'GET activity':
      return ok({
        items: ACTIVITY.map((action, index) => ({
          id: `act_${index}`,
          action,
          device: index % 3 === 1 ? 'Firefox on Linux' : 'Chrome on macOS',
          address: index % 3 === 1 ? '185.12.4.90' : '95.184.12.7',
          at: new Date(world.now - index * 5 * 3_600_000).toISOString(),
        })),
        nextCursor: null,
      });
    default:
      return problem(404, 'request.not_found', 'No such address.', 'لا يوجد هذا العنوان.');
  }
}
