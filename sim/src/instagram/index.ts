import { createMessagingChannel } from '../meta/messaging/create-channel.ts';

/** Instagram messaging, as Instagram Login has it. */
export const instagramChannel = createMessagingChannel(
  {
    kind: 'instagram',
    object: 'instagram',
    prefix: '/instagram-graph',
    textMax: 1000,
    measure: (text) => Buffer.byteLength(text),
    messageId: (unique) => `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOj${unique}`,
    echoesMetadata: false,
    tellsDelivery: false,
    readMark: 'mid',
    hasStories: true,
  },
  {
    name: { en: 'Instagram', ar: 'إنستغرام' },
    hosts: { 'graph.instagram.com': '/instagram-graph', 'www.instagram.com': '/instagram', 'api.instagram.com': '/instagram-api' },
    phoneSends: ['photo', 'samplePhoto', 'voice', 'like', 'storyReply', 'storyMention'],
  },
);
