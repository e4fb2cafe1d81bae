import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';
import { accountHandlers } from './account.ts';
import { analyticsHandlers } from './analytics.ts';
import { authHandlers } from './auth.ts';
import { auditHandlers } from './audit.ts';
import { channelHandlers } from './channels.ts';
import { contactHandlers } from './contacts.ts';
import { conversationHandlers } from './conversations.ts';
import { homeHandlers } from './home.ts';
import { inboxHandlers } from './inbox.ts';
import { knowledgeHandlers } from './knowledge.ts';
import { factHandlers } from './knowledge-facts.ts';
import { questionHandlers } from './knowledge-questions.ts';
import { lossHandlers } from './losses.ts';
import { mediaHandlers } from './media.ts';
import { operatorHandlers } from './operator.ts';
import { memberHandlers } from './members.ts';
import { mailHandlers } from './mail.ts';
import { sourceHandlers } from './sources.ts';
import { sessionHandlers } from './session.ts';
import { templateHandlers } from './templates.ts';
import { tenantHandlers } from './tenant.ts';
import { webchatHandlers } from './webchat.ts';

/** HTTP in, a verb of a module, a view out. Nothing else happens in a handler. One file for each area of the contract. */
export function makeHandlers(app: AppContext): Handlers {
  return {
    ...authHandlers(app),
    ...accountHandlers(app),
    ...sessionHandlers(app),
    ...homeHandlers(app),
    ...analyticsHandlers(app),
    ...conversationHandlers(app),
    ...lossHandlers(app),
    ...mediaHandlers(app),
    ...templateHandlers(app),
    ...inboxHandlers(app),
    ...contactHandlers(app),
    ...channelHandlers(app),
    ...webchatHandlers(app),
    ...tenantHandlers(app),
    ...knowledgeHandlers(app),
    ...sourceHandlers(app),
    ...factHandlers(app),
    ...questionHandlers(app),
    ...auditHandlers(app),
    ...mailHandlers(app),
    ...memberHandlers(app),
    ...operatorHandlers(app),
  };
}
