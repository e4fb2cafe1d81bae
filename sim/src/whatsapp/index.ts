import type { EmulatedChannel } from '../channel.ts';
import { metaHeaders } from '../meta/sign.ts';
import { connectStateOf } from './connect-state.ts';
import { registerConnectRoutes } from './connect-routes.ts';
import { registerObjectRoutes } from './object-routes.ts';
import { readAccountParts } from './read-account.ts';
import { registerSendRoutes } from './send-routes.ts';
import { registerTemplateRoutes } from './template-routes.ts';
import { toContact } from './to-contact.ts';
import { toWebhookBody } from './webhook-body.ts';
import { write } from './write.ts';

/** WhatsApp Cloud API. */
export const whatsappChannel: EmulatedChannel = {
  kind: 'whatsapp',
  name: { en: 'WhatsApp', ar: 'واتساب' },
  hosts: { 'graph.facebook.com': '/graph', 'www.facebook.com': '/facebook' },
  hasWindow: true,
  phoneSends: ['photo', 'samplePhoto', 'voice', 'location'],
  readAccount: readAccountParts,
  toContact,
  registerRoutes(app, world, baseUrl) {
    registerSendRoutes(app, world);
    registerConnectRoutes(app, world);
    registerTemplateRoutes(app, world);
    registerObjectRoutes(app, world, baseUrl);
  },
  onCallbackChanged(world, { key, webhookUrl }) {
    const { overrides } = connectStateOf(world);
    if (overrides.has(key)) overrides.set(key, webhookUrl);
  },
  write,
  toBody: toWebhookBody,
  toHeaders: metaHeaders,
};
