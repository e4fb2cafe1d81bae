import { asArray } from '../contract/lenient-json.ts';
import type { InboundEvent } from '../contract/types.ts';
import { type ChangeScope, ignoredEvent } from './read-scope.ts';

export type ParseElement = (scope: ChangeScope, element: unknown, index: number) => InboundEvent;

/** One event for each element; the wall between them, should a reader of elements ever throw. */
export function each(scope: ChangeScope, elements: unknown, parseElement: ParseElement): InboundEvent[] {
  return asArray(elements).map((element, index) => {
    try {
      return parseElement(scope, element, index);
    } catch {
      return ignoredEvent(scope, 'malformed', element, index);
    }
  });
}
