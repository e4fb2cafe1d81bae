import type { World } from '../world.ts';
import type { Conversation } from './conversations.ts';

/** May the business write freely now? */
export function isWindowOpen(world: World, conversation: Conversation): boolean {
  const account = world.accounts.get(conversation.account);
  if (account && !world.channelOf(account.channel).hasWindow) return true;
  if (conversation.lastInboundAt === null) return world.settings.openToStrangers;
  return world.now() - conversation.lastInboundAt < world.settings.windowMs;
}
