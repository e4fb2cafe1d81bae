import { asId, asNumber, asObject, asText, compact } from '../contract/lenient-json.ts';
import type { SendFailed, SendFailure } from '../contract/types.ts';

/** The error envelope every Graph call answers with. Decide by `code` and `subcode`: the HTTP status is not fixed per code. */
export interface GraphError {
  code: number;
  subcode?: number;
  isTransient: boolean;
  detail: string;
  traceId?: string;
}

export interface Classified {
  failure: SendFailure;
  scope?: SendFailed['scope'];
}

/** A product's own table of codes; undefined leaves the code to the generic one. */
export type ClassifyCode = (code: number, subcode: number | undefined) => Classified | undefined;

export function readGraphError(body: unknown): GraphError | undefined {
  const error = asObject(asObject(body)?.error);
  const code = asNumber(error?.code);
  if (error === undefined || code === undefined) return undefined;
  return compact<GraphError>({
    code,
    subcode: asNumber(error.error_subcode),
    isTransient: error.is_transient === true,
    detail: asText(asObject(error.error_data)?.details) ?? asText(error.error_user_msg) ?? asText(error.message) ?? '',
    traceId: /^[\w-]{1,64}$/.exec(asId(error.fbtrace_id) ?? '')?.[0],
  });
}

/** Codes that mean the same for every Meta product. */
export function classifyGraphCode(code: number, subcode?: number): Classified | undefined {
  if (code === 1 || code === 2) return { failure: 'transient' };
  if (code === 4) return { failure: 'throttled', scope: 'app' };
  if (code === 17 || code === 32 || code === 613 || code === 80007 || code === 80008) return { failure: 'throttled', scope: 'account' };
  if (code === 0 || code === 102 || code === 190) return { failure: 'auth' };
  // 100 with subcode 33: the object is missing or this token may not see it.
  if (code === 3 || code === 10 || (code >= 200 && code <= 299) || (code === 100 && subcode === 33)) return { failure: 'permission' };
  if (code === 100 || code === 506 || code === 803) return { failure: 'invalid_payload' };
  if (code === 368) return { failure: 'account_problem' };
  if (code === 551) return { failure: 'recipient_unreachable' };
  return undefined;
}
