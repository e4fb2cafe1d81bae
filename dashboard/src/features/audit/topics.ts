import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The nouns by which the log is filtered, in the order of the list. */
export const TOPICS: readonly { noun: string; name: MessageDescriptor }[] = [
  { noun: 'session', name: msg`Signing in and out` },
  { noun: 'account', name: msg`Own account and security` },
  { noun: 'member', name: msg`Members and invitations` },
  { noun: 'role', name: msg`Roles` },
  { noun: 'api_key', name: msg`API keys` },
  { noun: 'settings', name: msg`Settings of the bot` },
  { noun: 'tenant', name: msg`The account itself` },
  { noun: 'branch', name: msg`Branches` },
  { noun: 'source', name: msg`Documents` },
  { noun: 'fact', name: msg`Facts` },
  { noun: 'faq', name: msg`Own questions` },
  { noun: 'gap', name: msg`Unanswered questions` },
  { noun: 'knowledge', name: msg`Trying questions out` },
  { noun: 'contact', name: msg`Customers’ data` },
  { noun: 'pen', name: msg`Who answers` },
  { noun: 'message', name: msg`What the team writes` },
  { noun: 'media', name: msg`Files of customers` },
  { noun: 'template', name: msg`Templates` },
  { noun: 'loss', name: msg`What was not delivered` },
  { noun: 'note', name: msg`Notes of the team` },
  { noun: 'conversation', name: msg`How conversations stand` },
  { noun: 'label', name: msg`Labels` },
  { noun: 'canned_reply', name: msg`Ready answers` },
  { noun: 'saved_view', name: msg`Views of the inbox` },
  { noun: 'channel', name: msg`Channels` },
  { noun: 'operator', name: msg`The platform’s operator` },
];
