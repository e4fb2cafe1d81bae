import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Bilingual, BilingualInput, Cursor, FileAnswer, IdParams, page } from './shapes.ts';

// Facts as rows: what was read from documents and what people entered, each with its source. Reviewed, edited, exported and imported here.

export const FACT_KINDS = ['item', 'hours', 'policy', 'branch'] as const;
export const FactKind = z.enum(FACT_KINDS);
export type FactKind = z.infer<typeof FactKind>;

const DIET = ['vegan', 'vegetarian', 'gluten_free', 'dairy_free', 'nut_free', 'sugar_free', 'keto', 'halal', 'spicy', 'kids'] as const;
const ALLERGEN = [
  ...['gluten', 'crustaceans', 'eggs', 'fish', 'peanuts', 'soy', 'milk'],
  ...['nuts', 'celery', 'mustard', 'sesame', 'sulphites', 'lupin', 'molluscs'],
] as const;
const TOPIC = [
  ...['delivery_area', 'delivery_fee', 'delivery_time', 'minimum_order', 'payment', 'refund', 'exchange'],
  ...['cancellation', 'booking', 'contact', 'parking', 'wifi', 'other'],
] as const;
const FactState = z.enum(['proposed', 'confirmed', 'expired']);

/**
 * What a row is to a reader. `edited`: a document's row that a person changed; `expired`: its own last day is over; `contradicting`: another source
 * says it differently, and nobody has settled it.
 */
export const FACT_STATUSES = ['proposed', 'confirmed', 'edited', 'rejected', 'expired', 'contradicting'] as const;
export const FactStatus = z.enum(FACT_STATUSES);
export type FactStatus = z.infer<typeof FactStatus>;

/** In the minor unit: halalas of a riyal, fils of a dinar. */
export const MoneyShape = z.object({ minor: z.number().int().min(0).max(1_000_000_000_000), currency: z.string().regex(/^[A-Z]{3}$/) });
const text = (longest: number) => z.string().trim().max(longest);
const Words = z.object({ en: text(2_000).nullable(), ar: text(2_000).nullable() });
const ShortWords = z.object({ en: text(120).nullable(), ar: text(120).nullable() });
const VariantShape = z.object({ name: Bilingual, price: MoneyShape.nullable(), addOn: z.boolean().optional() });
const VariantIn = z.object({ name: BilingualInput, price: MoneyShape.nullable(), addOn: z.boolean().optional() });
/** A day on the tenant's own calendar. */
const Day = z.iso.date().nullable();
/** "09:30", as a wall clock shows it; a word such as "fajr" where the document names no clock. */
const Clock = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00|[a-z_]{3,20})$/)
  .nullable();

export const ItemFields = z.object({
  name: BilingualInput,
  section: ShortWords,
  description: Words,
  /** Other names that people use, in either language. */
  aliases: z.array(z.string().trim().min(1).max(120)).max(30),
  price: MoneyShape.nullable(),
  variants: z.array(VariantIn).max(40),
  calories: z.number().int().min(0).max(20_000).nullable(),
  dietTags: z.array(z.enum(DIET)).max(DIET.length),
  /** An empty list says that none was stated, never that there is none. */
  allergens: z.array(z.enum(ALLERGEN)).max(ALLERGEN.length),
  /** Only with this does the bot answer on allergens. */
  allergensConfirmed: z.boolean(),
  available: z.boolean(),
  /** First and last day on which the row holds; null: always. */
  validFrom: Day,
  validTo: Day,
  /** The one day on which it is sold out; the next day it is back by itself. `available: false` stays until somebody takes it back. */
  soldOutOn: Day.optional(),
});
export type ItemFields = z.infer<typeof ItemFields>;

export const HoursFields = z.object({
  /** Null: every branch. */
  branchName: z.string().trim().min(1).max(120).nullable(),
  /** 0 is Sunday, 6 is Saturday. */
  weekdays: z.array(z.number().int().min(0).max(6)).min(1).max(7),
  /** Both null: closed. Closing at or before opening is after midnight. */
  opens: Clock,
  closes: Clock,
  /** "ramadan", "eid_al_fitr" and so on; null for the ordinary week. */
  season: z.string().trim().min(1).max(60).nullable(),
  validFrom: Day,
  validTo: Day,
});
export type HoursFields = z.infer<typeof HoursFields>;

export const PolicyFields = z.object({
  topic: z.enum(TOPIC),
  text: Words.refine((said) => (said.en ?? '') !== '' || (said.ar ?? '') !== '', 'one of the two languages is needed'),
  amount: MoneyShape.nullable(),
  validFrom: Day,
  validTo: Day,
});
export type PolicyFields = z.infer<typeof PolicyFields>;

