import { createMessagingChannel } from '../meta/messaging/create-channel.ts';

/** Messenger of a Facebook page. */
export const messengerChannel = createMessagingChannel(
  {
    kind: 'messenger',
    object: 'page',
    prefix: '/graph',
    textMax: 2000,
    measure: (text) => [...text].length,
    messageId: (unique) => `m_${unique}`,
    echoesMetadata: true,
    tellsDelivery: true,
    readMark: 'watermark',
    hasStories: false,
  },
  {
    name: { en: 'Messenger', ar: 'ماسنجر' },
    hosts: { 'graph.facebook.com': '/graph' },
    phoneSends: ['photo', 'samplePhoto', 'voice', 'like'],
  },
);
