import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { adapterFor, channelAdapters, type MessageStatus, nextStatus } from './index.ts';

describe('channel registry', () => {
  test('finds an adapter by its own kind and nothing by another word', () => {
    for (const [kind, adapter] of channelAdapters) expect(adapterFor(kind)).toBe(adapter);
    expect(adapterFor('whatsapp')?.definition.name.en).toBe('WhatsApp');
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

  test('fetches files on every channel that brings any', () => {
    const files = ['image', 'audio', 'voice', 'video', 'document', 'sticker'];
    const without = [...channelAdapters.values()].filter(
      ({ definition, fetchMedia }) => !fetchMedia && definition.capabilities.inbound.kinds.some((kind) => files.includes(kind)),
    );
    expect(without.map(({ kind }) => kind)).toEqual([]);
  });

  test('settles reports that arrive out of order: a late delivered does not undo read', () => {
    const rawBody = readFileSync(new URL('./whatsapp/fixtures/statuses.json', import.meta.url));
    const settled = new Map<string, MessageStatus>();
    for (const { targetMessageId = '', messageStatus } of adapterFor('whatsapp')?.parse({
      method: 'POST',
      headers: {},
      query: {},
      rawBody,
    }) ?? []) {
      if (messageStatus !== undefined) settled.set(targetMessageId, nextStatus(settled.get(targetMessageId) ?? null, messageStatus));
    }
    expect([...settled.values()]).toEqual(['read', 'sent', 'failed']);
  });
});
