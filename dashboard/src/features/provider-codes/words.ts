import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const SIGN_IN_AGAIN = msg`Access was taken back, or is no longer valid. Connect the account again.`;
const TOO_MUCH = msg`The provider allows only so many calls in a time, and that is used up. Nothing is lost: what waits goes by itself, in its order.`;
const RIGHT_MISSING = msg`A right is missing at the provider. Connect the account again and leave every box ticked.`;
const PROVIDER_AWAY = msg`The provider has trouble of its own. It is tried again by itself; its status page says more.`;
const BAD_CONTENT = msg`The provider does not accept a message like this. Write it differently.`;
const TEMPLATE_OFF = msg`The provider does not send this template: it is paused, switched off or not approved. Choose another under Templates.`;
const TEMPLATE_FILLED = msg`What the template was filled with does not fit it. Look at its fields, then send it again.`;
const UNREACHABLE = msg`The customer cannot be reached at this number: no such account, blocked, or switched off.`;
const WANTS_NONE = msg`The customer has asked for no more messages. Only they can change that, by writing to you.`;
const WINDOW_OVER = msg`The time in which the provider lets you answer is over. An approved template may still go.`;
const FILE_REFUSED = msg`The provider could not take or hand over the file. Send it again, smaller or in another format.`;
const RESTRICTED = msg`The provider has blocked or restricted the account. Its own pages say why and what to do; what waits goes by itself after that.`;
const PAY = msg`The account at the provider cannot pay: a card is missing or refused. Put it right there; what waits goes by itself after that.`;
const PARTED = msg`The account was parted from our app at the provider. Connect it again.`;
const WRONG_SECRET = msg`The provider does not know this access: it was replaced or taken back. Copy the new one and connect the account again.`;
const WRONG_SENDER = msg`The number or sender this account writes from may not send like this at the provider. Check it there, then connect it again.`;

