import { expect, test } from 'vitest';
import { createLedger, type Ledger, type LedgerOptions } from './ledger.ts';

interface History {
  ledger: Ledger;
  ask(contact: string, count: number): void;
  reply(contact: string, text: string, tracker?: string, uncertain?: boolean): void;
}

function history(options: LedgerOptions = {}): History {
  const ledger = createLedger(options);
  let replies = 0;
  return {
    ledger,
    ask(contact, count) {
      for (let made = 0; made < count; made += 1) {
        const number = ledger.nextNumber('a', contact);
        ledger.offer({ account: 'a', contact, messageId: `${contact}/${number}`, number, numbered: true });
        ledger.acknowledge(`${contact}/${number}`);
      }
    },
    reply(contact, text, tracker, uncertain = false) {
      replies += 1;
      ledger.reply({ account: 'a', contact, messageId: `r${replies}`, text, tracker: tracker ?? null, uncertain });
    },
  };
}

test('a reply that quotes several numbers answers them all', () => {
  const { ledger, ask, reply } = history();
  ask('x', 3);
  reply('x', 'about #1-1 and #1-2');
  reply('x', 'and #1-3');
  expect(ledger.judge()).toMatchObject({
    offered: 3,
    acknowledged: 3,
    answered: 3,
    lost: [],
    answeredTwice: [],
    outOfOrder: [],
    misdirected: [],
  });
});

test('an acknowledged message that no reply names is lost, an unacknowledged one is not', () => {
  const { ledger, ask, reply } = history();
  ask('x', 2);
  ledger.offer({ account: 'a', contact: 'x', messageId: 'late', number: 3, numbered: true });
  reply('x', '#1-2');
  expect(ledger.judge()).toMatchObject({ lost: ['#1-1'], unacknowledged: ['#1-3'] });
});

test('a number in two accepted replies is answered twice, and it is told apart when the first was uncertain', () => {
  const { ledger, ask, reply } = history();
  ask('x', 2);
  reply('x', '#1-1', 't1');
  reply('x', '#1-1', 't1');
  reply('x', '#1-2', 't2', true);
  reply('x', '#1-2', 't2');
  expect(ledger.judge()).toMatchObject({
    answeredTwice: ['#1-1', '#1-2'],
    answeredTwiceAfterUncertain: ['#1-2'],
    uncertainAccepted: ['t2'],
    duplicateTrackers: [
      { tracker: 't1', times: 2 },
      { tracker: 't2', times: 2 },
    ],
  });
});

test('a lower number answered after a higher one is out of order, other contacts do not count', () => {
  const { ledger, ask, reply } = history();
  ask('x', 2);
  ask('y', 1);
  reply('x', '#1-2');
  reply('y', '#2-1');
  reply('x', '#1-1');
  expect(ledger.judge().outOfOrder).toEqual([{ contact: 'x', late: '#1-1', after: '#1-2' }]);
});

test('the order of acknowledgement counts when deliveries were swapped on purpose', () => {
  const { ledger, reply } = history();
  for (const number of [1, 2]) ledger.offer({ account: 'a', contact: 'x', messageId: `m${number}`, number, numbered: true });
  ledger.contactIndex('a', 'x');
  ledger.acknowledge('m2');
  reply('x', '#1-2');
  ledger.acknowledge('m1');
  reply('x', '#1-1');
  expect(ledger.judge().outOfOrder).toEqual([]);
});

test('a reply that quotes another contact is misdirected and answers nothing', () => {
  const { ledger, ask, reply } = history();
  ask('x', 1);
  ask('y', 1);
  reply('y', '#1-1 and #2-1');
  expect(ledger.judge()).toMatchObject({ misdirected: [{ contact: 'y', token: '#1-1' }], lost: ['#1-1'], answered: 1 });
});

test('another way of tying replies to messages may be given, by tracker and with bare numbers', () => {
  const { ledger, ask, reply } = history({ correlate: (_text, tracker) => (tracker === null ? null : [Number(tracker.split(':')[1])]) });
  ask('x', 2);
  reply('x', 'yes', 'cnv:2:0');
  expect(ledger.judge()).toMatchObject({ answered: 1, lost: ['#1-1'] });
});

test('latencies run from the offer to the first accepted reply', () => {
  let now = 1000;
  const { ledger, ask, reply } = history({ now: () => now });
  ask('x', 1);
  now = 1250;
  reply('x', '#1-1');
  expect(ledger.judge().latency).toMatchObject({ acknowledge: { count: 1, max: 0 }, answer: { count: 1, p50: 250, p99: 250 } });
});

test('whenSettled resolves with the last answer, or unsettled when time is up', async () => {
  const { ledger, ask, reply } = history();
  ask('x', 1);
  expect((await ledger.whenSettled({ timeoutMs: 0 })).settled).toBe(false);
  const settled = ledger.whenSettled({ timeoutMs: 5000 });
  reply('x', '#1-1');
  expect((await settled).settled).toBe(true);
});
