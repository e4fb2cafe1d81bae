import type { Permission } from '@wafaa/contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  Bot,
  Building2,
  Fingerprint,
  Gauge,
  HardDriveDownload,
  KeyRound,
  type LucideIcon,
  MapPin,
  MessageSquareReply,
  ScrollText,
  ShieldCheck,
  Tags,
  UserRound,
  Users,
} from 'lucide-react';

export interface Section {
  to:
    | '/settings/workspace'
    | '/settings/branches'
    | '/settings/bot'
    | '/settings/labels'
    | '/settings/ready-answers'
    | '/settings/usage'
    | '/settings/data'
    | '/settings/team'
    | '/settings/roles'
    | '/settings/api-keys'
    | '/settings/audit'
    | '/settings/account'
    | '/settings/security';
  name: MessageDescriptor;
  about: MessageDescriptor;
  icon: LucideIcon;
  /** Any of these shows it; none asked of anybody when empty. */
  rights: readonly Permission[];
}

/** The list of settings, in the order in which it is shown. A new page is one line here and one in `routes.tsx`. */
export const GROUPS: readonly { name: MessageDescriptor; sections: readonly Section[] }[] = [
  {
    name: msg`Business`,
    sections: [
      {
        to: '/settings/workspace',
        name: msg`Workspace`,
        about: msg`Name, logo, time zone, currency, languages`,
        icon: Building2,
        rights: ['settings.read'],
      },
      { to: '/settings/branches', name: msg`Branches`, about: msg`Where customers find you`, icon: MapPin, rights: ['knowledge.read'] },
      { to: '/settings/bot', name: msg`Bot`, about: msg`How it speaks and when it hands over`, icon: Bot, rights: ['settings.read'] },
      {
        to: '/settings/labels',
        name: msg`Labels`,
        about: msg`What conversations are marked with`,
        icon: Tags,
        rights: ['conversations.read'],
      },
      {
        to: '/settings/ready-answers',
        name: msg`Ready answers`,
        about: msg`What the team writes often, behind a slash`,
        icon: MessageSquareReply,
        rights: ['conversations.read'],
      },
      { to: '/settings/usage', name: msg`Usage and limits`, about: msg`What was used this month`, icon: Gauge, rights: [] },
    ],
  },
  {
    name: msg`People`,
    sections: [
      { to: '/settings/team', name: msg`Team`, about: msg`Members and invitations`, icon: Users, rights: ['members.read'] },
      { to: '/settings/roles', name: msg`Roles`, about: msg`Who may do what`, icon: ShieldCheck, rights: ['members.read'] },
      {
        to: '/settings/api-keys',
        name: msg`API keys`,
        about: msg`Access for your own programs`,
        icon: KeyRound,
        rights: ['api_keys.write'],
      },
      { to: '/settings/audit', name: msg`Audit log`, about: msg`Who did what, and when`, icon: ScrollText, rights: ['audit.read'] },
    ],
  },
  {
    name: msg`Data`,
    sections: [
      {
        to: '/settings/data',
        name: msg`Export and erase`,
        about: msg`Take everything with you, or have it deleted`,
        icon: HardDriveDownload,
        rights: ['tenant.export', 'tenant.erase'],
      },
    ],
  },
  {
    name: msg`You`,
    sections: [
      { to: '/settings/account', name: msg`Your account`, about: msg`Name, e-mail, language, password`, icon: UserRound, rights: [] },
      {
        to: '/settings/security',
        name: msg`Your security`,
        about: msg`Two-factor sign-in and open sessions`,
        icon: Fingerprint,
        rights: [],
      },
    ],
  },
];

/** The sections that somebody with these rights may open; groups without any are left out. */
export function sectionsFor(permissions: readonly string[]): typeof GROUPS {
  return GROUPS.map(({ name, sections }) => ({
    name,
    sections: sections.filter(({ rights }) => rights.length === 0 || rights.some((right) => permissions.includes(right))),
  })).filter(({ sections }) => sections.length > 0);
}
