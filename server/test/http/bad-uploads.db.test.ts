import { readFile } from 'node:fs/promises';
import { PDFDocument } from 'pdf-lib';
import { Problem, SourceView } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { expectProblem } from './expect-problem.ts';
import { fileUpload } from './webhook-calls.ts';

// Files as people send them: locked, scanned, damaged, empty, too large, twice.

const LIMIT = 200_000;
const FIXTURES = new URL('../../src/modules/knowledge/extract/fixtures/', import.meta.url);
let running: TestApp;
let owner: { authorization: string };

beforeAll(async () => {
  running = await startTestApp({ env: { MAX_UPLOAD_BYTES: String(LIMIT) } });
  owner = await running.bearer((await running.addTenant()).tenantId);
});
afterAll(() => running.close());

const post = (upload: { headers: Record<string, string>; payload?: Buffer | string }) =>
  running.api.server.inject({
    method: 'POST',
    url: '/api/v1/sources',
    headers: { ...owner, ...upload.headers },
    ...(upload.payload === undefined ? {} : { payload: upload.payload }),
  });
const sources = async (): Promise<SourceView[]> => {
  const answer = await running.api.server.inject({ method: 'GET', url: '/api/v1/sources', headers: owner });
  expect(answer.statusCode, answer.body).toBe(200);
  return (JSON.parse(answer.body) as { items: unknown[] }).items.map((item) => SourceView.parse(item));
};
const settled = (id: string): Promise<SourceView> =>
  vi.waitFor(
    async () => {
      const source = (await sources()).find((candidate) => candidate.id === id);
      if (!source || !['live', 'failed'].includes(source.state)) throw new Error(`still ${source?.state}`);
      return source;
    },
    { timeout: 30_000, interval: 100 },
  );

describe('an upload', () => {
  it('over the limit is answered 413 and leaves nothing', async () => {
    expectProblem(await post(fileUpload(Buffer.alloc(LIMIT + 1, 'a'))), 413, 'document.too_large');
    expect(await sources()).toEqual([]);
  });

  it('without a byte, without a file, or not as a form is answered 400 or 415', async () => {
    expectProblem(await post(fileUpload(Buffer.alloc(0))), 400, 'document.empty');
    expectProblem(await post({ headers: {} }), 400, 'request.no_file');
    const boundary = { 'content-type': 'multipart/form-data; boundary=b' };
    expectProblem(await post({ headers: boundary, payload: '--b--\r\n' }), 400, 'request.no_file');
    const field = '--b\r\ncontent-disposition: form-data; name="note"\r\n\r\nhello\r\n--b--\r\n';
    expectProblem(await post({ headers: boundary, payload: field }), 400, 'request.no_file');
    expectProblem(await post({ headers: { 'content-type': 'text/csv' }, payload: 'a,b' }), 415, 'request.unsupported_media_type');
    expectProblem(await post({ headers: { 'content-type': 'application/json' }, payload: '{}' }), 400, 'request.no_file');
    expect(await sources()).toEqual([]);
  });

  it('that breaks off in the middle is answered 4xx', async () => {
    const whole = fileUpload(Buffer.from('name,price\nSoup,10\n'));
    for (const payload of [whole.payload.subarray(0, 40), whole.payload.subarray(0, whole.payload.length - 12), Buffer.from('rubbish')]) {
      const answer = await post({ headers: whole.headers, payload });
      expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, answer.body).toBeLessThan(500);
      expectProblem(answer, answer.statusCode, Problem.parse(JSON.parse(answer.body)).code);
    }
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary="']) {
      const answer = await post({ headers: { 'content-type': type }, payload: whole.payload });
      expect(answer.statusCode, `${type} ${answer.body}`).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, `${type} ${answer.body}`).toBeLessThan(500);
    }
    expect(await sources()).toEqual([]);
  });

  it('of the same bytes twice is answered 409, whatever the second is called', async () => {
    const bytes = Buffer.from('name_en,price\nSoup,10\nBread,5\n');
    const first = await post(fileUpload(bytes, 'menu.csv'));
    expect(first.statusCode, first.body).toBe(201);
    expectProblem(await post(fileUpload(bytes, 'other.csv')), 409, 'document.duplicate');
    expect((await settled(SourceView.parse(JSON.parse(first.body)).id)).state).toBe('live');
  });

  it('of the same bytes at the same moment is kept once', async () => {
    const bytes = Buffer.from('name_en,price\nTea,4\nCoffee,6\n');
    const answers = await Promise.all(Array.from({ length: 4 }, () => post(fileUpload(bytes, 'drinks.csv'))));
    expect(answers.map((answer) => answer.statusCode).sort((left, right) => left - right)).toEqual([201, 409, 409, 409]);
    for (const answer of answers.filter((candidate) => candidate.statusCode === 409)) expectProblem(answer, 409, 'document.duplicate');
  });

  it('with a name that pretends is shown harmless', async () => {
    const names = ['..\\..\\evil.csv', 'menu\u202Efdp.csv', '../../../etc/passwd', 'a'.repeat(5_000)];
    for (const [index, name] of names.entries()) {
      const answer = await post(fileUpload(Buffer.from(`name_en,price\nDish ${index},1${index}\n`), name));
      expect(answer.statusCode, answer.body).toBe(201);
      const view = SourceView.parse(JSON.parse(answer.body));
      expect(view.name).not.toMatch(/[\\/\u202E]/);
      expect(view.name.length).toBeLessThanOrEqual(200);
    }
  });
});

