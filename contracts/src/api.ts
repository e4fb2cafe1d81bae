import { accountRoutes } from './account.ts';
import { auditRoutes } from './audit.ts';
import { authRoutes } from './auth.ts';
import { contactRoutes } from './contacts.ts';
import { conversationRoutes } from './conversations.ts';
import { knowledgeRoutes } from './knowledge.ts';
import { memberRoutes } from './members.ts';
import { operatorRoutes } from './operator.ts';
import { sessionRoutes } from './session.ts';
import { tenantRoutes } from './tenant.ts';

/** Every route of the API. A new area is one file and one line. */
export const routes = {
  ...sessionRoutes,
  ...authRoutes,
  ...accountRoutes,
  ...conversationRoutes,
  ...contactRoutes,
  ...knowledgeRoutes,
  ...tenantRoutes,
  ...memberRoutes,
  ...auditRoutes,
  ...operatorRoutes,
} as const;
export type RouteId = keyof typeof routes;
