import type { BranchFact, HoursFact, ItemFact, PolicyFact } from './types.ts';

/** Where a proposed fact stands in the document it was read from. UTF-16 offsets into the document's text. */
export interface ProposedSpan {
  page: number | null;
  start: number;
  end: number;
}

/** A fact as read: the store gives it an id, a source and a document. */
export type Proposed<Fact extends { id: string; span: unknown }> = Omit<Fact, 'id' | 'span'> & { span: ProposedSpan };

export interface ProposedFacts {
  items: Proposed<ItemFact>[];
  branches: Proposed<BranchFact>[];
  hours: Proposed<HoursFact>[];
  policies: Proposed<PolicyFact>[];
}

export interface ReadFactsOptions {
  /** ISO 4217 code used where a document says only a number, "riyal" or "dinar". */
  currency: string;
  /** The tenant's first language: decides where a text's own letters do not. */
  language: 'en' | 'ar';
}