/** Cause and mend, by the provider's own code. No two providers use the same one for different things. */
const BY_CODE: ReadonlyMap<string, MessageDescriptor> = new Map(
  Object.entries({
    // Meta, whatever the product.
    '0': SIGN_IN_AGAIN,
    '1': PROVIDER_AWAY,
    '2': PROVIDER_AWAY,
    '3': RIGHT_MISSING,
    '4': TOO_MUCH,
    '10': RIGHT_MISSING,
    '17': TOO_MUCH,
    '32': TOO_MUCH,
    '100': msg`The provider does not know what was asked for: the account or message is gone, or this access may not see it.`,
    '102': SIGN_IN_AGAIN,
    '190': SIGN_IN_AGAIN,
    '190.458': msg`Somebody removed our app at the provider. Connect the account again.`,
    '190.459': msg`The provider wants whoever connected the account to sign in there and confirm who they are. Then connect it again.`,
    '190.460': msg`Whoever connected the account changed their password at the provider, which ended the access. Connect it again.`,
    '190.463': msg`The access that was given has run out. Connect the account again.`,
    '190.464': msg`Whoever connected the account has not confirmed their own account at the provider. They do that there; then connect it again.`,
    '190.467': SIGN_IN_AGAIN,
    '368': RESTRICTED,
    '551': UNREACHABLE,
    '613': TOO_MUCH,
    '803': msg`The provider no longer knows this account. Connect it again.`,
    '80007': TOO_MUCH,
    '80008': TOO_MUCH,
    '1200': PROVIDER_AWAY,
    '1545041': UNREACHABLE,
    PARTNER_REMOVED: PARTED,
    PARTNER_APP_UNINSTALLED: PARTED,
    ACCOUNT_OFFBOARDED: PARTED,
    ACCOUNT_DELETED: msg`The account was deleted at the provider. Connect another one; the conversations stay here.`,
    DISABLED_UPDATE: RESTRICTED,
    POLICY_BLOCK: RESTRICTED,
    // WhatsApp.
    '130429': TOO_MUCH,
    '130472': msg`WhatsApp did not deliver it, because it tries something out with this customer. Nothing can be done; write to them another way.`,
    '130497': msg`WhatsApp does not let this business write to people in that country.`,
    '131000': PROVIDER_AWAY,
    '131005': RIGHT_MISSING,
    '131008': BAD_CONTENT,
    '131009': BAD_CONTENT,
    '131016': PROVIDER_AWAY,
    '131021': msg`This is the account’s own number: it cannot write to itself.`,
    '131026': msg`The customer cannot be reached there: not on WhatsApp, blocked, or an old app.`,
    '131030': msg`This is a test number, and the customer is not on its list. Add them at Meta, or connect a real number.`,
    '131031': RESTRICTED,
    '131037': msg`The name that customers see is not approved by WhatsApp yet. See to it at Meta; what waits goes by itself after that.`,
    '131042': PAY,
    '131045': msg`The number is not registered for sending. Connect it again.`,
    '131047': WINDOW_OVER,
    '131048': msg`WhatsApp slows this number down, because customers blocked or reported it. Send less and only what was asked for; it passes.`,
    '131049': msg`WhatsApp did not deliver it, so that the customer is not written to too often. Wait a day before you try again.`,
    '131050': WANTS_NONE,
    '131051': BAD_CONTENT,
    '131052': FILE_REFUSED,
    '131053': FILE_REFUSED,
    '131056': msg`Too many messages went to this one customer in a short time. What waits goes by itself, more slowly.`,
    '131057': PROVIDER_AWAY,
    '131064': msg`The number has reached how many people it may write to first in a day. It goes up with use and good ratings.`,
    '132000': TEMPLATE_FILLED,
    '132001': TEMPLATE_OFF,
    '132005': TEMPLATE_FILLED,
    '132007': TEMPLATE_OFF,
    '132012': TEMPLATE_FILLED,
    '132015': TEMPLATE_OFF,
    '132016': TEMPLATE_OFF,
    '133010': msg`The number is not registered for sending. Connect it again.`,
    '133016': msg`The number was registered too often. The provider asks to wait three days.`,
    '137000': msg`The customer’s identity changed, so WhatsApp did not deliver it. It goes again once they have written.`,
    // Telegram.
    '401': WRONG_SECRET,
    '403': msg`Telegram does not let the bot write there. The customer must start it, or an administrator must let it write.`,
    '403.blocked': WANTS_NONE,
    '403.deactivated': UNREACHABLE,
    '403.not_started': msg`The customer has not started the bot yet. Only they can begin, by writing to it.`,
    '403.kicked': msg`The bot was removed from the group. Somebody there must add it again.`,
    '403.no_rights': msg`The bot may not write in this group. An administrator there can give it that right.`,
    '400.chat_not_found': UNREACHABLE,
    '404': WRONG_SECRET,
    '409.webhook_conflict': msg`Another program fetches this bot’s messages. Stop it, or make a new token at BotFather and connect the bot again.`,
    '413.file_too_big': FILE_REFUSED,
    '429': TOO_MUCH,
    // Twilio.
    '20003': WRONG_SECRET,
    '20005': RESTRICTED,
    '20006': RIGHT_MISSING,
    '20007': PAY,
    '20008': msg`These are Twilio’s test credentials, which send nothing. Connect the account with the real ones.`,
    '20404': WRONG_SENDER,
    '20429': TOO_MUCH,
    '21211': UNREACHABLE,
    '21408': msg`Twilio does not send to this country until it is allowed there, under geographic permissions.`,
    '21606': WRONG_SENDER,
    '21610': WANTS_NONE,
    '21611': TOO_MUCH,
    '21612': UNREACHABLE,
    '21614': msg`This is no mobile number, so it takes no text messages.`,
    '21659': WRONG_SENDER,
    '21660': WRONG_SENDER,
    '30002': RESTRICTED,
    '30003': UNREACHABLE,
    '30005': UNREACHABLE,
    '30006': msg`This is no mobile number, so it takes no text messages.`,
    '30007': msg`The customer’s operator took it for spam and did not deliver it. Write it differently, without links.`,
    '30034': msg`The number is not registered for business messages to this country. Register it at Twilio.`,
    '63003': UNREACHABLE,
    '63007': WRONG_SENDER,
    '63016': WINDOW_OVER,
    '63018': TOO_MUCH,
    '63020': msg`WhatsApp has not accepted the invitation of this number at Twilio. Finish it there, then connect it again.`,
    '63024': UNREACHABLE,
    '63112': RESTRICTED,
  }),
);

/** Whole families of codes, for those without words of their own. */
const BY_FAMILY: readonly [RegExp, MessageDescriptor][] = [
  [/^190\./, SIGN_IN_AGAIN],
  [/^2\d\d$/, RIGHT_MISSING],
  [/^132\d{3}$/, TEMPLATE_OFF],
  [/^http\.5\d\d$|^network\./, PROVIDER_AWAY],
];

/** Cause and mend of a provider's code, or null for one that nobody has put into words yet. */
export function reasonOf(code: string): MessageDescriptor | null {
  return BY_CODE.get(code) ?? BY_FAMILY.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
