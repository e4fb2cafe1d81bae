import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTenant, type TestDatabase } from '../../../test/database.ts';
import { createLog } from '../../platform/telemetry/log.ts';
import { createMailSender, createSmtpTransport, listLocalMail, type MailTransport, queueMail, type SmtpConfig } from './index.ts';
import { forgetOldMails, MAX_TRIES, sendWaitingMails } from './send-mails.ts';

const PUBLIC_URL = 'https://app.example.com';
const TOKEN = 't'.repeat(43);

interface Row {
  state: string;
  attempts: number;
  last_error: string | null;
  body_text: string | null;
  body_html: string | null;
  sent_at: Date | null;
}

let test_: TestDatabase;
let now: Date;
const clock = { now: () => now };
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_.close());
beforeEach(async () => {
  now = new Date(Date.now() + 1_000);
  await test_.asOwner('delete from mail');
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A real SMTP server in this process, and what it took. */
async function startSmtp(options: SMTPServerOptions = {}, port = 0): Promise<{ port: number; mails: ParsedMail[] }> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          done();
        },
        (error: unknown) => done(error as Error),
      );
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { port: typeof address === 'object' && address ? address.port : port, mails };
}

function transportTo(port: number, given: Partial<SmtpConfig> = {}): MailTransport {
  return createSmtpTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    requireTls: false,
    auth: null,
    from: 'Wafaa <hello@example.com>',
    ...given,
  });
}

const send = (transport: MailTransport | null): Promise<number> =>
  sendWaitingMails({ database: test_.database, clock, publicUrl: PUBLIC_URL, transport });

const queueReset = (to = 'sara@example.com'): Promise<string> =>
  test_.database.withAccess((db) =>
    queueMail(db, { to, language: 'en', template: 'reset_password', values: { name: 'Sara', token: TOKEN } }),
  );

async function rowOf(id: string): Promise<Row> {
  const [row] = await test_.asOwner<Row>('select * from mail where id = $1', [id]);
  if (!row) throw new Error('no such mail');
  return row;
}

const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};

