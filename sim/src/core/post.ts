import http from 'node:http';
import https from 'node:https';

export interface PostRequest {
  url: string;
  body: string | Buffer;
  headers: Record<string, string>;
  timeoutMs: number;
  /** Closes the connection once the request is written, as a crashed or impatient sender does. */
  cutAfterWrite?: boolean;
}

/** `status` 0: no answer (refused, reset, timed out, or cut on purpose). */
export interface PostResult {
  status: number;
  /** The answer's beginning. */
  body: string;
  failure: string | null;
}

export interface Poster {
  post(request: PostRequest): Promise<PostResult>;
  close(): void;
}

const KEPT_OF_ANSWER = 64 * 1024;

/** Keep-alive client for webhooks; 64 sockets per address, the rest waits its turn. */
export function createPoster(maxSockets = 64): Poster {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets, scheduling: 'lifo' }),
    'https:': new https.Agent({ keepAlive: true, maxSockets, scheduling: 'lifo' }),
  };
  return {
    post: (request) => send(request, agents),
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function send(request: PostRequest, agents: { 'http:': http.Agent; 'https:': https.Agent }): Promise<PostResult> {
  return new Promise((resolve) => {
    const target = new URL(request.url);
    const secure = target.protocol === 'https:';
    const outgoing = (secure ? https : http).request(target, {
      method: 'POST',
      agent: secure ? agents['https:'] : agents['http:'],
      headers: { ...request.headers, 'content-length': String(Buffer.byteLength(request.body)) },
      timeout: request.timeoutMs,
    });
    outgoing.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        if (body.length < KEPT_OF_ANSWER) body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, failure: null }));
      response.on('error', (error) => resolve({ status: 0, body, failure: error.message }));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
    outgoing.on('error', (error) => resolve({ status: 0, body: '', failure: error.message }));
    outgoing.end(request.body, () => {
      if (request.cutAfterWrite) outgoing.destroy(new Error('cut after write'));
    });
  });
}
