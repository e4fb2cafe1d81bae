import { describe, expect, test } from 'vitest';
import { type BookedSend, judgePen, type PenMove } from './judge-pen.ts';

const GRACE_MS = 5_000;
const at = (seconds: number): Date => new Date(1_700_000_000_000 + seconds * 1_000);
const moves: PenMove[] = [
  { conversation: 'c1', holder: 'agent', at: at(10) },
  { conversation: 'c1', holder: 'agent', at: at(12) },
  { conversation: 'c1', holder: 'bot', at: at(20) },
];
const send = (given: Partial<BookedSend>): BookedSend => ({
  conversation: 'c1',
  account: 'a',
  contact: 'p',
  author: 'bot',
  text: 'Falafel: 10 SAR',
  tracker: 'out_1',
  providerMessageId: 'w1',
  begunAt: at(5),
  ...given,
});
const reply = (seconds: number, given: { messageId?: string; tracker?: string | null; text?: string } = {}) => ({
  account: 'a',
  contact: 'p',
  messageId: 'w1',
  text: 'Falafel: 10 SAR',
  tracker: null,
  answers: null,
  uncertain: false,
  ...given,
  acceptedAt: at(seconds).getTime(),
});
const judged = (sends: BookedSend[], ...replies: ReturnType<typeof reply>[]) => judgePen(moves, sends, replies, GRACE_MS);

describe('what left while a person held the pen', () => {
  test('before the taking and after the giving back the bot may write', () => {
    const sends = [send({ begunAt: at(9) }), send({ tracker: 'out_2', providerMessageId: 'w2', begunAt: at(21) })];
    expect(judged(sends, reply(9.5), reply(21.5, { messageId: 'w2' }))).toMatchObject({ held: 1, late: { onTheirWay: 0, withoutPen: [] } });
  });

  test('a message that was on its way when the pen was taken is counted, and how late it came', () => {
    expect(judged([send({ begunAt: at(9.9) })], reply(11)).late).toEqual({ onTheirWay: 1, latestMs: 1_000, withoutPen: [] });
  });

  test('a message that was begun after the taking is a breach, also when a colleague took over in between', () => {
    expect(judged([send({ begunAt: at(11) })], reply(13)).late.withoutPen).toHaveLength(1);
    expect(judged([send({ begunAt: null })], reply(13)).late.withoutPen).toHaveLength(1);
  });

  test('nothing is on its way for ever', () => {
    expect(judged([send({ begunAt: at(9) })], reply(16)).late.withoutPen).toHaveLength(1);
  });

  test('the person’s own words are theirs', () => {
    expect(judged([send({ author: 'agent', begunAt: at(14) })], reply(15)).late).toMatchObject({ onTheirWay: 0, withoutPen: [] });
  });

  test('a message whose id never came back is known by our own id, else by its words; one that nobody knows is told', () => {
    const lost = send({ providerMessageId: null, begunAt: at(11) });
    expect(judged([lost], reply(13, { messageId: 'x', tracker: 'out_1', text: 'else' })).late.withoutPen).toHaveLength(1);
    expect(judged([lost], reply(13, { messageId: 'x', text: 'Falafel: 10 SAR""' })).late.withoutPen).toHaveLength(1);
    expect(judged([lost], reply(13, { messageId: 'x', text: 'else' })).unknown).toEqual(['x']);
  });
});
