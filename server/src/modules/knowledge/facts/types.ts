/** What the fact tables hold, as plain data. Rows become this in the store; answers are rendered from this and from nothing else. */

/** A name or text in both languages; null where the tenant gave none. */
export interface Bilingual {
  en: string | null;
  ar: string | null;
}

/** Where a fact stands in its document. `start`/`end` are UTF-16 offsets into the document's extracted text. */
export interface SourceSpan {
  sourceId: string;
  documentId: string;
  page: number | null;
  start: number;
  end: number;
}

/** Money in the currency's minor unit (halalas for SAR, fils for KWD with three decimals). */
export interface Money {
  minor: number;
  currency: string;
}

export const DIET_TAGS = [
  'vegan',
  'vegetarian',
  'gluten_free',
  'dairy_free',
  'nut_free',
  'sugar_free',
  'keto',
  'halal',
  'spicy',
  'kids',
] as const;
export type DietTag = (typeof DIET_TAGS)[number];

export const ALLERGENS = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const;
export type Allergen = (typeof ALLERGENS)[number];

export type FactState = 'proposed' | 'confirmed' | 'expired';

/** What read a row out of its document; absent: the rules, or a person. */
export type FoundBy = 'rules' | 'model';

/** Where one reading of a document and another differ: a place in the same document, UTF-16 offsets. */
interface Dispute {
  page: number | null;
  start: number;
  end: number;
}
export interface PriceDispute extends Dispute {
  price: Money | null;
  variants: ItemVariant[];
}
export interface TimesDispute extends Dispute {
  opens: string | null;
  closes: string | null;
}

export interface ItemVariant {
  /** An extra that is paid beside the price ("extra cheese +3"), and no size of its own. */
  addOn?: boolean;
  name: Bilingual;
  price: Money | null;
}

/** A dish, a drink, a product: anything with a price on a list. */
export interface ItemFact {
  id: string;
  name: Bilingual;
  section: Bilingual;
  description: Bilingual;
  /** Other names people use, either language. */
  aliases: string[];
  price: Money | null;
  variants: ItemVariant[];
  calories: number | null;
  dietTags: DietTag[];
  /** Empty means "none stated", never "free of". */
  allergens: Allergen[];
  /** Only the owner's confirmation makes an allergen answer possible. */
  allergensConfirmed: boolean;
  available: boolean;
  /** First and last day on which the row holds, on the tenant's calendar; null or absent: always. */
  validFrom?: string | null;
  validTo?: string | null;
  /** The day on which it is sold out and on no other; null or absent: none. */
  soldOutOn?: string | null;
  state: FactState;
  span: SourceSpan;
  /** Where each field stands, of an item whose rows come from several places; a field that is absent here is in `span`. */
  sources?: Partial<Record<ItemField, SourceSpan>>;
  foundBy?: readonly FoundBy[];
  /** Prices that another reading of the same lines found; a person settles which is right. */
  disputes?: PriceDispute[];
  /** Prices of other sources that differ from `price` and `variants`; until a person settles it, none of them is said as the price. */
  otherPrices?: OtherPrice[];
}

export type ItemField = 'name' | 'section' | 'description' | 'price' | 'variants' | 'calories' | 'dietTags' | 'allergens' | 'available';

export interface OtherPrice {
  price: Money | null;
  variants: ItemVariant[];
  span: SourceSpan;
  /** The row that says it. */
  factId: string;
}

export interface BranchFact {
  id: string;
  name: Bilingual;
  address: Bilingual;
  city: Bilingual;
  phone: string | null;
  mapUrl: string | null;
  foundBy?: readonly FoundBy[];
  /** IANA name; null or absent: the tenant's. */
  timeZone?: string | null;
  state: FactState;
  span: SourceSpan;
}

/** One opening interval. `closes` at or before `opens` means after midnight, on the next day. */
export interface HoursFact {
  id: string;
  /** Null: every branch. */
  branchId: string | null;
  /** As written beside the hours, kept so that hours can find their branch; null when none was. */
  branchName: string | null;
  /** 0 = Sunday … 6 = Saturday. */
  weekdays: number[];
  /** Local wall clock, "HH:MM", or a key of `vocabulary-vague.ts` where the source names no clock ("fajr"). Both null: closed on these days. */
  opens: string | null;
  closes: string | null;
  /** e.g. Ramadan, Eid, National Day, or days that come every year ("hijri 9/21-9/30"); null for the ordinary week. */
  season: string | null;
  /** Gregorian ISO dates, both null for the ordinary week. */
  validFrom: string | null;
  validTo: string | null;
  foundBy?: readonly FoundBy[];
  /** Times that another reading of the same lines found; a person settles which are right. */
  disputes?: TimesDispute[];
  state: FactState;
  span: SourceSpan;
}

export const POLICY_TOPICS = [
  'delivery_area',
  'delivery_fee',
  'delivery_time',
  'minimum_order',
  'payment',
  'refund',
  'exchange',
  'cancellation',
  'booking',
  'contact',
  'parking',
  'wifi',
  'other',
] as const;
export type PolicyTopic = (typeof POLICY_TOPICS)[number];

export interface PolicyFact {
  id: string;
  topic: PolicyTopic;
  /** The source's own sentence, quoted. */
  text: Bilingual;
  amount: Money | null;
  foundBy?: readonly FoundBy[];
  /** First and last day on which the row holds, on the tenant's calendar; null or absent: always. */
  validFrom?: string | null;
  validTo?: string | null;
  state: FactState;
  span: SourceSpan;
}

/** Everything a tenant's confirmed and proposed rows say, for one knowledge version. */
export interface FactSet {
  items: ItemFact[];
  branches: BranchFact[];
  hours: HoursFact[];
  policies: PolicyFact[];
}
