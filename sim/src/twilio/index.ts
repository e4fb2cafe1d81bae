import type { Account } from '../accounts.ts';
import { readPlainParts } from '../core/account-parts.ts';
import type { EmulatedChannel } from '../channel.ts';
import { BadRequest, type Json } from '../core/read.ts';
import type { WireUpdate } from '../core/dispatcher.ts';
import { toContact } from './ids.ts';
import { registerTwilioRoutes } from './routes.ts';
import { publicAddress, twilioSignature } from './sign.ts';
import { stateOf } from './state.ts';
import { write } from './write.ts';

function readAccount(value: Json) {
  const parts = readPlainParts(value);
  if (!parts.key.includes('|')) throw new BadRequest('"key" must be <AccountSid>|<address>');
  return parts;
}

const shared = {
  single: true,
  readAccount,
  toContact,
  write,
  toBody: ([update]: readonly WireUpdate[]) => toForm(update?.item ?? {}),
  toHeaders: (body: string, account: Account, forged: boolean, url: string) => ({
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'user-agent': 'TwilioProxy/1.1',
    'x-twilio-signature': twilioSignature(publicAddress(account, url), body, forged ? `${account.appSecret}-forged` : account.appSecret),
  }),
} satisfies Partial<EmulatedChannel>;

/** Text messages through Twilio. */
export const twilioSmsChannel: EmulatedChannel = {
  ...shared,
  kind: 'twilio_sms',
  name: { en: 'SMS', ar: 'رسائل نصية' },
  hosts: { 'api.twilio.com': '/twilio', 'content.twilio.com': '/twilio/content', 'messaging.twilio.com': '/twilio/messaging' },
  hasWindow: false,
  phoneSends: ['photo', 'samplePhoto'],
  registerRoutes(app, world, baseUrl) {
    stateOf(world).baseUrl = baseUrl;
    registerTwilioRoutes(app, world);
  },
  reset(world) {
    const { messages, contents, stopped } = stateOf(world);
    for (const kept of [messages, contents, stopped]) kept.clear();
  },
};

/** WhatsApp through Twilio: the same API, at the same hosts. */
export const twilioWhatsAppChannel: EmulatedChannel = {
  ...shared,
  kind: 'twilio_whatsapp',
  name: { en: 'WhatsApp (Twilio)', ar: 'واتساب (Twilio)' },
  hosts: {},
  hasWindow: true,
  phoneSends: ['photo', 'samplePhoto', 'voice', 'location'],
  // What is shared is registered, and forgotten, once.
  registerRoutes: () => undefined,
};

function toForm(item: Json): string {
  return new URLSearchParams(Object.entries(item).map(([name, value]): [string, string] => [name, String(value)])).toString();
}
