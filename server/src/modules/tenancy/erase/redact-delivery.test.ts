import { describe, expect, it } from 'vitest';
import { redactDelivery } from './redact-delivery.ts';

const change = (account: string, from: string, more: object = {}) => ({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '966110000000', phone_number_id: account },
    contacts: [{ wa_id: from, profile: { name: `name of ${from}` } }],
    messages: [{ from, id: `wamid.${from}.${account}`, type: 'text', text: { body: `words of ${from}` } }],
    ...more,
  },
});
const delivery = (...entries: [business: string, ...changes: object[]][]): Buffer =>
  Buffer.from(
    JSON.stringify({ object: 'whatsapp_business_account', entry: entries.map(([id, ...changes]) => ({ id, time: 1, changes })) }),
  );
const read = (result: ReturnType<typeof redactDelivery>) => (result.kind === 'kept' ? JSON.parse(result.raw.toString()) : result.kind);

const [mine, theirs] = ['771200000000101', '771200000000202'];
const [layla, omar] = ['966500000001', '966500000002'];

describe('redactDelivery, of a tenant', () => {
  it('removes a delivery that holds only this tenant', () => {
    expect(redactDelivery(delivery(['waba-1', change(mine, layla)]), new Set([mine])).kind).toBe('gone');
  });

  it("keeps the other tenants' entries, word for word", () => {
    const mixed = delivery(['waba-1', change(mine, layla)], ['waba-2', change(theirs, omar)]);
    expect(read(redactDelivery(mixed, new Set([mine])))).toEqual(JSON.parse(delivery(['waba-2', change(theirs, omar)]).toString()));
  });

  it('keeps the other number of one business account', () => {
    const mixed = delivery(['waba-1', change(mine, layla), change(theirs, omar)]);
    expect(read(redactDelivery(mixed, new Set([mine])))).toEqual(JSON.parse(delivery(['waba-1', change(theirs, omar)]).toString()));
  });

  it('removes an entry that only the business account names', () => {
    const mixed = delivery(['waba-111', { field: 'account_update', value: { event: 'X' } }], ['waba-222', change(theirs, omar)]);
    expect(read(redactDelivery(mixed, new Set([mine, 'waba-111'])))).toEqual(
      JSON.parse(delivery(['waba-222', change(theirs, omar)]).toString()),
    );
  });

  it('leaves what names nobody of them', () => {
    expect(redactDelivery(delivery(['waba-2', change(theirs, omar)]), new Set([mine])).kind).toBe('untouched');
  });

  it('writes numbers beyond 2^53 as they stood, and finds them', () => {
    const raw = Buffer.from('{"entry":[{"id":771200000000101999},{"id":771200000000202999,"x":1.50}]}');
    expect(redactDelivery(raw, new Set(['771200000000101999']))).toEqual({
      kind: 'kept',
      raw: Buffer.from('{"entry":[{"id":771200000000202999,"x":1.50}]}'),
    });
  });

  it('removes bytes that are no JSON when they hold the key, and only then', () => {
    expect(redactDelivery(Buffer.from(`account=${mine}`), new Set([mine])).kind).toBe('gone');
    expect(redactDelivery(Buffer.from(`account=${theirs}`), new Set([mine])).kind).toBe('untouched');
  });

  it('removes the whole when a key stands where no list can be cut', () => {
    expect(redactDelivery(Buffer.from(JSON.stringify({ account: mine, list: [1] })), new Set([mine])).kind).toBe('gone');
    expect(redactDelivery(Buffer.from(JSON.stringify({ [mine]: 1, list: [1] })), new Set([mine])).kind).toBe('gone');
  });
});

describe('redactDelivery, of a contact', () => {
  const names = new Set([layla, `wamid.${layla}.${mine}`]);
  const within = new Set([mine]);

  it("takes one person's message out of several in one change", () => {
    const both = change(mine, layla);
    both.value.messages.push(...change(mine, omar).value.messages);
    both.value.contacts.push(...change(mine, omar).value.contacts);
    expect(read(redactDelivery(delivery(['waba-1', both]), names, within))).toEqual(
      JSON.parse(delivery(['waba-1', change(mine, omar)]).toString()),
    );
  });

  it('takes a status about a message to them out', () => {
    const status = {
      ...change(mine, omar),
      value: { metadata: { phone_number_id: mine }, statuses: [{ id: 'wamid.1', recipient_id: layla }] },
    };
    expect(redactDelivery(delivery(['waba-1', status]), names, within).kind).toBe('gone');
  });

  it('leaves what the same person wrote to another tenant, in one delivery', () => {
    const mixed = delivery(['waba-1', change(mine, layla)], ['waba-2', change(theirs, layla)]);
    expect(read(redactDelivery(mixed, names, within))).toEqual(JSON.parse(delivery(['waba-2', change(theirs, layla)]).toString()));
  });

  it('leaves a delivery of another tenant alone', () => {
    expect(redactDelivery(delivery(['waba-2', change(theirs, layla)]), names, within).kind).toBe('untouched');
  });

  it('takes out the message of somebody else that quotes the number', () => {
    const quoting = change(mine, omar);
    quoting.value.messages[0] = { from: omar, id: 'wamid.9', type: 'text', text: { body: `call ${layla} please` } };
    expect(redactDelivery(delivery(['waba-1', quoting]), names, within).kind).toBe('gone');
  });
});
