import type { ConversationFigure } from '@wafaa/contracts';
import type { InboxSearch } from './search.ts';

/** Held equal to the contract by the compiler: a figure that is missing here, or is none, does not compile. */
const FIGURES: Record<ConversationFigure, true> = {
  ...{ asked: true, helped: true, answered: true, resolved: true, stayed: true, watching: true, returned: true },
  ...{ handed_over: true, troubled: true, unknown: true, complaint: true, undelivered: true, failed: true },
};
const isFigure = (name: string): name is ConversationFigure => Object.hasOwn(FIGURES, name);
const moment = (text = ''): string | undefined => (Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString());

/** As `ConversationPart` of the contract, which a test holds equal. */
const PART =
  /^(?:topic:[a-z_]{1,40}|language:(?:en|ar|other|none)|mood:(?:positive|neutral|negative|none)|reason:(?:not_(?:known|sure|tried)|allergy|person|complaint|action|other)|hour:[1-7]-(?:[01]\d|2[0-3])|wrote:(?:contact|bot|person)|category:(?:service|utility|marketing|authentication|other))$/;

export interface ShownFigure {
  figure?: ConversationFigure;
  part?: string;
  from?: string;
  to?: string;
}

/** The figure, or the part, that an address names, with its time; null where it names none that there is. */
export function figureOf({ figure: named, part: parted, from, to }: InboxSearch): ShownFigure | null {
  const figure = named !== undefined && isFigure(named) ? named : undefined;
  const part = parted !== undefined && PART.test(parted) ? parted : undefined;
  if (!figure && !part) return null;
  const [since, until] = [moment(from), moment(to)];
  return { ...(figure ? { figure } : {}), ...(part ? { part } : {}), ...(since ? { from: since } : {}), ...(until ? { to: until } : {}) };
}
