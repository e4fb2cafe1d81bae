import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Bilingual, BilingualInput, Done, Email, GivenPassword, SupportedLanguage, NewPassword, Token } from './shapes.ts';

/** Six digits of an authenticator, or one of the recovery codes. */
export const SecondFactor = z.string().trim().min(6).max(40);

/** A sign-in that is not finished: hand it back with the answer. */
const Challenge = z.string().min(20).max(2_000);

/** A tenant that a person may enter. */
export const Membership = z.object({
  tenantId: z.string(),
  slug: z.string(),
  name: Bilingual,
  role: z.string(),
  state: z.enum(['active', 'suspended', 'erasing']),
});
export type Membership = z.infer<typeof Membership>;

/** How far a sign-in came. Only `signed_in` carries rights; the others carry a challenge that lives five minutes and opens nothing else. */
export const SignInResult = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('signed_in'),
    /** EdDSA JWT for `Authorization: Bearer`; keep it in memory. The refresh token came as a cookie that no script can read. */
    accessToken: z.string(),
    /** Seconds until it ends. */
    expiresIn: z.number().int(),
    /** Null for the platform's operator, who belongs to no tenant. */
    tenantId: z.string().nullable(),
    operator: z.boolean(),
  }),
  z.object({ status: z.literal('second_factor'), challenge: z.string() }),
  z.object({ status: z.literal('choose_tenant'), challenge: z.string(), tenants: z.array(Membership) }),
]);
export type SignInResult = z.infer<typeof SignInResult>;

const TenantToMake = z.object({
  name: BilingualInput,
  kind: z.enum(['restaurant', 'cafe', 'retail', 'hotel', 'service']),
  timeZone: z.string().min(1).max(64),
  currency: z.string().regex(/^[A-Z]{3}$/),
  defaultLanguage: SupportedLanguage,
});

