import type { ClaimKind } from '@wafaa/contracts';

/** A statement in a text that must come from somewhere. */
export interface FoundClaim {
  kind: ClaimKind;
  /** As it stands in the folded text, for people to read. */
  text: string;
  /** What it may mean; "5:00" is five in the morning or in the afternoon. One of them has to be in the evidence. */
  values: string[];
  /** UTF-16 offset in the folded sentence, to bind a price to the name beside it. */
  at: number;
}

/** What a turn may speak from: a used fact, a passage, a fixed sentence, the query itself. */
export interface Evidence {
  id: string;
  text: string;
  /** Names by which a sentence speaks of this fact; prices and allergens in it must then be this fact's. */
  names: string[];
  /** Passages and policies speak of many things: a figure of theirs must share a word with the sentence or the question. */
  manyTopics?: boolean;
}
