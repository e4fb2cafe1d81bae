import { type Selectable, sql } from 'kysely';
import type { Schema } from '../../platform/db/index.ts';
import type { BranchFact, FoundBy, HoursFact, ItemFact, OtherPrice, PolicyFact, PriceDispute, SourceSpan } from './facts/types.ts';

// A driver reads a date as an instant of its own zone; the calendar needs the day as written.
export const DAYS = [sql<string | null>`valid_from::text`.as('from_date'), sql<string | null>`valid_to::text`.as('to_date')] as const;
export const ITEM_DAYS = [...DAYS, sql<string | null>`sold_out_on::text`.as('sold_out_day')] as const;
interface Days {
  from_date: string | null;
  to_date: string | null;
}

export function itemOf(row: Selectable<Schema['item']> & Days & { sold_out_day: string | null }): ItemFact {
  return {
    id: row.id,
    name: row.name,
    section: row.section,
    description: row.description,
    aliases: row.aliases,
    price: row.price_minor === null || row.currency === null ? null : { minor: row.price_minor, currency: row.currency },
    variants: row.variants,
    calories: row.calories,
    dietTags: row.diet_tags as ItemFact['dietTags'],
    allergens: row.allergens as ItemFact['allergens'],
    allergensConfirmed: row.allergens_confirmed,
    available: row.available,
    validFrom: row.from_date,
    validTo: row.to_date,
    soldOutOn: row.sold_out_day,
    state: row.state,
    foundBy: row.found_by as FoundBy[],
    // A person who confirmed the row settled it.
    ...(row.disputes.length === 0 || row.state === 'confirmed'
      ? {}
      : { otherPrices: row.disputes.map((dispute) => otherPriceOf(row, dispute)) }),
    span: spanOf(row),
  };
}

function otherPriceOf(row: Selectable<Schema['item']>, { price, variants, page, start, end }: PriceDispute): OtherPrice {
  return { price, variants, factId: row.id, span: { ...spanOf(row), page, start, end } };
}

export function branchOf(row: Selectable<Schema['branch']>): BranchFact {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    city: row.city,
    phone: row.phone,
    mapUrl: row.map_url,
    timeZone: row.time_zone,
    foundBy: row.found_by as FoundBy[],
    state: row.state,
    span: spanOf(row),
  };
}

export function hoursOf(row: Selectable<Schema['opening_hours']> & Days): HoursFact {
  return {
    id: row.id,
    branchId: row.branch_id,
    branchName: row.branch_name,
    weekdays: row.weekdays,
    opens: row.opens,
    closes: row.closes,
    season: row.season,
    validFrom: row.from_date,
    validTo: row.to_date,
    foundBy: row.found_by as FoundBy[],
    ...(row.disputes.length === 0 ? {} : { disputes: row.disputes }),
    state: row.state,
    span: spanOf(row),
  };
}

export function policyOf(row: Selectable<Schema['policy']> & Days): PolicyFact {
  return {
    id: row.id,
    topic: row.topic as PolicyFact['topic'],
    text: row.text,
    amount: row.amount_minor === null || row.currency === null ? null : { minor: row.amount_minor, currency: row.currency },
    validFrom: row.from_date,
    validTo: row.to_date,
    foundBy: row.found_by as FoundBy[],
    state: row.state,
    span: spanOf(row),
  };
}

function spanOf(row: { source_id: string; document_id: string; page: number | null; span_start: number; span_end: number }): SourceSpan {
  return { sourceId: row.source_id, documentId: row.document_id, page: row.page, start: row.span_start, end: row.span_end };
}
