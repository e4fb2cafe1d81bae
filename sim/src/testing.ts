import http from 'node:http';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { asList, asRecord, type Json } from './core/read.ts';
import { createSim, type AccountInput, type Sim, type SimOptions } from './create-sim.ts';

export interface Received {
  /** As `x-hub-signature-256` says, over the raw bytes. */
  genuine: boolean;
  raw: string;
  body: Json;
}

/** A business that verifies signatures and remembers what it got. `answer` gives the HTTP status; 200 unless said otherwise. */
export interface Receiver {
  url: string;
  received: Received[];
  messages(): Json[];
  statuses(): Json[];
  /** Resolves when `enough` holds; checked after every delivery. */
  until(enough: () => boolean): Promise<void>;
  onDelivery: (delivery: Received) => number | Promise<number>;
  close(): Promise<void>;
}

export async function createReceiver(appSecret: string): Promise<Receiver> {
  const waiting = new Set<() => void>();
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const bytes = Buffer.concat(parts);
      const wanted = Buffer.from(`sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`);
      const given = Buffer.from(String(request.headers['x-hub-signature-256'] ?? ''));
      const genuine = given.length === wanted.length && timingSafeEqual(given, wanted);
      const delivery: Received = { genuine, raw: bytes.toString(), body: asRecord(JSON.parse(bytes.toString())) };
      receiver.received.push(delivery);
      void Promise.resolve(genuine ? receiver.onDelivery(delivery) : 401).then((status) => {
        response.writeHead(status).end();
        for (const check of [...waiting]) check();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const itemsOf = (name: string): Json[] =>
    receiver.received
      .filter((delivery) => delivery.genuine)
      .flatMap((delivery) => valuesOf(delivery.body).flatMap((value) => asList(value[name]).map(asRecord)));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/whatsapp`,
    received: [],
    messages: () => itemsOf('messages'),
    statuses: () => itemsOf('statuses'),
    until: (enough) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!enough()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    onDelivery: () => 200,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

export interface PlainReceiver {
  url: string;
  received: { path: string; headers: http.IncomingHttpHeaders; body: string }[];
  /** What the next answers carry. */
  answer: string;
  /** Resolves when `enough` holds; checked after every delivery. */
  until(enough: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** A business that answers 200 to whatever comes, and remembers it. */
export async function createPlainReceiver(): Promise<PlainReceiver> {
  const waiting = new Set<() => void>();
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      receiver.received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() });
      response.end(receiver.answer);
      for (const check of [...waiting]) check();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: PlainReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: '',
    until: (enough) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!enough()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

export function valuesOf(body: Json): Json[] {
  return asList(body['entry']).flatMap((entry) => asList(asRecord(entry)['changes']).map((change) => asRecord(asRecord(change)['value'])));
}

export const SECRET = 'test-app-secret';
export const TOKEN = 'test-access-token';
export const NUMBER_ID = '771200000000101';
export const CUSTOMER = '966501110001';

export interface Scene {
  sim: Sim;
  receiver: Receiver;
  /** A send by the business, as JSON. */
  post(body: Json, token?: string, numberId?: string): Promise<{ status: number; body: Json; headers: Headers }>;
  close(): Promise<void>;
}

/** An emulator with one account, and the business behind it. Statuses and retries are quick. */
export async function createScene(options: SimOptions = {}, account: Partial<AccountInput> = {}): Promise<Scene> {
  const receiver = await createReceiver(SECRET);
  const sim = await createSim({
    ...options,
    settings: { sentMs: 1, deliveredMs: 2, readMs: 3, retryBaseMs: 5, ...options.settings },
    accounts: [
      {
        phoneNumberId: NUMBER_ID,
        wabaId: '330000000000701',
        displayNumber: '+966112340001',
        name: { en: 'Bayt Alwaha', ar: 'بيت الواحة' },
        appSecret: SECRET,
        accessToken: TOKEN,
        webhookUrl: receiver.url,
        ...account,
      },
    ],
  });
  return {
    sim,
    receiver,
    async post(body, token = TOKEN, numberId = NUMBER_ID) {
      const response = await fetch(`${sim.graphUrl}/${numberId}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: asRecord(await response.json()), headers: response.headers };
    },
    async close() {
      await sim.close();
      await receiver.close();
    },
  };
}

export function textTo(body: string, extra: Json = {}): Json {
  return { messaging_product: 'whatsapp', to: CUSTOMER, type: 'text', text: { body }, ...extra };
}
