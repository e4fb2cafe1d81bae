import type { SendFailure } from '../../contract/types.ts';
import type { Classified } from '../graph-error.ts';

const bySubcode: [failure: SendFailure, subcodes: number[]][] = [
  // Outside of 24 hours, or of the seven days of a person.
  ['window_closed', [2018278, 2534022, 2018065]],
  ['recipient_unreachable', [2018001, 2534014, 2018108, 1545041]],
  ['media_problem', [2018007, 2018008, 2018022, 2018047, 2018109]],
];
const subcodes = new Map(bySubcode.flatMap(([failure, list]) => list.map((code): [number, SendFailure] => [code, failure])));

/** Codes of the messaging products; undefined for those that mean the same across Meta. The subcode decides where it says more. */
export function classifyMessagingCode(code: number, subcode: number | undefined): Classified | undefined {
  const failure = subcode === undefined ? undefined : subcodes.get(subcode);
  if (failure !== undefined) return { failure };
  if (code === 1200) return { failure: 'transient' };
  if (code === 1545041) return { failure: 'recipient_unreachable' };
  return undefined;
}

/** On Instagram the same number means that the time to answer is over. */
export function classifyInstagramCode(code: number, subcode: number | undefined): Classified | undefined {
  if (code === 1545041 || subcode === 1545041) return { failure: 'window_closed' };
  return classifyMessagingCode(code, subcode);
}
