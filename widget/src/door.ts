import { Refused, readRefusal } from './refusal.ts';
import type { WebchatFace, WebchatMessage, WebchatSession, WebchatTaken } from './types.ts';
import { upload } from './upload.ts';

export interface User {
  id: string;
  hash: string;
  name?: string;
}

export interface GivenFile {
  id: string;
  file: Blob;
  type: string;
  voice: boolean;
}

export interface Door {
  face(): Promise<WebchatFace>;
  session(token: string | undefined, user: User | undefined): Promise<WebchatSession>;
  /** Hands in the bytes of a file, before its message. */
  give(token: string, file: GivenFile, signal: AbortSignal, onPart: (part: number) => void): Promise<void>;
  send(token: string, messages: WebchatMessage[]): Promise<WebchatTaken>;
  typing(token: string): Promise<void>;
  /** Addresses of ours are given without a host. */
  base: string;
  read(token: string, seq: number): Promise<void>;
  /** Resolves with the open body once the server answers. */
  stream(token: string, after: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

const PATIENCE_MS = 20_000;

/** The server's public routes for one chat. Each call rejects with `Refused` and nothing else. */
export function createDoor(base: string, key: string, fetcher: typeof fetch = (...given) => fetch(...given)): Door {
  const call = async (
    what: string,
    body?: object,
    token?: string,
    signal: AbortSignal = AbortSignal.timeout(PATIENCE_MS),
  ): Promise<Response> => {
    let response: Response;
    try {
      response = await fetcher(`${base}/webchat/v1/${key}${what}`, {
        method: body ? 'POST' : 'GET',
        headers: { ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) },
        ...(body && { body: JSON.stringify(body) }),
        credentials: 'omit',
        signal,
      });
    } catch {
      throw new Refused({ kind: 'later', waitMs: null });
    }
    if (response.ok) return response;
    throw new Refused(readRefusal(response.status, response.headers.get('retry-after')));
  };
  const json = async <T>(response: Promise<Response>): Promise<T> => {
    const given = await response;
    try {
      return (await given.json()) as T;
    } catch {
      throw new Refused({ kind: 'later', waitMs: null });
    }
  };
  return {
    base,
    face: () => json(call('')),
    session: (token, user) => json(call('/sessions', { ...(token && { token }), ...(user && { user }) })),
    give: (token, { id, file, type, voice }, signal, onPart) =>
      upload(`${base}/webchat/v1/${key}/files/${id}?type=${encodeURIComponent(type)}${voice ? '&voice=1' : ''}`, token, file, {
        signal,
        onPart,
      }),
    typing: async (token) => void (await call('/typing', {}, token)),
    send: (token, messages) => json(call('/messages', { messages }, token)),
    read: async (token, seq) => void (await call('/read', { seq }, token)),
    async stream(token, after, signal) {
      const { body } = await call('/stream', { after }, token, signal);
      if (!body) throw new Refused({ kind: 'later', waitMs: null });
      return body;
    },
  };
}
