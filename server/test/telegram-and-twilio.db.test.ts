import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { repliesOf, startTestApp, type TestApp } from './app.ts';

// As behind a proxy: providers know us by this address, and what they sign names it.
const PUBLIC_URL = 'https://wafaa.example';
const ACCOUNT_SID = 'AC000000000000000000000000000000a1';
const TELEGRAM = 'tg_5d1f0c9e7b3a2468';
const SMS = `${ACCOUNT_SID}|+12025550111`;
const WHATSAPP = `${ACCOUNT_SID}|whatsapp:+12025550111`;

let running: TestApp;

beforeAll(async () => {
  running = await startTestApp({ env: { PUBLIC_URL } });
  const menu = Buffer.from(
    'name_en,name_ar,section,price,diet\nFalafel,فلافل,Mezze,20,vegan\nHummus,حمص,Mezze,22,vegan\nLamb Kabsa,كبسة لحم,Mains,48,\n',
  );
  const files = [{ name: 'menu.csv', mime: 'text/csv', bytes: menu }];
  for (const [channel, accountKey] of [
    ['telegram', TELEGRAM],
    ['twilio_sms', SMS],
    ['twilio_whatsapp', WHATSAPP],
  ] as const) {
    await running.addTenant({ channel, accountKey, files });
    const known = running.sim.accounts.get(accountKey);
    if (known) running.sim.accounts.add({ ...known, publicUrl: PUBLIC_URL });
  }
});
afterAll(() => running.close());

const write = (
  account: string,
  id: string,
  message: { type: string; text?: string; choice?: { id: string; title: string }; replyTo?: string; emoji?: string },
) => running.sim.send({ account, from: { id, name: 'Sara Q' }, ...message });
const conversationOf = async (account: string) => {
  const [row] = await running.test.asOwner<{ id: string; holder: string; reason: string | null }>(
    `select c.id, c.pen_holder as holder, c.pen_reason as reason from conversation c join channel_account a on a.tenant_id = c.tenant_id and a.id = c.account_id
     where a.account_key = $1 order by c.created_at desc limit 1`,
    [account],
  );
  return row;
};
const messagesOf = (account: string, column: string) =>
  running.test.asOwner<Record<string, unknown>>(
    `select ${column} from message m join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
     join channel_account a on a.tenant_id = c.tenant_id and a.id = c.account_id where a.account_key = $1 order by m.position`,
    [account],
  );

describe('a bot of Telegram', () => {
  it('answers Arabizi in Arabic, with the rows of the menu and nothing else', async () => {
    const reply = await running.ask(TELEGRAM, '502345678', 'bkam el falafel?');
    expect(reply).toMatch(/فلافل/);
    expect(reply).toContain('20');
    expect(reply).not.toMatch(/48|22|\*\*|\\/);
  });

  it('greets whoever presses Start by a link', async () => {
    expect(await running.ask(TELEGRAM, '502345690', '/start ref_table-7')).not.toBe('');
    const [row] = await running.test.asOwner<{ ref: string }>(
      `select payload #>> '{referral,ref}' as ref from inbound where kind = 'referral' order by received_at desc limit 1`,
    );
    expect(row?.ref).toBe('ref_table-7');
  });

  it('is silent once it is blocked, and answers again when that is taken back', async () => {
    await write(TELEGRAM, '502345678', { type: 'block' }).acknowledged;
    expect(await conversationOf(TELEGRAM)).toBeDefined();
    const blocked = await running.test.asOwner<{ reason: string }>(
      `select pen_reason as reason from conversation where pen_reason = 'opted_out'`,
    );
    expect(blocked).toHaveLength(1);
    await write(TELEGRAM, '502345678', { type: 'unblock' }).acknowledged;
    expect(await running.ask(TELEGRAM, '502345678', 'How much is the hummus?')).toContain('22');
  });

  it('refuses an update with another secret, and one for a bot nobody has', async () => {
    const post = (path: string, secret: string) =>
      fetch(`${running.api.url}/webhooks/telegram/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: '{"update_id":1}',
      });
    const right = running.sim.accounts.get(TELEGRAM)?.appSecret ?? '';
    expect((await post(TELEGRAM, right)).status).toBe(200);
    for (const [path, secret] of [
      [TELEGRAM, `${right}x`],
      ['tg_of_nobody', right],
      ['', right],
    ] as const)
      expect((await post(path, secret)).status, path).toBe(401);
  });

  it('takes the same update once', async () => {
    const before = repliesOf(running.sim, TELEGRAM, '502345677').length;
    running.sim.faults.add({ kind: 'duplicate', copies: 3, count: 1, contact: '502345677' });
    await running.ask(TELEGRAM, '502345677', 'How much is the falafel?');
    expect(repliesOf(running.sim, TELEGRAM, '502345677')).toHaveLength(before + 1);
  });
});

describe('a number for text messages', () => {
  it('answers with what is true, and its reports settle the send', async () => {
    const reply = await running.ask(SMS, '966501110001', 'How much is the lamb kabsa?');
    expect(reply).toContain('48');
    await vi.waitFor(async () => {
      const rows = await running.test.asOwner<{ state: string }>(
        `select o.state from outbound o join channel_account a on a.tenant_id = o.tenant_id and a.id = o.account_id where a.account_key = $1`,
        [SMS],
      );
      expect(rows.map(({ state }) => state)).toEqual(['delivered']);
    });
  });

  it('is silenced by STOP, and by its Arabic words, until the person wants to hear again', async () => {
    for (const word of ['STOP', 'توقف']) {
      await running.ask(SMS, '966501110002', 'How much is the hummus?');
      const before = repliesOf(running.sim, SMS, '966501110002').length;
      await write(SMS, '966501110002', { type: 'text', text: word }).acknowledged;
      await write(SMS, '966501110002', { type: 'text', text: 'How much is the hummus?' }).acknowledged;
      expect(await conversationOf(SMS)).toMatchObject({ holder: 'nobody', reason: 'opted_out' });
      const waiting = await running.test.asOwner(`select 1 from lane where ready_at is not null`);
      expect(waiting).toEqual([]);
      expect(repliesOf(running.sim, SMS, '966501110002')).toHaveLength(before);
      await write(SMS, '966501110002', { type: 'text', text: 'START' }).acknowledged;
      expect(await conversationOf(SMS)).toMatchObject({ holder: 'bot', reason: 'opted_in' });
    }
    expect(await running.ask(SMS, '966501110002', 'How much is the hummus?')).toContain('22');
    const kinds = await messagesOf(SMS, 'm.kind, m.text');
    expect(kinds).toEqual(
      expect.arrayContaining([
        { kind: 'opt_out', text: 'توقف' },
        { kind: 'opt_in', text: 'START' },
      ]),
    );
  });

  it('takes no message that was signed with another token', async () => {
    running.sim.faults.add({ kind: 'wrong_signature', count: 1, contact: '966501110003' });
    await running.ask(SMS, '966501110003', 'How much is the falafel?');
    expect(running.sim.webhooks().forgedAccepted).toBe(0);
    expect(running.sim.webhooks().wrongSignature).toBeGreaterThan(0);
  });
});

it('WhatsApp through Twilio answers in Arabic, within its window', async () => {
  const reply = await running.ask(WHATSAPP, '966501110009', 'بكم الحمص؟');
  expect(reply).toContain('22');
  expect(reply).toContain('حمص');
});
