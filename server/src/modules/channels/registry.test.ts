import { describe, expect, test } from 'vitest';
import { adapterFor, channelAdapters } from './index.ts';

describe('channel registry', () => {
  test('finds an adapter by its own kind and nothing by another word', () => {
    for (const [kind, adapter] of channelAdapters) expect(adapterFor(kind)).toBe(adapter);
    expect(adapterFor('whatsapp')?.definition.name).toBe('WhatsApp');
    expect([adapterFor('pigeon'), adapterFor('constructor'), adapterFor('')]).toEqual([undefined, undefined, undefined]);
  });

  test('knows the slower rate of a number that is also used on a phone', () => {
    const account = { accountKey: '1', businessKey: '2', credentials: {}, settings: {} };
    expect(adapterFor('whatsapp')?.capabilities(account).rate.perAccountPerSecond).toBe(80);
    expect(adapterFor('whatsapp')?.capabilities({ ...account, settings: { coexistence: true } }).rate.perAccountPerSecond).toBe(20);
  });

  test('checks the settings of an account', () => {
    const { settings } = adapterFor('whatsapp')?.definition ?? {};
    expect(settings?.safeParse({ displayPhoneNumber: '+966112340001', coexistence: true }).success).toBe(true);
    expect(settings?.safeParse({ displayPhoneNumber: 'call me' }).success).toBe(false);
  });
});
