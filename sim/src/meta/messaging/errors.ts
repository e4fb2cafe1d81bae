import type { GraphError } from '../graph-error.ts';

export const outsideWindow: GraphError = {
  status: 400,
  code: 10,
  subcode: 2018278,
  message:
    '(#10) This message is sent outside of allowed window. Learn more about the new policy here: https://developers.facebook.com/docs/messenger-platform/policy-overview',
};
export const rateLimited: GraphError = { status: 429, code: 613, message: '(#613) Calls to this api have exceeded the rate limit.' };
export const unavailable: GraphError = {
  status: 400,
  code: 551,
  subcode: 1545041,
  message: "(#551) This person isn't available right now.",
};
export const consentNeeded: GraphError = {
  status: 403,
  code: 230,
  message: '(#230) User consent is required to access user profile',
};
/** The owner lets no app read the account's messages. */
export const messagesClosed: GraphError = {
  status: 403,
  code: 200,
  message: '(#200) The account owner has disabled access to instagram direct messages.',
};
