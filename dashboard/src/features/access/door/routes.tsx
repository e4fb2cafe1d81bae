import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, text } from '../../../app/base-routes.ts';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { safeTarget } from './safe-target.ts';

/** The pages of somebody who is not signed in, or not yet. */
export const doorRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'door',
  component: lazyRouteComponent(() => withWords('door', import('./door-layout.tsx')), 'DoorLayout'),
});
const getParentRoute = () => doorRoute;

export interface DoorSearch {
  /** Where the reader wanted to go. */
  to?: string;
  /** Why the reader is here. */
  why?: string;
}
const doorSearch = (search: Record<string, unknown>): DoorSearch => {
  const to = safeTarget(text(search['to']));
  const why = text(search['why']);
  return { ...(to ? { to } : {}), ...(why ? { why } : {}) };
};
export interface LinkSearch {
  /** The key in the link of a mail. */
  token?: string;
}
const linkSearch = (search: Record<string, unknown>): LinkSearch => {
  // A key made of digits alone is read as a number on its way here.
  const token = text(typeof search['token'] === 'number' ? String(search['token']) : search['token']);
  return token ? { token } : {};
};

const signInPage = createRoute({
  getParentRoute,
  path: '/sign-in',
  validateSearch: doorSearch,
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});
const signUpPage = createRoute({
  getParentRoute,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./sign-up-page.tsx'), 'SignUpPage'),
});
const confirmPage = createRoute({
  getParentRoute,
  path: '/sign-up/verify',
  validateSearch: linkSearch,
  component: lazyRouteComponent(() => import('./verify-page.tsx'), 'ConfirmSignUpPage'),
});
const newAddressPage = createRoute({
  getParentRoute,
  path: '/verify-email',
  validateSearch: linkSearch,
  component: lazyRouteComponent(() => import('./verify-page.tsx'), 'ConfirmAddressPage'),
});
const forgotPage = createRoute({
  getParentRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./forgot-page.tsx'), 'ForgotPage'),
});
const resetPage = createRoute({
  getParentRoute,
  path: '/reset-password',
  validateSearch: linkSearch,
  component: lazyRouteComponent(() => import('./reset-page.tsx'), 'ResetPage'),
});
const invitationPage = createRoute({
  getParentRoute,
  path: '/invitation',
  validateSearch: linkSearch,
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
});
const endedPage = createRoute({
  getParentRoute,
  path: '/session-ended',
  validateSearch: doorSearch,
  component: lazyRouteComponent(() => import('./ended-page.tsx'), 'EndedPage'),
});
const mailPage = createRoute({
  getParentRoute,
  path: '/mail',
  component: lazyRouteComponent(() => import('./mail/mail-page.tsx'), 'MailPage'),
});

export const doorPages = [
  signInPage,
  signUpPage,
  confirmPage,
  newAddressPage,
  forgotPage,
  resetPage,
  invitationPage,
  endedPage,
  mailPage,
] as const;
