import type { SendFailed, SendFailure } from './outbound.ts';

/** Errors of Node and undici that arise before the first byte of a request is written. */
const beforeWriting = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'EAI_NONAME',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EADDRINUSE',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'ERR_INVALID_URL',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** A refusal of our own, before anything leaves: code `channel.<reason>`. */
export function refuse(reason: string, detail: string, failure: SendFailure = 'invalid_payload'): SendFailed {
  return { ok: false, failure, code: `channel.${reason}`, ambiguous: false, detail };
}

/**
 * What a rejected `ChannelHttp.request` means. Known not to have been sent is `transient`; everything else is `unknown`
 * and ambiguous. Reads error codes only: messages may hold URLs with secrets.
 */
export function fromHttpError(error: unknown): SendFailed {
  const { code, requestWritten } = inspect(error);
  const notSent = requestWritten === false || (requestWritten === undefined && beforeWriting.has(code));
  return {
    ok: false,
    failure: notSent ? 'transient' : 'unknown',
    code: `network.${code}`,
    ambiguous: !notSent,
    detail: notSent ? `The request was not sent (${code}).` : `No complete answer to a request that may have arrived (${code}).`,
  };
}

/** What the status of an answer without the provider's own error says; a 5xx may follow an accepted message. */
export function classifyHttpStatus(status: number): SendFailure {
  if (status === 401) return 'auth';
  if (status === 403) return 'permission';
  if (status === 429) return 'throttled';
  if (status === 408 || status === 503) return 'transient';
  return status >= 400 && status < 500 ? 'invalid_payload' : 'unknown';
}

/** A failed call for the retry policy: where doing it twice harms nobody, a lost answer is `transient`, not ambiguous. */
export function settleLost(failed: SendFailed, repeatable: boolean): SendFailed {
  return repeatable && failed.ambiguous ? { ...failed, failure: 'transient', ambiguous: false } : failed;
}

function inspect(error: unknown): { code: string; requestWritten?: boolean } {
  let code: string | undefined;
  let requestWritten: boolean | undefined;
  let current: unknown = error;
  // fetch wraps what happened in `cause`, sometimes twice.
  for (let depth = 0; depth < 4 && typeof current === 'object' && current !== null; depth += 1) {
    const layer = current as { code?: unknown; name?: unknown; requestWritten?: unknown; cause?: unknown };
    if (typeof layer.requestWritten === 'boolean') requestWritten ??= layer.requestWritten;
    if (typeof layer.code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(layer.code)) code = layer.code;
    else if (code === undefined && (layer.name === 'AbortError' || layer.name === 'TimeoutError'))
      code = layer.name === 'AbortError' ? 'ABORTED' : 'TIMEOUT';
    current = layer.cause;
  }
  return requestWritten === undefined ? { code: code ?? 'ERROR' } : { code: code ?? 'ERROR', requestWritten };
}

/** Takes credentials and the given private texts (of 4 letters or more) out of a provider's sentence, and keeps it short. */
export function redactDetail(detail: string, privateTexts: readonly string[]): string {
  let clean = detail;
  const longestFirst = privateTexts.filter((text) => text.trim().length >= 4).toSorted((a, b) => b.length - a.length);
  for (const text of longestFirst) {
    clean = clean.replaceAll(text, '[redacted]').replaceAll(encodeURIComponent(text.toWellFormed()), '[redacted]');
  }
  clean = clean
    .replace(/\b(bearer|access_token|appsecret_proof|client_secret)([\s=:"]+)[^\s"&]+/gi, '$1$2[redacted]')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.length > 300 ? `${clean.slice(0, 299).toWellFormed()}…` : clean;
}
