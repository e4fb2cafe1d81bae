import { testChannelAdapter } from '../contract/test-channel-adapter.ts';
import { messagingSuite } from '../meta/messaging/testing.ts';
import { instagramAdapter } from './index.ts';

testChannelAdapter(
  () => instagramAdapter,
  messagingSuite({
    fixtures: new URL('./fixtures/', import.meta.url),
    object: 'instagram',
    fitsText: (text) => new TextEncoder().encode(text).length <= 1000,
  }),
);
