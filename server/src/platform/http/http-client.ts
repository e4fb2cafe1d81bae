import { lookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { isPrivateAddress } from './addresses.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  timeoutMs: number;
  signal?: AbortSignal;
  maxResponseBytes?: number;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export interface HttpClient {
  request(request: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

export interface HttpClientConfig {
  /** `host:port` of addresses of ours (an emulator, a model on the same network) that may be private. */
  allowedPrivateHosts: readonly string[];
  maxResponseBytes: number;
  /** Finds the addresses of a name; the system's unless a test gives another. */
  lookup?: typeof lookup;
}

/** The call was refused before anything was written. */
export class HttpBlockedError extends Error {
  readonly code: string;
  readonly requestWritten = false;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'HttpBlockedError';
    this.code = code;
  }
}

/** Every call that leaves the process: a deadline for the whole exchange, no redirects, a cap on the answer, no private addresses. */
export function createHttpClient(config: HttpClientConfig): HttpClient {
  const allowed = new Set(config.allowedPrivateHosts);
  const find = config.lookup ?? lookup;
  const shared = { keepAliveTimeout: 30_000, connections: 128, pipelining: 1 } as const;
  const open = new Agent({ ...shared, connect: { timeout: 5_000 } });
  // The check sits in the connection's own look-up, so a name that resolves anew to a private address is refused too.
  const guarded = new Agent({
    ...shared,
    connect: {
      timeout: 5_000,
      lookup: (hostname, options, callback) => {
        find(hostname, { ...options, all: true }, (error, addresses) => {
          if (error) return callback(error, []);
          const found = Array.isArray(addresses) ? addresses : [addresses];
          if (found.some((entry) => isPrivateAddress(entry.address))) {
            return callback(new HttpBlockedError('EPRIVATE', 'the address is not public'), []);
          }
          callback(null, found);
        });
      },
    },
  });

  return {
    async request(input) {
      const url = new URL(input.url);
      const isAllowed = allowed.has(url.host);
      if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isAllowed)) {
        throw new HttpBlockedError('EPROTOCOL', 'only https leaves this process');
      }
      const literal = url.hostname.replace(/^\[|\]$/g, '');
      if (!isAllowed && isIP(literal) && isPrivateAddress(literal)) throw new HttpBlockedError('EPRIVATE', 'the address is not public');
      const deadline = AbortSignal.timeout(Math.max(1, Math.round(input.timeoutMs)));
      const response = await request(url, {
        method: input.method,
        headers: input.headers,
        ...(input.body === undefined ? {} : { body: input.body }),
        dispatcher: isAllowed ? open : guarded,
        signal: input.signal ? AbortSignal.any([deadline, input.signal]) : deadline,
      });
      const body = await readBounded(response.body, input.maxResponseBytes ?? config.maxResponseBytes);
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(response.headers)) {
        if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
      }
      return { status: response.statusCode, headers, body };
    },
    async close() {
      await Promise.all([open.destroy(), guarded.destroy()]);
    },
  };
}

async function readBounded(stream: AsyncIterable<Buffer> & { destroy(): unknown }, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > maxBytes) {
      stream.destroy();
      throw Object.assign(new Error(`the response is larger than ${maxBytes} bytes`), { code: 'RESPONSE_TOO_LARGE' });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