describe('a mail', () => {
  test('reaches the server as it was written, with the address of this installation, and its body is forgotten', async () => {
    const { port, mails } = await startSmtp();
    const id = await queueReset();
    expect(await send(transportTo(port))).toBe(1);
    const [mail] = mails;
    if (!mail) throw new Error('nothing arrived');
    expect(mail.subject).toBe('Choose a new password');
    expect((mail.to as AddressObject).value).toEqual([{ address: 'sara@example.com', name: '' }]);
    expect((mail.from as AddressObject).value).toEqual([{ address: 'hello@example.com', name: 'Wafaa' }]);
    expect(mail.text).toContain(`${PUBLIC_URL}/reset-password?token=${TOKEN}`);
    expect(mail.html).toContain(`href="${PUBLIC_URL}/reset-password?token=${TOKEN}"`);
    expect(mail.messageId).toBe(`<${id}@example.com>`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 1, body_text: null, body_html: null, last_error: null });
    expect(await send(transportTo(port))).toBe(0);
  });

  test('in Arabic arrives whole', async () => {
    const { port, mails } = await startSmtp();
    const { tenantId } = await makeTenant(test_.database);
    await test_.database.withTenant(tenantId, (db) =>
      queueMail(db, {
        to: 'omar@example.com',
        language: 'ar',
        template: 'invitation',
        values: { tenant: { en: 'Oasis', ar: 'بيت الواحة' }, role: { en: 'Agent', ar: 'موظف خدمة' }, invitedBy: 'سارة', token: TOKEN },
      }),
    );
    await send(transportTo(port));
    expect(mails[0]?.subject).toBe('دعوة من سارة إلى بيت الواحة');
    expect(mails[0]?.text).toContain('موظف خدمة');
    expect(mails[0]?.html).toContain('dir="rtl"');
    const [row] = await test_.asOwner<{ tenant_id: string }>('select tenant_id from mail');
    expect(row?.tenant_id).toBe(tenantId);
  });

  test('does not exist when the deed that needed it failed', async () => {
    await expect(
      test_.database.withAccess(async (db) => {
        await queueMail(db, { to: 'a@example.com', language: 'en', template: 'password_changed', values: { name: 'A' } });
        throw new Error('the deed failed');
      }),
    ).rejects.toThrow('the deed failed');
    expect(await test_.asOwner('select 1 from mail')).toEqual([]);
  });

  test('to a recipient whom the server refuses is given up at once, and the reason names nobody', async () => {
    const { port } = await startSmtp({
      onRcptTo: (address, _session, done) => done(Object.assign(new Error(`no ${address.address} here`), { responseCode: 550 })),
    });
    const id = await queueReset();
    await send(transportTo(port));
    expect(await rowOf(id)).toMatchObject({ state: 'failed', attempts: 1, last_error: 'EENVELOPE 550', body_text: null, body_html: null });
  });

  test('that the server asks to bring later is brought later', async () => {
    let busy = true;
    const { port, mails } = await startSmtp({
      onRcptTo: (_address, _session, done) => (busy ? done(Object.assign(new Error('later'), { responseCode: 451 })) : done()),
    });
    const id = await queueReset();
    await send(transportTo(port));
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 1, last_error: 'EENVELOPE 451' });
    busy = false;
    expect(await send(transportTo(port))).toBe(0);
    later(1);
    expect(await send(transportTo(port))).toBe(1);
    expect(mails).toHaveLength(1);
    expect((await rowOf(id)).state).toBe('sent');
  });

  test('waits while the server is down and leaves when it is up', async () => {
    const first = await startSmtp();
    for (const close of closing.splice(0)) await close();
    const id = await queueReset();
    await send(transportTo(first.port));
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 1, sent_at: null });
    expect((await rowOf(id)).last_error).toMatch(/^E[A-Z]+$/);
    expect((await rowOf(id)).body_text).toContain(TOKEN);
    const { mails } = await startSmtp({}, first.port);
    later(1);
    await send(transportTo(first.port));
    expect(mails).toHaveLength(1);
    expect((await rowOf(id)).state).toBe('sent');
  });

  test('is given up after five tries, with longer and longer waits between them', async () => {
    const { port } = await startSmtp({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode: 421 })),
    });
    const id = await queueReset();
    const waits: number[] = [];
    for (let minutes = 0; (await rowOf(id)).state === 'queued'; minutes += 1) {
      if ((await send(transportTo(port))) === 1) waits.push(minutes);
      later(1);
    }
    expect(waits).toEqual([0, 1, 3, 13, 73]);
    expect(await rowOf(id)).toMatchObject({ state: 'failed', attempts: MAX_TRIES, body_text: null });
  });

  test('is sent once by senders that look at the same moment', async () => {
    const { port, mails } = await startSmtp();
    for (let index = 0; index < 12; index += 1) await queueReset(`person-${index}@example.com`);
    const transport = transportTo(port);
    await Promise.all([send(transport), send(transport), send(transport)]);
    await send(transport);
    const recipients = mails.map((mail) => (mail.to as AddressObject).text).sort();
    expect(recipients).toHaveLength(12);
    expect(new Set(recipients).size).toBe(12);
  });

  test('whose sender died after the server took it comes once more, under the same Message-ID, when its lease ends', async () => {
    const { port, mails } = await startSmtp();
    const id = await queueReset();
    const real = transportTo(port);
    const dying: MailTransport = {
      async send(mail) {
        await real.send(mail);
        await new Promise(() => {});
      },
      close: () => {},
    };
    void send(dying);
    await expect.poll(() => mails.length).toBe(1);
    expect(await send(real)).toBe(0);
    later(6);
    expect(await send(real)).toBe(1);
    expect(mails.map((mail) => mail.messageId)).toEqual([`<${id}@example.com>`, `<${id}@example.com>`]);
    later(60);
    expect(await send(real)).toBe(0);
  });

  test('whose last sender died is given up, not tried for ever', async () => {
    const id = await queueReset();
    await test_.asOwner("update mail set attempts = 5, leased_until = now() - interval '1 minute' where id = $1", [id]);
    const { port, mails } = await startSmtp();
    expect(await send(transportTo(port))).toBe(0);
    expect(mails).toHaveLength(0);
    expect(await rowOf(id)).toMatchObject({ state: 'failed', last_error: 'the last try had no end', body_text: null });
  });

  test('of a failed kind that we do not know is tried again, and its words stay out of the row', async () => {
    const id = await queueReset();
    await send({ send: () => Promise.reject(new Error('sara@example.com is odd')), close: () => {} });
    expect(await rowOf(id)).toMatchObject({ state: 'queued', last_error: 'UNKNOWN' });
  });
});