export const authRoutes = {
  signUp: defineRoute({
    id: 'signUp',
    method: 'POST',
    path: '/api/v1/auth/sign-up',
    permission: 'public',
    audit: 'account.sign_up_asked',
    summary:
      'Ask for a new tenant with its first owner. The answer is the same whether or not the address is known; the rest is in the mail',
    body: z.object({
      email: Email,
      password: NewPassword,
      name: z.string().trim().min(1).max(120),
      language: SupportedLanguage,
      tenant: TenantToMake,
    }),
    status: 202,
    response: Done,
    errors: ['access.password_known', 'tenant.unknown_time_zone', 'tenant.unknown_currency', 'request.rate_limited'],
  }),
  verifyEmail: defineRoute({
    id: 'verifyEmail',
    method: 'POST',
    path: '/api/v1/auth/verify-email',
    permission: 'public',
    audit: 'account.email_verified',
    setsSession: true,
    summary: 'Open the link of a mail: makes the tenant that was asked for, or completes a change of address; signs in',
    body: z.object({ token: Token }),
    status: 200,
    response: SignInResult,
    errors: ['access.link_expired'],
  }),
  signIn: defineRoute({
    id: 'signIn',
    method: 'POST',
    path: '/api/v1/auth/sign-in',
    permission: 'public',
    audit: 'session.started',
    setsSession: true,
    summary: 'Sign in with e-mail and password',
    body: z.object({ email: Email, password: GivenPassword, tenantId: z.uuid().optional() }),
    status: 200,
    response: SignInResult,
    errors: ['access.wrong_credentials', 'access.too_many_attempts', 'access.no_tenant', 'tenant.suspended'],
  }),
  giveSecondFactor: defineRoute({
    id: 'giveSecondFactor',
    method: 'POST',
    path: '/api/v1/auth/second-factor',
    permission: 'public',
    audit: 'session.started',
    setsSession: true,
    summary: 'Answer a sign-in that asks for an authenticator or a recovery code',
    body: z.object({ challenge: Challenge, code: SecondFactor }),
    status: 200,
    response: SignInResult,
    errors: ['access.wrong_code', 'access.link_expired', 'access.too_many_attempts'],
  }),
  chooseTenant: defineRoute({
    id: 'chooseTenant',
    method: 'POST',
    path: '/api/v1/auth/choose-tenant',
    permission: 'public',
    audit: 'session.started',
    setsSession: true,
    summary: 'Answer a sign-in of somebody who belongs to several tenants',
    body: z.object({ challenge: Challenge, tenantId: z.uuid() }),
    status: 200,
    response: SignInResult,
    errors: ['access.link_expired', 'access.no_tenant', 'tenant.suspended'],
  }),
  refresh: defineRoute({
    id: 'refresh',
    method: 'POST',
    path: '/api/v1/auth/refresh',
    permission: 'public',
    audit: 'session.refreshed',
    setsSession: true,
    summary: 'A new access token for the refresh cookie, which is replaced. A cookie used twice ends its whole family of sessions',
    status: 200,
    response: SignInResult,
    errors: ['access.unauthenticated', 'access.session_replayed', 'tenant.suspended'],
  }),
  signOut: defineRoute({
    id: 'signOut',
    method: 'POST',
    path: '/api/v1/auth/sign-out',
    permission: 'public',
    audit: 'session.ended',
    setsSession: true,
    summary: 'End this session. Works with the refresh cookie alone, and says the same when there is none',
    status: 200,
    response: Done,
  }),
  requestPasswordReset: defineRoute({
    id: 'requestPasswordReset',
    method: 'POST',
    path: '/api/v1/auth/password-reset',
    permission: 'public',
    audit: 'account.password_reset_asked',
    summary: 'Ask for a link that sets a new password. The answer is the same whether or not the address is known',
    body: z.object({ email: Email }),
    status: 202,
    response: Done,
    errors: ['request.rate_limited'],
  }),
  resetPassword: defineRoute({
    id: 'resetPassword',
    method: 'POST',
    path: '/api/v1/auth/password-reset/complete',
    permission: 'public',
    audit: 'account.password_reset',
    summary: 'Set a new password with the link of a mail; ends every session of the person',
    body: z.object({ token: Token, password: NewPassword }),
    status: 200,
    response: Done,
    errors: ['access.link_expired', 'access.password_known'],
  }),
  readInvitation: defineRoute({
    id: 'readInvitation',
    method: 'GET',
    path: '/api/v1/auth/invitation',
    permission: 'public',
    summary: 'What an invitation offers, for the page that accepts it',
    query: z.object({ token: Token }),
    status: 200,
    response: z.object({
      tenant: Bilingual,
      email: z.string(),
      role: Bilingual,
      invitedBy: z.string(),
      /** The address has an account already: its password is asked for, none is set. */
      hasAccount: z.boolean(),
    }),
    errors: ['access.link_expired'],
  }),
  acceptInvitation: defineRoute({
    id: 'acceptInvitation',
    method: 'POST',
    path: '/api/v1/auth/invitation/accept',
    permission: 'public',
    audit: 'member.joined',
    setsSession: true,
    summary: 'Join a tenant. A new person gives a name and a new password, a known one their own password',
    body: z.object({
      token: Token,
      name: z.string().trim().min(1).max(120).optional(),
      password: GivenPassword,
      language: SupportedLanguage.optional(),
    }),
    status: 200,
    response: SignInResult,
    errors: [
      'access.link_expired',
      'access.wrong_credentials',
      'access.password_short',
      'access.password_known',
      'access.too_many_attempts',
    ],
  }),
  listLocalMail: defineRoute({
    id: 'listLocalMail',
    method: 'GET',
    path: '/api/v1/auth/local-mail',
    permission: 'public',
    summary: 'Mails of an installation without an SMTP server, newest first. Answers on this machine only, 404 everywhere else',
    status: 200,
    response: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          to: z.string(),
          subject: z.string(),
          language: SupportedLanguage,
          text: z.string(),
          html: z.string(),
          at: z.iso.datetime(),
        }),
      ),
    }),
  }),
} as const;
