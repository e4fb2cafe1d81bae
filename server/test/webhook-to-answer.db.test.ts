import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';

let running: TestApp;
let accountKey: string;

beforeAll(async () => {
  running = await startTestApp();
  const menu = Buffer.from(
    'name_en,name_ar,section,price,diet\nFalafel,فلافل,Mezze,20,vegan\nHummus,حمص,Mezze,22,vegan\nCheese Fatayer,فطائر جبن,Mezze,18,vegetarian\nLamb Kabsa,كبسة لحم,Mains,48,\n',
  );
  accountKey = (await running.addTenant({ files: [{ name: 'menu.csv', mime: 'text/csv', bytes: menu }] })).accountKey;
});
afterAll(() => running.close());

it('answers a signed webhook in English with the rows of the menu and nothing else', async () => {
  const reply = await running.ask(accountKey, '966500000001', 'What vegan dishes do you have?');
  expect(reply).toContain('Falafel: 20 SAR');
  expect(reply).toContain('Hummus: 22 SAR');
  expect(reply).not.toMatch(/Kabsa|Fatayer|48|18/);
});

it('answers in the dialect of the question, vegetarian dishes included', async () => {
  const reply = await running.ask(accountKey, '966500000002', 'وش عندكم أكل نباتي؟');
  expect(reply).toContain('فلافل: 20 ر.س');
  expect(reply).toContain('فطائر جبن: 18 ر.س');
  expect(reply).not.toContain('كبسة');
});

it('says that it does not know, hands over to a person and stays silent from then on', async () => {
  const first = await running.ask(accountKey, '966500000003', 'Do you sell concert tickets for Friday?');
  expect(first).toContain('colleague');
  await running.sim.send({ account: accountKey, from: { waId: '966500000003', name: 'Customer' }, type: 'text', text: 'Hello?' })
    .acknowledged;
  const [lane] = await running.test.asOwner<{ waiting: number; holder: string }>(
    `select (select count(*)::int from lane where ready_at is not null) as waiting, pen_holder as holder from conversation
     order by created_at desc limit 1`,
  );
  expect(lane).toEqual({ waiting: 0, holder: 'nobody' });
});
