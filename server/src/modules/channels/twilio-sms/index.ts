import type { ChannelAdapter } from '../contract/types.ts';
import { fetchMedia } from '../twilio/fetch-media.ts';
import { createParser } from '../twilio/parse.ts';
import { accountOf, ack, verify } from '../twilio/verify.ts';
import { connection } from './connection.ts';
import { smsCapabilities, smsDefinition } from './definition.ts';
import { fit } from './fit.ts';
import { countSegments } from './segments.ts';
import { findSent, send } from './send.ts';

/** Text messages and MMS through Twilio. Account key: `<AccountSid>|<our number>`; credentials: `authToken`, or an API key beside it. */
export const twilioSmsAdapter: ChannelAdapter = {
  kind: 'twilio_sms',
  definition: smsDefinition,
  capabilities: (account) => smsCapabilities(account.settings),
  accountOf,
  verify,
  parse: createParser({ kind: 'twilio_sms', isWhatsApp: false }),
  ack,
  fit,
  // Networks carry 160 or 70 letters at a time, and the number's pace is counted in those.
  weigh: (content) => ('text' in content ? countSegments(content.text).count : 1),
  send,
  findSent,
  fetchMedia,
  connection,
};
