import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { repliesOf, startTestApp, type TestApp } from './app.ts';

// Instagram and Messenger, from a customer's phone to a true answer on it, through the whole product and the emulator's wire.

const MENU = Buffer.from(
  'name_en,name_ar,section,price,diet\nFalafel,فلافل,Mezze,20,vegan\nHummus,حمص,Mezze,22,vegan\nCheese Fatayer,فطائر جبن,Mezze,18,vegetarian\nLamb Kabsa,كبسة لحم,Mains,48,\n',
);
const KEYS = { instagram: '17841400000000501', messenger: '104000000000801' } as const;

describe.each(['instagram', 'messenger'] as const)('%s', (channel) => {
  let running: TestApp;
  const accountKey = KEYS[channel];
  beforeAll(async () => {
    running = await startTestApp();
    await running.addTenant({ channel, accountKey, files: [{ name: 'menu.csv', mime: 'text/csv', bytes: MENU }] });
  });
  afterAll(() => running.close());

  const rows = <T extends object>(text: string, values: unknown[] = []) => running.test.asOwner<T>(text, values);
  /** Waits until the emulator has told all that follows a send, and the product has taken it in. */
  const until = (check: () => Promise<boolean>) =>
    vi.waitFor(
      async () => {
        if (!(await check())) throw new Error('not yet');
      },
      { timeout: 10_000, interval: 20 },
    );
  const from = (id: string) => ({ account: accountKey, from: { id, name: 'سارة' } });

  it('answers an Arabic message with the rows of the menu and nothing else, once', async () => {
    const reply = await running.ask(accountKey, '820000000000301', 'وش عندكم أكل نباتي؟');
    expect(reply).toContain('فلافل: 20 ر.س');
    expect(reply).toContain('فطائر جبن: 18 ر.س');
    expect(reply).not.toContain('كبسة');
    // No mark of another app's formatting.
    expect(reply).not.toMatch(/[*_~]/);
    expect(running.sim.ledger.judge()).toMatchObject({ duplicateTrackers: [], misdirected: [], unacknowledged: [] });
  });

  it('takes its own echo for what it is, and marks the answer as read', async () => {
    await running.ask(accountKey, '820000000000302', 'How much is the hummus?');
    const id = '820000000000302';
    const state = async () =>
      (
        await rows<{ state: string; pen_holder: string }>(
          `select o.state, c.pen_holder from outbound o join conversation c on c.tenant_id = o.tenant_id and c.id = o.conversation_id
           join contact_identity i on i.contact_id = c.contact_id where i.value = $1`,
          [id],
        )
      )[0];
    await until(async () => (await state())?.state === 'read');
    expect(await state()).toEqual({ state: 'read', pen_holder: 'bot' });
    expect(await rows(`select kind from contact_identity where value = $1`, [id])).toEqual([
      { kind: channel === 'instagram' ? 'igsid' : 'psid' },
    ]);
  });

  it('learns who somebody is, whom the message named by an id only', async () => {
    const id = '820000000000306';
    await running.ask(accountKey, id, 'How much is the hummus?');
    const name = async () =>
      (
        await rows<{ name: string | null }>(
          'select c.name from contact c join contact_identity i on i.contact_id = c.id where i.value = $1',
          [id],
        )
      )[0]?.name;
    await until(async () => (await name()) === 'Customer');
    expect(await name()).toBe('Customer');
  });

  it('is silent as soon as somebody answers in the app itself', async () => {
    const id = '820000000000303';
    await running.ask(accountKey, id, 'How much is the falafel?');
    await running.sim.send({ ...from(id), type: 'owner_text', text: 'أهلًا، معك سارة من المطعم' }).acknowledged;
    const before = repliesOf(running.sim, accountKey, id).length;
    await running.sim.send({ ...from(id), type: 'text', text: 'What vegan dishes do you have?' }).acknowledged;
    const [row] = await rows<{ pen_holder: string; pen_reason: string; waiting: number }>(
      `select c.pen_holder, c.pen_reason, (select count(*)::int from lane where ready_at is not null) as waiting
       from conversation c join contact_identity i on i.contact_id = c.contact_id where i.value = $1`,
      [id],
    );
    expect(row).toEqual({ pen_holder: 'agent', pen_reason: 'phone_echo', waiting: 0 });
    expect(repliesOf(running.sim, accountKey, id)).toHaveLength(before);
  });

  it('applies what a customer changes, and keeps what stands around a message', async () => {
    const id = '820000000000304';
    const stored = async () =>
      (
        await rows<{ text: string | null; edits: number; reactions: unknown[]; context: { replyTo?: { story?: object } } }>(
          `select m.text, m.edits, m.reactions, m.context from message m join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
           join contact_identity i on i.contact_id = c.contact_id where i.value = $1 and m.direction = 'in' order by m.position`,
          [id],
        )
      )[0];
    const said = running.sim.send({ ...from(id), type: channel === 'instagram' ? 'story_reply' : 'text', text: 'How much is the humus?' });
    await said.acknowledged;
    if (channel === 'instagram') expect((await stored())?.context.replyTo?.story).toMatchObject({ id: '18000000000000091' });
    for (const change of [
      { type: 'edit', text: 'How much is the hummus?' },
      { type: 'reaction', emoji: '❤️' },
    ])
      await running.sim.send({ ...from(id), ...change, replyTo: said.messageId }).acknowledged;
    expect(await stored()).toMatchObject({ text: 'How much is the hummus?', edits: 1, reactions: [{ emoji: '❤️' }] });
    if (channel !== 'instagram') return;
    await running.sim.send({ ...from(id), type: 'unsend', replyTo: said.messageId }).acknowledged;
    expect(await stored()).toMatchObject({ text: null });
  });

  it('finds out by the echo about a send whose answer was lost, and sends nothing twice', async () => {
    const id = '820000000000305';
    running.sim.faults.add({ kind: 'cut_after_record', count: 1, contact: id });
    await running.sim.send({ ...from(id), type: 'text', text: 'How much is the lamb kabsa?' }).acknowledged;
    const states = () =>
      rows<{ state: string; uncertain: boolean }>(
        `select o.state, o.uncertain from outbound o join conversation c on c.tenant_id = o.tenant_id and c.id = o.conversation_id
         join contact_identity i on i.contact_id = c.contact_id where i.value = $1`,
        [id],
      );
    await until(async () => (await states()).some(({ state }) => state === 'read'));
    expect(await states()).toEqual([{ state: 'read', uncertain: false }]);
    expect(repliesOf(running.sim, accountKey, id)).toHaveLength(1);
  });
});
