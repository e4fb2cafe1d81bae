import type { SendFailure } from '../contract/types.ts';
import { type Classified, classifyGraphCode } from '../meta/graph-error.ts';

const codes: [failure: SendFailure, codes: number[]][] = [
  ['transient', [131000, 131016, 131052, 131053, 131057, 135000]],
  ['permission', [131005]],
  ['window_closed', [131047]],
  ['recipient_unreachable', [130472, 131021, 131026, 131030, 131049, 137000]],
  ['opted_out', [131050]],
  ['invalid_payload', [131008, 131009, 131051, 131062]],
  ['template_problem', [131063]],
  ['account_problem', [130497, 131031, 131037, 131042, 131045, 131064, 133010]],
];

const throttled: Record<number, Classified> = {
  130429: { failure: 'throttled', scope: 'account' },
  // Spam rate: a campaign must stop; single answers still back off.
  131048: { failure: 'throttled', scope: 'account' },
  131056: { failure: 'throttled', scope: 'user' },
  133016: { failure: 'throttled', scope: 'account' },
};

const byCode = new Map(codes.flatMap(([failure, list]) => list.map((code): [number, Classified] => [code, { failure }])));

/** WhatsApp's own codes; undefined for those that mean the same across Meta. */
export function classifyWhatsAppCode(code: number): Classified | undefined {
  // 132000 to 132069 all concern templates and the flows in them.
  if (code >= 132000 && code <= 132999) return { failure: 'template_problem' };
  return throttled[code] ?? byCode.get(code);
}

/** Kind of the failure a `failed` status reports. */
export function failureOfCode(code: number | undefined): SendFailure {
  if (code === undefined) return 'unknown';
  return (classifyWhatsAppCode(code) ?? classifyGraphCode(code))?.failure ?? 'unknown';
}
