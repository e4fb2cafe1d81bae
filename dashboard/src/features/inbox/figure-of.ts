import type { ConversationFigure } from '@wafaa/contracts';
import type { InboxSearch } from './search.ts';

/** Held equal to the contract by the compiler: a figure that is missing here, or is none, does not compile. */
const FIGURES: Record<ConversationFigure, true> = {
  ...{ asked: true, helped: true, resolved: true, stayed: true, watching: true, returned: true },
  ...{ handed_over: true, troubled: true, unknown: true, complaint: true, undelivered: true, failed: true },
};
const isFigure = (name: string): name is ConversationFigure => Object.hasOwn(FIGURES, name);
const moment = (text = ''): string | undefined => (Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString());

export interface ShownFigure {
  figure: ConversationFigure;
  from?: string;
  to?: string;
}

/** The figure that an address names, with its time; null where it names none that there is. */
export function figureOf({ figure, from, to }: InboxSearch): ShownFigure | null {
  if (figure === undefined || !isFigure(figure)) return null;
  const [since, until] = [moment(from), moment(to)];
  return { figure, ...(since ? { from: since } : {}), ...(until ? { to: until } : {}) };
}
