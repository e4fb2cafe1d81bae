import type { Permission } from '@wafaa/contracts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export interface RightWords {
  id: Permission;
  name: MessageDescriptor;
  explains: MessageDescriptor;
}

/** Every right by area, in the order in which a role is read. The contract's list, with an explanation of each; a test holds them equal. */
export const RIGHT_AREAS: readonly { area: string; name: MessageDescriptor; rights: readonly RightWords[] }[] = [
  {
    area: 'conversations',
    name: msg`Conversations`,
    rights: [
      { id: 'conversations.read', name: msg`Read conversations`, explains: msg`See what customers write and what the bot answers, live.` },
      {
        id: 'conversations.write',
        name: msg`Answer and take over`,
        explains: msg`Take a conversation from the bot, and give it back.`,
      },
    ],
  },
  {
    area: 'contacts',
    name: msg`Customers`,
    rights: [
      { id: 'contacts.read', name: msg`See customers`, explains: msg`Names, phone numbers and languages of those who wrote.` },
      { id: 'contacts.export', name: msg`Export a customer’s data`, explains: msg`Download everything that is kept about one person.` },
      { id: 'contacts.erase', name: msg`Erase a customer’s data`, explains: msg`Delete a person with all their conversations, for good.` },
    ],
  },
  {
    area: 'knowledge',
    name: msg`Knowledge`,
    rights: [
      { id: 'knowledge.read', name: msg`Read documents and facts`, explains: msg`See what the bot knows and where it is written.` },
      {
        id: 'knowledge.write',
        name: msg`Change documents and facts`,
        explains: msg`Upload and remove documents, correct prices, hours and branches.`,
      },
    ],
  },
  {
    area: 'channels',
    name: msg`Channels`,
    rights: [
      { id: 'channels.read', name: msg`See channels`, explains: msg`Which numbers and accounts are connected, and how they are.` },
      { id: 'channels.write', name: msg`Connect and change channels`, explains: msg`Add, reconnect and remove numbers and accounts.` },
    ],
  },
  {
    area: 'analytics',
    name: msg`Figures`,
    rights: [
      { id: 'analytics.read', name: msg`See figures and reports`, explains: msg`How many were helped, how fast, and what went wrong.` },
    ],
  },
  {
    area: 'settings',
    name: msg`Settings`,
    rights: [
      { id: 'settings.read', name: msg`Read settings`, explains: msg`See how the bot is set up and what earlier versions said.` },
      {
        id: 'settings.write',
        name: msg`Change and publish settings`,
        explains: msg`Edit the profile and the bot, publish, and roll back.`,
      },
    ],
  },
  {
    area: 'people',
    name: msg`People and access`,
    rights: [
      { id: 'members.read', name: msg`See the team`, explains: msg`Who belongs to this account and with which role.` },
      { id: 'members.write', name: msg`Manage the team`, explains: msg`Invite people, change their role, sign them out, remove them.` },
      { id: 'roles.write', name: msg`Make and change roles`, explains: msg`Decide what roles of your own may do.` },
      { id: 'api_keys.write', name: msg`Manage API keys`, explains: msg`Make and revoke keys with which programs act for you.` },
      { id: 'audit.read', name: msg`Read the audit log`, explains: msg`See and download who did what, and when.` },
    ],
  },
  {
    area: 'tenant',
    name: msg`The whole account`,
    rights: [
      { id: 'tenant.export', name: msg`Export everything`, explains: msg`Download all conversations, customers, documents and settings.` },
      { id: 'tenant.erase', name: msg`Erase the account`, explains: msg`Have everything deleted after a grace period.` },
    ],
  },
];

const byId = new Map<string, RightWords>(RIGHT_AREAS.flatMap(({ rights }) => rights.map((right) => [right.id, right] as const)));

/** A right's name in the reader's language; a right that a newer server knows keeps its id. */
export function permissionName(id: string, i18n: I18n): string {
  const words = byId.get(id);
  return words ? i18n._(words.name) : id;
}
