import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { isPrivateAddress } from './addresses.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';

describe('http client', () => {
  const opened: { server?: Server; client?: HttpClient }[] = [];
  afterEach(async () => {
    for (const { server, client } of opened.splice(0)) {
      await client?.close();
      server?.closeAllConnections();
      server?.close();
    }
  });
  const strict = createHttpClient({ allowedPrivateHosts: [], maxResponseBytes: 1_000 });
  afterAll(() => strict.close());

  const serve = async (listener: RequestListener, given: { maxResponseBytes?: number } = {}) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const client = createHttpClient({ allowedPrivateHosts: [host], maxResponseBytes: 1_000, ...given });
    opened.push({ server, client });
    return {
      host,
      client,
      get: (path = '/', timeoutMs = 5_000) => client.request({ method: 'GET', url: `http://${host}${path}`, headers: {}, timeoutMs }),
    };
  };
  const get = (url: string) => strict.request({ method: 'GET', url, headers: {}, timeoutMs: 3_000 });

  test('refuses every private address before anything is written, however it is spelled', async () => {
    for (const host of [
      '127.0.0.1',
      '10.0.0.1',
      '169.254.169.254',
      '192.168.1.1',
      '100.64.0.1',
      '0.0.0.0',
      '[::1]',
      '[fd00::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
    ]) {
      await expect(get(`https://${host}/`), host).rejects.toMatchObject({ code: 'EPRIVATE', requestWritten: false });
    }
  });

  test('refuses a public-looking name that resolves to a private address', async () => {
    await expect(get('https://localhost:1/')).rejects.toMatchObject({ code: 'EPRIVATE', requestWritten: false });
  });

  test('asks anew for each connection: a name that was public a moment ago is refused once it is private', async () => {
    let asked = 0;
    const found: string[][] = [['192.0.2.1'], ['127.0.0.1'], ['203.0.113.9', '10.0.0.1'], ['fe80::1'], ['::ffff:169.254.169.254']];
    const client = createHttpClient({
      allowedPrivateHosts: [],
      maxResponseBytes: 1_000,
      lookup: ((_name: string, _options: object, done: (error: null, addresses: { address: string; family: number }[]) => void) => {
        const addresses = found[asked++] ?? [];
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      }) as never,
    });
    opened.push({ client });
    const call = () => client.request({ method: 'GET', url: 'https://rebound.example/', headers: {}, timeoutMs: 2_000 });
    // Documentation addresses count as not public either, so nothing leaves this machine.
    for (const addresses of found)
      await expect(call(), addresses.join()).rejects.toMatchObject({ code: 'EPRIVATE', requestWritten: false });
    expect(asked).toBe(found.length);
  });

  test('reads a host as it will be called, whatever stands around it', async () => {
    for (const url of [
      'https://example.com@127.0.0.1/',
      'https://127.1/',
      'https://0177.0.0.1/',
      'https://[::ffff:7f00:1]/',
      'https://①②⑦.0.0.1/',
    ])
      await expect(get(url), url).rejects.toMatchObject({ code: 'EPRIVATE', requestWritten: false });
  });

  test('lets nothing but https out, but for hosts that are allowed', async () => {
    for (const url of ['http://example.com/', 'ftp://example.com/', 'file:///etc/passwd'])
      await expect(get(url)).rejects.toMatchObject({ code: 'EPROTOCOL' });
    const { get: allowed } = await serve((_request, response) => response.end('hello'));
    expect((await allowed()).body.toString()).toBe('hello');
  });

  test('allows a host with its port, and not its neighbour', async () => {
    const { client } = await serve((_request, response) => response.end());
    await expect(client.request({ method: 'GET', url: 'http://127.0.0.1:9/', headers: {}, timeoutMs: 1_000 })).rejects.toMatchObject({
      code: 'EPROTOCOL',
    });
  });

  test('follows no redirect, so that a token travels nowhere else', async () => {
    let calls = 0;
    const { get: call } = await serve((_request, response) => {
      calls += 1;
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    expect(await call()).toMatchObject({ status: 302, headers: { location: 'http://169.254.169.254/' } });
    expect(calls).toBe(1);
  });

  test('cuts an answer that is too large, also one that does not say how large it is', async () => {
    const { get: call } = await serve((_request, response) => {
      const more = (): void => void (response.write('x'.repeat(500)) && setImmediate(more));
      more();
    });
    await expect(call()).rejects.toMatchObject({ code: 'RESPONSE_TOO_LARGE' });
  });

  test('ends a call that hangs, before the answer and in the middle of it', async () => {
    const silent = await serve(() => {});
    await expect(silent.get('/', 50)).rejects.toMatchObject({ name: 'TimeoutError' });
    const stuck = await serve((_request, response) => void response.write('half'));
    await expect(stuck.get('/', 150)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('ends with whoever asked for it', async () => {
    const controller = new AbortController();
    const { host, client } = await serve(() => controller.abort(new Error('cancelled')));
    const call = client.request({ method: 'GET', url: `http://${host}/`, headers: {}, timeoutMs: 5_000, signal: controller.signal });
    await expect(call).rejects.toThrow('cancelled');
  });

  test('sends what it is given and brings names in lower case', async () => {
    const { host, client } = await serve((request, response) => {
      response.setHeader('X-Seen', `${request.method} ${String(request.headers['x-mine'])}`);
      request.pipe(response);
    });
    const answer = await client.request({
      method: 'POST',
      url: `http://${host}/`,
      headers: { 'x-mine': 'yes' },
      body: 'سلام',
      timeoutMs: 2_000,
    });
    expect(answer).toMatchObject({ status: 200, headers: { 'x-seen': 'POST yes' } });
    expect(answer.body.toString()).toBe('سلام');
  });
});

test('only addresses of the public internet are public', () => {
  for (const address of ['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8']) expect(isPrivateAddress(address)).toBe(false);
  for (const address of [
    '172.16.0.1',
    '224.0.0.1',
    '255.255.255.255',
    'fe80::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '::',
    'not an address',
  ]) {
    expect(isPrivateAddress(address), address).toBe(true);
  }
});
