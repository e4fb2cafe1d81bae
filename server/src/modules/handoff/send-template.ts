import type { TenantDb } from '../../platform/db/index.ts';
import { chooseTemplate } from '../templates/index.ts';
import { lockConversation } from './lock-conversation.ts';
import type { Actor } from './move-pen.ts';
import { addressOf, mayWrite, storeParts, takeForWriting } from './send-agent-message.ts';

export interface AgentTemplate {
  conversationId: string;
  templateId: string;
  /** In the order of the template's places. */
  parameters: readonly string[];
  actor: Actor;
  /** A colleague holds the pen, and this person takes it from them knowingly. */
  takeOver?: boolean | undefined;
}

/**
 * A person's template to the customer: as `sendAgentMessage`, and also when the window is closed. Returns the id of the message.
 * @throws conversation.not_found, conversation.held_by_other, conversation.no_address, channel.unavailable, and as `chooseTemplate`
 */
export async function sendTemplate(db: TenantDb, input: AgentTemplate): Promise<string[]> {
  const { conversationId, templateId, parameters, actor } = input;
  const held = await lockConversation(db, conversationId);
  await mayWrite(db, held, { ...input, byTemplate: true });
  const filled = await chooseTemplate(db, {
    ...{ channel: held.channel, accountId: held.account_id, contactId: held.contact_id },
    ...{ templateId, parameters },
  });
  const to = await addressOf(db, conversationId);
  await takeForWriting(db, { conversationId, held, actor });
  return storeParts(db, { conversationId, held, actor, contents: [filled.content], to, shown: filled.text });
}
