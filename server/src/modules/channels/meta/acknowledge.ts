import type { RawResponse } from '../contract/types.ts';

/** Anything but 200 makes Meta send the whole batch again, for hours or days. */
export function acknowledge(): RawResponse {
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK' };
}