describe('a file that could run somewhere', () => {
  const cases: [string, string, string, Buffer][] = [
    ['a program', 'setup.exe', 'application/octet-stream', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a program that is called a menu', 'menu.pdf', 'application/pdf', Buffer.from('7f454c4602010100000000000000000003003e00', 'hex')],
    ['a page that is called a price list', 'prices.csv', 'text/csv', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a script', 'logo.png', 'image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ];
  for (const [what, name, mime, bytes] of cases) {
    it(`is refused by its content and leaves nothing behind: ${what}`, async () => {
      const count = async () => (await running.test.asOwner<{ n: number }>('select count(*)::int as n from source'))[0]?.n;
      const before = await count();
      expectProblem(await post(fileUpload(bytes, name, mime)), 415, 'document.unsupported_type');
      expect(await count()).toBe(before);
    });
  }
});

describe('a file that cannot be read', () => {
  const blank = async (): Promise<Buffer> => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawRectangle({ x: 50, y: 50, width: 200, height: 200 });
    return Buffer.from(await pdf.save());
  };
  const cases: [string, string, string, string, () => Promise<Buffer>][] = [
    [
      'is locked with a password',
      'locked.pdf',
      'application/pdf',
      'document.encrypted',
      () => readFile(new URL('sample-libreoffice-writer-password.pdf', FIXTURES)),
    ],
    ['has pictures only', 'scan.pdf', 'application/pdf', 'document.no_text', blank],
    [
      'is damaged',
      'damaged.pdf',
      'application/pdf',
      'document.malformed',
      async () => Buffer.from('%PDF-1.7\nnothing that follows is a PDF'),
    ],
    [
      'is cut in the middle',
      'cut.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'document.malformed',
      async () => (await readFile(new URL('mammothjs-tables.docx', FIXTURES))).subarray(0, 900),
    ],
    ['has blanks only', 'blank.txt', 'text/plain', 'document.no_text', async () => Buffer.from('  \n \t \n')],
  ];
  for (const [what, name, mime, code, bytes] of cases) {
    it(`because it ${what} fails by name, in both languages, and can be sent again`, async () => {
      const content = await bytes();
      const answer = await post(fileUpload(content, name, mime));
      expect(answer.statusCode, answer.body).toBe(201);
      const source = await settled(SourceView.parse(JSON.parse(answer.body)).id);
      expect(source).toMatchObject({ name, state: 'failed', failure: { code } });
      expect(source.failure?.message.en).toMatch(/[a-z]/i);
      expect(source.failure?.message.ar).toMatch(/\p{Script=Arabic}/u);
      const again = await post(fileUpload(content, name, mime));
      expect(again.statusCode, again.body).toBe(201);
      expect(SourceView.parse(JSON.parse(again.body)).id).toBe(source.id);
    });
  }

  it('has been asked to be read again by nobody but its owner', async () => {
    const answer = await running.api.server.inject({ method: 'POST', url: '/api/v1/sources/src_unknown/retry', headers: owner });
    expectProblem(answer, 404, 'source.not_found');
    expectProblem(
      await running.api.server.inject({ method: 'DELETE', url: '/api/v1/sources/src_unknown', headers: owner }),
      404,
      'source.not_found',
    );
  });
});
