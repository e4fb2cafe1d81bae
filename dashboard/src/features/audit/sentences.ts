import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/**
 * What was done, without who: the name of the person stands before it. `{target}` is what it was done to. In Arabic a verbal noun,
 * which fits men, women and programs alike. One line for each action of the contract, which a test sees to, and for those
 * that the server writes of its own accord.
 */
export const SENTENCES: Record<string, MessageDescriptor> = {
  'session.started': msg`signed in`,
  'session.refreshed': msg`stayed signed in`,
  'session.ended': msg`signed out`,
  'session.revoked': msg`ended one of their sessions`,
  'session.others_revoked': msg`ended their other sessions`,
  'session.replayed': msg`ended a session that was used twice, as a stolen one would be`,
  'session.switched': msg`came in from another account of theirs`,

  'account.sign_up_asked': msg`asked for a new account`,
  'account.email_verified': msg`confirmed their e-mail address`,
  'account.password_reset_asked': msg`asked for a new password by mail`,
  'account.password_reset': msg`set a new password with the link of a mail`,
  'account.updated': msg`changed their own name or language`,
  'account.password_changed': msg`changed their password`,
  'account.email_change_asked': msg`asked to change their e-mail address`,
  'account.second_factor_started': msg`began to set up two-factor sign-in`,
  'account.second_factor_enabled': msg`turned two-factor sign-in on`,
  'account.second_factor_removed': msg`turned two-factor sign-in off`,
  'account.recovery_codes_renewed': msg`made new recovery codes`,

  'member.invited': msg`invited <0>{target}</0>`,
  'member.joined': msg`joined the team`,
  'member.invitation_resent': msg`sent the invitation of <0>{target}</0> again`,
  'member.invitation_revoked': msg`took back the invitation of <0>{target}</0>`,
  'member.role_changed': msg`changed the role of <0>{target}</0>`,
  'member.removed': msg`removed <0>{target}</0> from the team`,
  'member.signed_out': msg`signed <0>{target}</0> out everywhere`,

  'role.created': msg`made the role <0>{target}</0>`,
  'role.updated': msg`changed the role <0>{target}</0>`,
  'role.removed': msg`removed the role <0>{target}</0>`,

  'api_key.created': msg`made the API key <0>{target}</0>`,
  'api_key.revoked': msg`revoked the API key <0>{target}</0>`,

  'settings.draft_saved': msg`changed the draft of the bot’s settings`,
  'settings.draft_discarded': msg`threw the draft of the bot’s settings away`,
  'settings.published': msg`published the bot’s settings`,
  'settings.rolled_back': msg`went back to earlier settings of the bot`,

  'tenant.updated': msg`changed the profile of the business`,
  'tenant.logo_changed': msg`changed the logo`,
  'tenant.logo_removed': msg`removed the logo`,
  'tenant.export_asked': msg`asked for an export of everything`,
  'tenant.erase_asked': msg`asked for the whole account to be erased`,
  'tenant.erase_cancelled': msg`took the erasing of the account back`,
  'tenant.suspended': msg`suspended the account`,
  'tenant.resumed': msg`let the account go on`,
  'tenant.limits_changed': msg`changed the limits of the account`,
  'operator.entered': msg`looked into the account as the platform’s operator`,

  'branch.added': msg`added the branch <0>{target}</0>`,
  'branch.updated': msg`changed the branch <0>{target}</0>`,
  'branch.removed': msg`removed the branch <0>{target}</0>`,

  'source.added': msg`uploaded <0>{target}</0>`,
  'source.retried': msg`had <0>{target}</0> read again`,
  'source.removed': msg`removed the document <0>{target}</0>`,
  'source.text_added': msg`pasted the text <0>{target}</0>`,
  'source.web_added': msg`had the web page <0>{target}</0> read`,
  'source.replaced': msg`uploaded a newer <0>{target}</0>`,

  'fact.added': msg`entered the fact <0>{target}</0>`,
  'fact.edited': msg`changed the fact <0>{target}</0>`,
  'fact.confirmed': msg`confirmed the fact <0>{target}</0>`,
  'fact.rejected': msg`rejected the fact <0>{target}</0>`,
  'fact.reviewed': msg`decided on several facts at once`,
  'fact.imported': msg`imported facts from a table`,
  'faq.added': msg`entered a question with its answer`,
  'faq.edited': msg`changed a question or its answer`,
  'faq.removed': msg`removed a question with its answer`,
  'gap.dismissed': msg`set unanswered questions aside`,
  'gap.settled': msg`entered a fact for questions that had no answer`,
  'gap.reopened': msg`opened unanswered questions again`,
  'gap.answered': msg`answered questions that had no answer`,
  'knowledge.asked': msg`tried a question out`,

  'contact.exported': msg`exported the data of the customer <0>{target}</0>`,
  'contact.erased': msg`erased the data of a customer`,

  'message.sent': msg`wrote to the customer in the conversation <0>{target}</0>`,
  'message.retried': msg`sent a message once more in the conversation <0>{target}</0>`,
  'note.added': msg`left a note in the conversation <0>{target}</0>`,
  'pen.moved': msg`changed who answers the conversation <0>{target}</0>`,
};
