import type { SendFailed, SendFailure } from '../contract/types.ts';

export interface Classified {
  failure: SendFailure;
  scope?: SendFailed['scope'];
}

const codes: [failure: SendFailure, codes: number[]][] = [
  ['auth', [20003, 20005, 20006, 20008]],
  ['permission', [20404, 21408, 21470]],
  ['recipient_unreachable', [21211, 21214, 21217, 21265, 21612, 21614, 30003, 30005, 30006, 63003, 63024, 63032, 63033, 63049]],
  ['opted_out', [21610]],
  ['window_closed', [63016]],
  ['invalid_payload', [21602, 21604, 21605, 21617, 21619, 63005, 63013, 63021, 63028]],
  ['template_problem', [21655, 21656, 21657, 63027, 63040, 63041, 63042]],
  ['media_problem', [11200, 12300, 21620, 21623, 63012, 63019, 30019]],
  ['policy_blocked', [21635, 30004, 30007, 30022, 63023]],
  ['account_problem', [20007, 21606, 21659, 21660, 21661, 21703, 21704, 30002, 30032, 30034, 63007, 63020, 63051, 63112]],
  ['transient', [20500, 20503, 30008, 30009, 63035]],
];

const throttled: Record<number, Classified> = {
  20429: { failure: 'throttled', scope: 'account' },
  // So much waits for this number that no more is taken.
  21611: { failure: 'throttled', scope: 'account' },
  30001: { failure: 'throttled', scope: 'account' },
  63017: { failure: 'throttled', scope: 'user' },
  63018: { failure: 'throttled', scope: 'account' },
  63038: { failure: 'throttled', scope: 'account' },
};

const byCode = new Map(codes.flatMap(([failure, list]) => list.map((code): [number, Classified] => [code, { failure }])));

/** Our kind for Twilio's code; undefined for one nobody has read yet. */
export function classifyCode(code: number): Classified | undefined {
  return throttled[code] ?? byCode.get(code);
}

/** Kind of the failure a report names. */
export function failureOfCode(code: string | undefined): SendFailure {
  return code !== undefined && /^\d{1,9}$/.test(code) ? (classifyCode(Number(code))?.failure ?? 'unknown') : 'unknown';
}
