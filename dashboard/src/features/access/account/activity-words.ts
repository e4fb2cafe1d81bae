import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  CircleDot,
  DoorOpen,
  KeyRound,
  LifeBuoy,
  LogIn,
  LogOut,
  type LucideIcon,
  MailCheck,
  MailQuestion,
  RefreshCw,
  ShieldAlert,
  ShieldCheck,
  ShieldOff,
  UserPlus,
  UserRound,
} from 'lucide-react';

export interface ActivityWord {
  text: MessageDescriptor;
  icon: LucideIcon;
  /** Worth a second look. */
  alarming?: boolean;
}

const WORDS: Record<string, ActivityWord> = {
  'session.started': { text: msg`You signed in`, icon: LogIn },
  'session.entered': { text: msg`You came in by a link`, icon: LogIn },
  'session.ended': { text: msg`You signed out`, icon: LogOut },
  'session.refreshed': { text: msg`A session was carried on`, icon: RefreshCw },
  'session.switched': { text: msg`You went to another business`, icon: DoorOpen },
  'session.revoked': { text: msg`You ended a session`, icon: LogOut },
  'session.others_revoked': { text: msg`You ended all other sessions`, icon: LogOut },
  'session.replayed': { text: msg`A session was used twice, and was ended`, icon: ShieldAlert, alarming: true },
  'session.refused': { text: msg`Somebody tried to sign in and failed`, icon: ShieldAlert, alarming: true },
  'account.sign_up_asked': { text: msg`You asked for an account`, icon: UserPlus },
  'account.email_verified': { text: msg`An address was confirmed`, icon: MailCheck },
  'account.email_change_asked': { text: msg`You asked to change your address`, icon: MailQuestion },
  'account.password_reset_asked': { text: msg`A new password was asked for`, icon: MailQuestion },
  'account.password_reset': { text: msg`A new password was set through a mail`, icon: KeyRound, alarming: true },
  'account.password_changed': { text: msg`You changed your password`, icon: KeyRound },
  'account.updated': { text: msg`You changed your name or language`, icon: UserRound },
  'account.second_factor_started': { text: msg`You began to set up the second factor`, icon: ShieldCheck },
  'account.second_factor_enabled': { text: msg`You turned on the second factor`, icon: ShieldCheck },
  'account.second_factor_removed': { text: msg`You turned off the second factor`, icon: ShieldOff, alarming: true },
  'account.recovery_codes_renewed': { text: msg`You made new recovery codes`, icon: LifeBuoy },
  'account.recovery_code_used': { text: msg`A recovery code was used`, icon: LifeBuoy, alarming: true },
  'member.joined': { text: msg`You joined a business`, icon: UserPlus },
  'member.signed_out': { text: msg`An admin ended your sessions`, icon: LogOut, alarming: true },
  'operator.entered': { text: msg`You entered a business as support`, icon: DoorOpen },
};

/** What an action says to the person it is about. One that is newer than this page keeps its own name. */
export function activityWord(action: string): ActivityWord | { text: null; icon: LucideIcon; alarming?: boolean } {
  return WORDS[action] ?? { text: null, icon: CircleDot };
}
