export interface ChannelHttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  timeoutMs: number;
  signal?: AbortSignal;
  /** The response is cut off, and the call rejects, when its body is larger. */
  maxResponseBytes?: number;
}

export interface ChannelHttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer | string;
}

/**
 * The one way out of an adapter. Implementations do not follow redirects (a bearer token must not travel with one) and
 * refuse private addresses unless configured. Any HTTP status resolves. A rejection means no complete response arrived;
 * an error with `requestWritten: false`, or with a `code` known to precede writing (ECONNREFUSED, ENOTFOUND …), is known
 * not to have been sent. Every other rejection is ambiguous.
 */
export interface ChannelHttp {
  request(request: ChannelHttpRequest): Promise<ChannelHttpResponse>;
}
