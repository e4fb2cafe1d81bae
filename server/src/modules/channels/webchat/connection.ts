import { randomBytes } from 'node:crypto';
import { WebchatOrigin, WEBCHAT_LIMITS } from '@wafaa/contracts';
import { refuse } from '../contract/send-failure.ts';
import type { ChannelConnection } from '../contract/types.ts';

const makeSecret = (): string => randomBytes(32).toString('base64url');

/** Connecting a web chat: nobody has to be asked. The person says where it may stand, and everything else is made here. */
export const connection = {
  fields: [
    {
      name: 'origins',
      label: { en: 'Website', ar: 'الموقع الإلكتروني' },
      hint: {
        en: 'Where the chat may stand, e.g. https://shop.example. Several with spaces between; with and without www. are two.',
        ar: 'أين تظهر الدردشة، مثل ‎https://shop.example. افصل بين عدة مواقع بمسافة؛ العنوان مع www. وبدونه عنوانان.',
      },
      secret: false,
      pattern: '^\\s*\\S{4,200}(?:[\\s,]+\\S{4,200}){0,19}\\s*$',
    },
  ],

  ownSettings: ['look'],

  complete: ({ origins: _origins, ...credentials }) => ({
    ...{ serviceSecret: makeSecret(), visitorSecret: makeSecret(), identitySecret: makeSecret() },
    ...credentials,
  }),

  async list({ origins = '' }, _io, _app, known) {
    const wanted = origins
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((text) => readOrigin(text));
    const valid = wanted.filter((origin) => origin !== null);
    if (valid.length === 0 || valid.length < wanted.length)
      return refuse('bad_origin', 'A website is written as https://shop.example, with its whole name and without a page.');
    const hosts = valid.map((origin) => origin.replace(/^https?:\/\//, ''));
    const accountKey = known ?? `wc_${randomBytes(12).toString('hex')}`;
    const address = hosts.length === 1 ? `${hosts[0]}` : `${hosts[0]} +${hosts.length - 1}`;
    return {
      ok: true,
      accounts: [
        {
          accountKey,
          businessKey: accountKey,
          name: hosts[0] ?? '',
          address,
          settings: { origins: valid.slice(0, WEBCHAT_LIMITS.origins) },
        },
      ],
    };
  },

  subscribe: async () => ({ ok: true }),

  inspect: async () => ({ ok: true, drift: [], pending: 0 }),

  unsubscribe: async () => ({ ok: true }),
} satisfies ChannelConnection;

/** The origin of what people copy from the address bar; null for what is none. */
function readOrigin(text: string): string | null {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || !url.hostname.includes('.') !== (url.hostname === 'localhost')) return null;
  return WebchatOrigin.safeParse(url.origin).success ? url.origin : null;
}