describe('a server without encryption', () => {
  test('hears nothing where encryption is asked for', async () => {
    let heard = 0;
    const { port, mails } = await startSmtp({
      onMailFrom: (_address, _session, done) => {
        heard += 1;
        done();
      },
    });
    const id = await queueReset();
    await send(transportTo(port, { requireTls: true }));
    expect([heard, mails.length]).toEqual([0, 0]);
    expect(await rowOf(id)).toMatchObject({ state: 'queued', last_error: expect.stringMatching(/^E/) });
  });

  test('with a certificate that nobody vouches for hears nothing either', async () => {
    const { port, mails } = await startSmtp({ disabledCommands: [] });
    await queueReset();
    await send(transportTo(port, { requireTls: true }));
    expect(mails).toHaveLength(0);
  });
});

describe('without a server', () => {
  test('mails are kept to be looked at, newest first, and never sent afterwards', async () => {
    await queueReset('first@example.com');
    await queueReset('second@example.com');
    expect(await send(null)).toBe(2);
    const shown = await listLocalMail(test_.database, PUBLIC_URL);
    expect(shown.map((mail) => mail.to)).toEqual(['second@example.com', 'first@example.com']);
    expect(shown[0]?.text).toContain(`${PUBLIC_URL}/reset-password?token=${TOKEN}`);
    expect(shown[0]?.html).toContain(`${PUBLIC_URL}/reset-password?token=${TOKEN}`);
    const { port, mails } = await startSmtp();
    expect(await send(transportTo(port))).toBe(0);
    expect(mails).toHaveLength(0);
  });

  test('a mail shows before any sender looked', async () => {
    await queueReset();
    expect(await listLocalMail(test_.database, PUBLIC_URL)).toHaveLength(1);
  });
});

describe('the sender', () => {
  const log = createLog('silent', {});
  const parts = (transport: MailTransport | null) => ({ database: test_.database, clock, publicUrl: PUBLIC_URL, log, transport });

  test('sends more than one batch without a pause, and forgets mails of long ago', async () => {
    const { port, mails } = await startSmtp();
    const old = await queueReset('old@example.com');
    await test_.asOwner("update mail set state = 'sent', created_at = now() - interval '31 days' where id = $1", [old]);
    for (let index = 0; index < 20; index += 1) await queueReset(`person-${index}@example.com`);
    const sender = createMailSender(parts(transportTo(port)));
    sender.start();
    await expect.poll(() => mails.length, { timeout: 10_000 }).toBe(20);
    await expect.poll(() => test_.asOwner('select 1 from mail where id = $1', [old])).toEqual([]);
    await sender.stop();
    expect(await test_.asOwner("select 1 from mail where state = 'sent'")).toHaveLength(20);
  });

  test('looks again after the database was away', async () => {
    await queueReset();
    let away = 1;
    const database = {
      ...test_.database,
      withAccess: ((work: never) =>
        away-- > 0 ? Promise.reject(new Error('away')) : test_.database.withAccess(work)) as typeof test_.database.withAccess,
    };
    const sender = createMailSender({ ...parts(null), database });
    sender.start();
    await expect.poll(async () => (await test_.asOwner("select 1 from mail where state = 'local'")).length, { timeout: 5_000 }).toBe(1);
    await sender.stop();
  });

  test('forgets no mail that still waits', async () => {
    const id = await queueReset();
    await test_.asOwner("update mail set created_at = now() - interval '90 days' where id = $1", [id]);
    await forgetOldMails({ database: test_.database, clock });
    expect((await rowOf(id)).state).toBe('queued');
  });
});
