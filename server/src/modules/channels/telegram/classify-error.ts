import type { SendFailure } from '../contract/types.ts';

/** What Telegram means: numbers are those of HTTP and say little, so its sentences are read too. */
export interface BotError {
  code: number;
  description: string;
  /** A group has another id from now on. */
  migratedTo?: string;
}

export interface Classified {
  failure: SendFailure;
  /** Our word for the sentence; it stands behind Telegram's number in the code. */
  reason?: string;
}

const sentences: [failure: SendFailure, reason: string, pattern: RegExp][] = [
  ['opted_out', 'blocked', /bot was blocked by the user/i],
  ['recipient_unreachable', 'deactivated', /user is deactivated|INPUT_USER_DEACTIVATED/i],
  ['recipient_unreachable', 'not_started', /can't initiate conversation|bot can't send messages to bots/i],
  ['recipient_unreachable', 'kicked', /bot was kicked|bot is not a member/i],
  ['recipient_unreachable', 'chat_not_found', /chat not found|user not found|PEER_ID_INVALID|chat_id is empty/i],
  ['window_closed', 'business_silent', /BUSINESS_PEER_USAGE_MISSING/i],
  ['permission', 'business_connection', /BUSINESS_CONNECTION_(INVALID|NOT_ALLOWED)|business connection not found|BUSINESS_PEER_INVALID/i],
  ['permission', 'no_rights', /not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED|CHAT_RESTRICTED/i],
  ['policy_blocked', 'voice_forbidden', /VOICE_MESSAGES_FORBIDDEN/i],
  ['media_problem', 'file_too_big', /file is too big|Request Entity Too Large/i],
  ['media_problem', 'bad_file', /wrong (remote )?file|wrong type of the web page content|failed to get HTTP URL content|WEBPAGE_|PHOTO_/i],
  ['media_problem', 'file_gone', /file is temporarily unavailable|invalid file_id|FILE_REFERENCE/i],
  ['invalid_payload', 'not_modified', /message is not modified/i],
  ['invalid_payload', 'too_long', /message is too long|caption is too long|MESSAGE_TOO_LONG|MEDIA_CAPTION_TOO_LONG/i],
  ['invalid_payload', 'empty', /text is empty|text must be non-empty/i],
  ['invalid_payload', 'bad_entities', /can't parse entities|ENTITY_/i],
  ['invalid_payload', 'bad_buttons', /BUTTON_|inline keyboard|reply_markup/i],
  ['invalid_payload', 'bad_reaction', /REACTION_INVALID/i],
  [
    'invalid_payload',
    'message_not_found',
    /message to (edit|react|reply|be replied).*not found|message can't be edited|MESSAGE_ID_INVALID/i,
  ],
  ['invalid_payload', 'query_too_old', /query is too old/i],
  ['account_problem', 'webhook_conflict', /terminated by other getUpdates|can't use getUpdates/i],
];

/** Our kind for an error of the Bot API. A sentence nobody has read yet is judged by its number. */
export function classifyError({ code, description, migratedTo }: BotError): Classified {
  if (migratedTo !== undefined) return { failure: 'recipient_unreachable', reason: 'migrated' };
  if (code === 429 || code === 420) return { failure: 'throttled' };
  if (code >= 500) return { failure: 'transient' };
  // A token that is wrong or was changed: 401 with a bot that exists, 404 with one that does not.
  if (code === 401 || code === 404) return { failure: 'auth' };
  const known = sentences.find(([, , pattern]) => pattern.test(description));
  if (known !== undefined) return { failure: known[0], reason: known[1] };
  if (code === 403) return { failure: 'permission' };
  if (code === 409) return { failure: 'account_problem' };
  if (code === 413) return { failure: 'media_problem' };
  return { failure: code === 400 ? 'invalid_payload' : 'unknown' };
}