const FactBase = z.object({
  id: z.string(),
  state: FactState,
  source: z.object({
    id: z.string(),
    name: z.string(),
    page: z.number().int().nullable(),
    /** Entered by hand, or a document's row that a person changed. */
    manual: z.boolean(),
    /** Of a changed row: the document that it was read from. */
    from: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
  /** What read it out of its document, or the person who entered or changed it. Where rules and a model agree, both. */
  foundBy: z.array(z.enum(['rules', 'model', 'person'])),
  /** How sure the reading is, 0..1: what a person entered or confirmed is certain, two readings that agree come near. */
  confidence: z.number(),
  /** All that hold of it; never empty. */
  statuses: z.array(FactStatus),
  /** The words of the source that the row stands for. */
  quote: z.string(),
  /** Of a changed row: the fields of the document's row now, where the document says something else than when it was changed. */
  documentSays: z.record(z.string(), z.unknown()).nullable(),
});
const shown = {
  section: Bilingual,
  description: Bilingual,
  name: Bilingual,
  variants: z.array(VariantShape),
  aliases: z.array(z.string()),
};
const asText = { dietTags: z.array(z.string()), allergens: z.array(z.string()) };
export const FactView = z.discriminatedUnion('kind', [
  FactBase.extend({ kind: z.literal('item'), fields: ItemFields.extend({ ...shown, ...asText }) }),
  FactBase.extend({
    kind: z.literal('hours'),
    fields: HoursFields.extend({
      branchName: z.string().nullable(),
      weekdays: z.array(z.number().int()),
      opens: z.string().nullable(),
      closes: z.string().nullable(),
      season: z.string().nullable(),
    }),
  }),
  FactBase.extend({ kind: z.literal('policy'), fields: PolicyFields.extend({ topic: z.string(), text: Bilingual }) }),
  FactBase.extend({
    kind: z.literal('branch'),
    fields: z.object({
      name: Bilingual,
      address: Bilingual,
      city: Bilingual,
      phone: z.string().nullable(),
      mapUrl: z.string().nullable(),
      timeZone: z.string().nullable(),
    }),
  }),
]);
export type FactView = z.infer<typeof FactView>;

/** A branch is entered and changed by the routes of branches. */
export const FactIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item'), fields: ItemFields }),
  z.object({ kind: z.literal('hours'), fields: HoursFields }),
  z.object({ kind: z.literal('policy'), fields: PolicyFields }),
]);
export type FactIn = z.infer<typeof FactIn>;
/** Fields left out stay. Allergens that are changed count as confirmed unless `allergensConfirmed` says otherwise. */
export const FactChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item'), fields: ItemFields.partial() }),
  z.object({ kind: z.literal('hours'), fields: HoursFields.partial() }),
  z.object({ kind: z.literal('policy'), fields: PolicyFields.partial() }),
]);
export type FactChange = z.infer<typeof FactChange>;

const Flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((said) => said === 'true');
export const FactFilter = Cursor.extend({
  kind: FactKind,
  state: FactState.optional(),
  /** `in_use`: all that nobody rejected. */
  status: z.enum([...FACT_STATUSES, 'in_use']).optional(),
  sourceId: z.string().max(64).optional(),
  text: z.string().max(100).optional().describe('Words of a name, section, description or sentence, in either script, however spelled.'),
  missingPrice: Flag.describe('Only items without a price.'),
  unconfirmedAllergens: Flag.describe('Only items whose allergens are stated and not confirmed.'),
});
export type FactFilter = z.infer<typeof FactFilter>;

export const ContradictionView = z.object({
  kind: z.enum(['price', 'hours', 'policy', 'phone', 'changed_in_document']),
  about: Bilingual,
  sides: z.array(
    z.object({
      factId: z.string(),
      value: z.string(),
      source: z.object({ id: z.string(), name: z.string(), page: z.number().nullable() }),
    }),
  ),
});
export const StaleFactView = z.object({
  kind: z.enum(['item', 'hours', 'policy']),
  factId: z.string(),
  about: z.string(),
  /** The last day on which it held. */
  endedOn: z.string(),
  source: z.object({ id: z.string(), name: z.string(), page: z.number().nullable() }),
});

export const FactCounts = z.object({
  total: z.number().int(),
  statuses: z.object({
    proposed: z.number().int(),
    confirmed: z.number().int(),
    edited: z.number().int(),
    rejected: z.number().int(),
    expired: z.number().int(),
    contradicting: z.number().int(),
  }),
  missingPrice: z.number().int(),
  unconfirmedAllergens: z.number().int(),
});
export type FactCounts = z.infer<typeof FactCounts>;

