import { testChannelAdapter } from '../contract/test-channel-adapter.ts';
import { messagingSuite } from '../meta/messaging/testing.ts';
import { messengerAdapter } from './index.ts';

testChannelAdapter(
  () => messengerAdapter,
  messagingSuite({ fixtures: new URL('./fixtures/', import.meta.url), object: 'page', fitsText: (text) => text.length <= 2000 }),
);
