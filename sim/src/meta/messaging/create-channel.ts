import { readPlainParts } from '../../core/account-parts.ts';
import type { EmulatedChannel } from '../../channel.ts';
import { BadRequest } from '../../core/read.ts';
import { metaHeaders } from '../sign.ts';
import { registerFacebookLogin } from '../login/facebook.ts';
import { registerInstagramLogin } from '../login/instagram.ts';
import type { MessagingProduct } from './product.ts';
import { registerMessagingRoutes } from './routes.ts';
import { toBody } from './to-body.ts';
import { write } from './write.ts';

export function createMessagingChannel(
  product: MessagingProduct,
  look: Pick<EmulatedChannel, 'name' | 'hosts' | 'phoneSends'>,
): EmulatedChannel {
  // Where files of customers are fetched from; known once the emulator listens.
  let baseUrl: () => string = () => '';
  return {
    kind: product.kind,
    ...look,
    hasWindow: true,
    readAccount: readPlainParts,
    toContact(_account, id) {
      if (!/^\d{5,32}$/.test(id)) throw new BadRequest('"from.id" must be 5 to 32 digits');
      return { waId: null, userId: id };
    },
    registerRoutes(app, world, givenUrl) {
      baseUrl = givenUrl;
      registerMessagingRoutes(app, world, product, givenUrl);
      if (product.kind === 'instagram') registerInstagramLogin(app, world);
      else registerFacebookLogin(app, world);
    },
    write: (world, account, conversation, input) => write(world, product, baseUrl(), account, conversation, input),
    toBody: (updates, merge, now) => toBody(product, updates, merge, now),
    toHeaders: metaHeaders,
  };
}
