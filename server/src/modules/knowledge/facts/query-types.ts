import type { Budget } from './query-budget.ts';
import type { Comparison } from './query-compare.ts';
import type { ItemReading } from './query-items.ts';
import type { SectionReading } from './query-sections.ts';
import type { Service } from './query-service.ts';
import type { When } from './query-when.ts';
import type { Where } from './tell-where.ts';
import type { Allergen, BranchFact, DietTag, ItemFact, PolicyTopic } from './types.ts';

export type ListOrder = 'cheapest' | 'dearest' | 'lightest';
export type ItemAspect = 'price' | 'availability' | 'description' | 'calories' | 'diet' | 'card';

export type FactQuery =
  | {
      kind: 'item';
      aspect: ItemAspect;
      reading: ItemReading;
      diets: DietTag[];
      /** The text whose words the reading counts, where it is not the question as it was written. */
      read?: string;
    }
  | {
      kind: 'allergens';
      asked: Allergen[];
      reading: ItemReading /** Someone's health hangs on it: what is known is said, and a person still decides. */;
      personal: boolean;
    }
  | {
      kind: 'list';
      diets: DietTag[];
      section: SectionReading | null;
      /** Only these items, when the question names a group of them ("chicken dishes"). */
      only: ItemReading | null;
      budget: Budget;
      order: ListOrder | null;
      /** "Near Olaya", "open now". */
      where?: Where;
      /** A word beside the section is not understood, so that a passage may fit better. */
      doubtful?: boolean;
      /** What the question leaves out: labels and dishes; `ingredient` where a dish may hold it without saying so. */
      exclude?: { diets: DietTag[]; items: ItemFact[]; named: string[]; ingredient: boolean };
      /** The text whose words the reading counts, where it is not the question as it was written. */
      read?: string;
    }
  | ({ kind: 'compare'; items: ItemFact[] } & Comparison)
  | { kind: 'hours'; when: When; branch: BranchFact | null }
  /** Hours of something else than the doors: the kitchen, last orders, breakfast. */
  | { kind: 'service'; service: Service; branch: BranchFact | null }
  | {
      kind: 'branches';
      want: 'location' | 'phone';
      branch: BranchFact | null /** A place is named that no branch is known at. */;
      elsewhere: boolean;
      /** Branches at the place that is named, when it is no branch's own name. */
      near?: BranchFact[];
    }
  | { kind: 'policies'; topics: PolicyTopic[] };

export interface ReadContext {
  currency: string;
  /** Earlier texts, newest last; a pronoun may point into the last few. */
  history: readonly string[];
  /** Items of the last answer, which a pronoun points to first. */
  lastItems?: readonly ItemFact[];
  /** Words that nothing explains name a place. */
  known?: boolean;
}
