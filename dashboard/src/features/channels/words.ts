import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '../../shared/ui/chip.tsx';
import type { ChannelAccount, SetupStep } from './api.ts';

export const STATES: Record<ChannelAccount['state'], { text: MessageDescriptor; about: MessageDescriptor; tone: Tone }> = {
  live: { text: msg({ context: 'channel', message: 'Live' }), about: msg`Customers reach you here.`, tone: 'good' },
  emulator: { text: msg`Emulator only`, about: msg`Works like the real channel, but no real customer is on it.`, tone: 'accent' },
  half_connected: { text: msg`Half connected`, about: msg`Connecting stopped before its end. Go on, or undo everything.`, tone: 'warn' },
  needs_reconnect: {
    text: msg`Needs to be connected again`,
    about: msg`The provider no longer lets us in. Messages do not go out.`,
    tone: 'bad',
  },
  disconnected: { text: msg`Disconnected`, about: msg`Nothing arrives. The conversations are still here.`, tone: 'neutral' },
};

/** How an account came to its state, by the reason that is kept with it; where there is none, the state says enough. */
export const REASONS: Record<string, MessageDescriptor> = {
  access_ended: msg`The access that was given has run out. Sign in again to go on.`,
  credentials_unreadable: msg`What is stored of this account can no longer be opened, because its key is gone. Connect it again; the conversations are still here.`,
  deauthorised: msg`Whoever connected it took the access back at the provider. The conversations are still here.`,
  forgotten: msg`Whoever connected it asked the provider that we forget them. The conversations are still here.`,
};

/** What a look at the provider may find. What is not listed here is shown as the provider says it. */
export const FINDINGS: Record<string, MessageDescriptor> = {
  token: msg`The provider no longer accepts the token.`,
  unreachable: msg`The provider did not answer as it should.`,
  missing: msg`The provider does not know where to send messages.`,
  other_url: msg`Messages are sent to another address than ours: something else took this account.`,
  callback_dead: msg`The provider called our address and nobody answered: messages do not reach us. Whoever runs this installation should look at it at once.`,
  events_missing: msg`Some kinds of messages are not sent to us.`,
  backlog: msg`Messages wait at the provider and are not delivered.`,
  failing: msg`The provider reports a problem with this account.`,
  not_subscribed: msg`Our app is not subscribed to this account.`,
  not_registered: msg`The number is not registered for sending.`,
  messages_closed: msg`The owner lets no app read the messages: “Allow access to messages” is switched off.`,
  access_ending: msg`The access runs out within a week and could not be renewed. Connect it again before that.`,
  access_over: msg`By its own date the access has run out, though the provider still accepts it. Connect the account again before that ends.`,
  low_quality: msg`The provider rates the quality of this number low: customers blocked or reported it.`,
};

/** What a look at the provider can know of the way in, and what it cannot. */
export const WAYS_IN: Partial<Record<NonNullable<ChannelAccount['wayIn']>, MessageDescriptor>> = {
  called: msg`At each look the provider calls our address: a broken way in is found within the hour.`,
  reported: msg`The provider says which of its calls failed and what waits: a broken way in is found within the hour.`,
  address: msg`The provider only says where it sends messages, not whether they arrive. A broken way in shows as silence, which raises an alarm here.`,
};

export const STEPS: Record<SetupStep['id'], { title: MessageDescriptor; about: MessageDescriptor }> = {
  access: { title: msg`Access`, about: msg`The provider lets us act for this account.` },
  choose: { title: msg`Account`, about: msg`The number or account that customers write to.` },
  preflight: { title: msg`Readiness`, about: msg`Messages may be read and answered, before anything is set up.` },
  register: { title: msg`Registration`, about: msg`The number may send and receive through us.` },
  subscribe: { title: msg`Subscription`, about: msg`Our app hears what happens on the account.` },
  webhook: { title: msg`Delivery`, about: msg`Messages are sent to our address, and our address answers.` },
  hello: { title: msg`Hello`, about: msg`A message from a phone proves that everything works.` },
};

/** The same where no provider stands behind the channel. */
export const OWN_STEPS: Partial<typeof STEPS> = {
  access: { title: msg`Website`, about: msg`Where the chat may stand.` },
  choose: { title: msg`Chat`, about: msg`It has a key of its own.` },
  webhook: { title: msg`Delivery`, about: msg`What visitors write arrives here.` },
  hello: { title: msg`Hello`, about: msg`A message from the chat proves that everything works.` },
};

/** Why an account that was offered cannot be used as it is. */
export const LACKING: Record<string, MessageDescriptor> = {
  no_role: msg`You may not answer messages of this page. Its owner can give you that task; then sign in again.`,
  personal_account: msg`This is a personal account. Switch it to a business or creator account in Instagram’s settings, then sign in again.`,
};

/** Cause and way out, by the provider's code where it says more than the kind of failure. */
const BY_CODE: Record<string, MessageDescriptor> = {
  '133005': msg`This number has a two-step code that its owner chose. Enter that code below.`,
  '133016': msg`The number was registered too often. The provider asks to wait three days.`,
  '2200': msg`The provider called our address and did not get the answer it needs. Whoever runs this installation should check that it can be reached over the internet.`,
  'sign_in.access_denied': msg`Access was not given: the window at the provider was closed or declined. Sign in again and accept.`,
  'channel.no_accounts': msg`There is no account behind this access. Make one at the provider, then try again.`,
  'channel.rights_missing': msg`Not all rights were given. Sign in again and leave every box ticked.`,
  'channel.bad_origin': msg`A website is written like https://shop.example: with its whole name, and without a page.`,
  'channel.code_refused': msg`The provider no longer accepts this sign-in: it took too long or was used before. Sign in again.`,
  'channel.messages_closed': msg`The owner lets no app read the messages. In the app’s settings, under messages, switch “Allow access to messages” on, then try again.`,
  'channel.no_role': msg`You may not answer messages of this page. Its owner can give you that task; then sign in again.`,
  'channel.credentials_unreadable': msg`What was stored for this can no longer be opened, because its key is gone. Undo this and connect the account again.`,
  'channel.page_gone': msg`This page is no longer among those you manage. Sign in again and choose another.`,
  'channel.foreign_token': msg`The access belongs to another app. Sign in again from here.`,
};
const BY_FAILURE: Record<string, MessageDescriptor> = {
  auth: msg`The provider does not accept this. It was copied in part, or taken back. Copy it again.`,
  permission: msg`A right is missing at the provider. Give it there, then try again.`,
  throttled: msg`The provider asks for patience. Wait a minute, then try again.`,
  transient: msg`The provider did not answer. Nothing is lost: try again.`,
  unknown: msg`The provider did not answer clearly. Nothing is lost: try again.`,
};
const OTHERWISE = msg`The provider refuses this step. What it says stands under the details.`;

export const causeOf = ({ failure, code }: { failure: string; code: string }): MessageDescriptor =>
  BY_CODE[code] ?? BY_FAILURE[failure] ?? OTHERWISE;
