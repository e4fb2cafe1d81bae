import { accountRoutes } from './account.ts';
import { analyticsRoutes } from './analytics.ts';
import { auditRoutes } from './audit.ts';
import { authRoutes } from './auth.ts';
import { channelRoutes } from './channels.ts';
import { contactRoutes } from './contacts.ts';
import { conversationRoutes } from './conversations.ts';
import { homeRoutes } from './home.ts';
import { inboxRoutes } from './inbox.ts';
import { knowledgeRoutes } from './knowledge.ts';
import { lossRoutes } from './losses.ts';
import { mediaRoutes } from './media.ts';
import { memberRoutes } from './members.ts';
import { operatorRoutes } from './operator.ts';
import { sessionRoutes } from './session.ts';
import { templateRoutes } from './templates.ts';
import { tenantRoutes } from './tenant.ts';
import { webchatRoutes } from './webchat.ts';

/** The areas of the API, in the order in which its documentation shows them. A new area is one file and two lines. */
export const AREAS = [
  { id: 'session', label: 'Session', about: 'Who is signed in, and what changed.', routes: sessionRoutes },
  { id: 'home', label: 'Home', about: 'How the business stands, on one page.', routes: homeRoutes },
  { id: 'analytics', label: 'Analytics', about: 'What happened in a time, beside the time before.', routes: analyticsRoutes },
  { id: 'auth', label: 'Sign-in', about: 'Signing up, in and out. These answers set or clear the refresh cookie.', routes: authRoutes },
  { id: 'account', label: 'Account', about: 'The signed-in person: password, second factor, sessions.', routes: accountRoutes },
  {
    id: 'conversations',
    label: 'Conversations',
    about: 'Threads with customers, their messages, templates and turns.',
    routes: { ...conversationRoutes, ...templateRoutes },
  },
  {
    id: 'losses',
    label: 'Losses',
    about: 'What could not be handled or delivered, and its mend.',
    routes: lossRoutes,
  },
  { id: 'media', label: 'Media', about: 'Files that came with messages.', routes: mediaRoutes },
  { id: 'inbox', label: 'Inbox', about: 'How conversations stand: state, labels, views, ready answers.', routes: inboxRoutes },
  { id: 'contacts', label: 'Contacts', about: 'Customers: search, export and erase.', routes: contactRoutes },
  {
    id: 'channels',
    label: 'Channels',
    about: 'Accounts of channels: connecting, health, disconnecting.',
    routes: { ...channelRoutes, ...webchatRoutes },
  },
  { id: 'knowledge', label: 'Knowledge', about: 'Documents and the facts read from them.', routes: knowledgeRoutes },
  { id: 'tenant', label: 'Tenant', about: 'Profile, settings, branches, usage, export and erase.', routes: tenantRoutes },
  { id: 'members', label: 'People', about: 'Members, invitations, roles and API keys.', routes: memberRoutes },
  { id: 'audit', label: 'Audit', about: 'Who did what.', routes: auditRoutes },
  { id: 'operator', label: 'Operator', about: "The platform's own operators.", routes: operatorRoutes },
] as const;

/** Every route of the API. */
export const routes = {
  ...sessionRoutes,
  ...homeRoutes,
  ...analyticsRoutes,
  ...authRoutes,
  ...accountRoutes,
  ...conversationRoutes,
  ...templateRoutes,
  ...lossRoutes,
  ...mediaRoutes,
  ...inboxRoutes,
  ...contactRoutes,
  ...channelRoutes,
  ...webchatRoutes,
  ...knowledgeRoutes,
  ...tenantRoutes,
  ...memberRoutes,
  ...auditRoutes,
  ...operatorRoutes,
} as const;
export type RouteId = keyof typeof routes;