export const ImportReport = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Nothing at all is written while there is one. Rows are counted as a spreadsheet shows them: the header is row 1. */
  errors: z.array(z.object({ row: z.number().int(), column: z.string().nullable(), code: z.string(), message: Bilingual })),
  /** What is added and what changes, in the order of the file, at most 200 rows; values as the export writes them. */
  preview: z.array(
    z.object({
      row: z.number().int(),
      id: z.string().nullable(),
      label: z.string(),
      change: z.enum(['added', 'changed']),
      cells: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  /** True when this was a dry run, or when errors kept everything from being written. */
  dry: z.boolean(),
});
export type ImportReport = z.infer<typeof ImportReport>;

const missing = ['fact.not_found'] as const;
export const factRoutes = {
  listFacts: defineRoute({
    id: 'listFacts',
    method: 'GET',
    path: '/api/v1/facts',
    permission: 'knowledge.read',
    summary: 'Facts of one kind as rows, in the order in which they were read',
    query: FactFilter,
    status: 200,
    response: page(FactView),
  }),
  countFacts: defineRoute({
    id: 'countFacts',
    method: 'GET',
    path: '/api/v1/facts/counts',
    permission: 'knowledge.read',
    summary: 'How many facts of each kind there are, by what they are to a reader',
    status: 200,
    response: z.object({ kinds: z.object({ item: FactCounts, hours: FactCounts, policy: FactCounts, branch: FactCounts }) }),
  }),
  listContradictions: defineRoute({
    id: 'listContradictions',
    method: 'GET',
    path: '/api/v1/facts/contradictions',
    permission: 'knowledge.read',
    summary: 'What sources say differently, until a person confirms one side',
    status: 200,
    response: z.object({ items: z.array(ContradictionView) }),
  }),
  listStaleFacts: defineRoute({
    id: 'listStaleFacts',
    method: 'GET',
    path: '/api/v1/facts/stale',
    permission: 'knowledge.read',
    summary: 'Facts whose own dates are over',
    status: 200,
    response: z.object({ items: z.array(StaleFactView) }),
  }),
  exportFacts: defineRoute({
    id: 'exportFacts',
    method: 'GET',
    path: '/api/v1/facts/export',
    permission: 'knowledge.read',
    summary: 'Facts of one kind as CSV, which the import takes back',
    query: z.object({ kind: z.enum(['item', 'hours', 'policy']).default('item') }),
    status: 200,
    response: FileAnswer,
    file: ['text/csv'],
  }),
  importFacts: defineRoute({
    id: 'importFacts',
    method: 'POST',
    audit: 'fact.imported',
    path: '/api/v1/facts/import',
    permission: 'knowledge.write',
    summary: 'Add and change facts from CSV (field `file`): all rows or none. A row with an id changes that fact, one without adds one',
    query: z.object({ kind: z.enum(['item', 'hours', 'policy']).default('item'), dryRun: Flag }),
    body: 'multipart',
    status: 200,
    response: ImportReport,
    errors: [
      ...['document.too_large', 'document.unsupported_type', 'document.empty', 'request.no_file'],
      ...['fact.import_unreadable', 'fact.import_too_long', 'tenant.limit_reached'],
    ],
  }),
  getFact: defineRoute({
    id: 'getFact',
    method: 'GET',
    path: '/api/v1/facts/:id',
    permission: 'knowledge.read',
    summary: 'One fact',
    params: IdParams,
    status: 200,
    response: FactView,
    errors: missing,
  }),
  addFact: defineRoute({
    id: 'addFact',
    method: 'POST',
    audit: 'fact.added',
    path: '/api/v1/facts',
    permission: 'knowledge.write',
    summary: 'Enter a fact by hand; it counts as confirmed',
    body: FactIn,
    status: 201,
    response: FactView,
    errors: ['tenant.limit_reached', 'fact.invalid'],
  }),
  editFact: defineRoute({
    id: 'editFact',
    method: 'PATCH',
    audit: 'fact.edited',
    path: '/api/v1/facts/:id',
    permission: 'knowledge.write',
    summary: "Change a fact. A document's row becomes the tenant's own word, which reading the document again does not take back",
    params: IdParams,
    body: FactChange,
    status: 200,
    response: FactView,
    errors: [...missing, 'fact.other_kind', 'fact.invalid'],
  }),
  confirmFact: defineRoute({
    id: 'confirmFact',
    method: 'POST',
    audit: 'fact.confirmed',
    path: '/api/v1/facts/:id/confirm',
    permission: 'knowledge.write',
    summary: 'Confirm a fact, and with `allergens` the allergens that it states',
    params: IdParams,
    body: z.object({ allergens: z.boolean().default(false) }),
    status: 200,
    response: FactView,
    errors: missing,
  }),
  rejectFact: defineRoute({
    id: 'rejectFact',
    method: 'POST',
    audit: 'fact.rejected',
    path: '/api/v1/facts/:id/reject',
    permission: 'knowledge.write',
    summary: 'Reject a fact: nothing is answered from it any more; confirming it takes that back',
    params: IdParams,
    status: 200,
    response: FactView,
    errors: missing,
  }),
  reviewFacts: defineRoute({
    id: 'reviewFacts',
    method: 'POST',
    audit: 'fact.reviewed',
    path: '/api/v1/facts/review',
    permission: 'knowledge.write',
    summary:
      'Confirm, reject or open again up to 500 facts at once: all of them or none. Opened again they are as nobody had decided on them',
    body: z.object({
      ids: z.array(z.string().min(1).max(64)).min(1).max(500),
      decision: z.enum(['confirm', 'reject', 'reopen']),
      allergens: z.boolean().default(false),
    }),
    status: 200,
    response: z.object({ changed: z.number().int() }),
    errors: missing,
  }),
} as const;
