import type { AnswerContext } from './answer-types.ts';
import { readFactQueries } from './query-read.ts';
import type { FactQuery } from './query-types.ts';
import type { FactSet } from './types.ts';

/** Where one question may end and the next begin without a mark between them: "… and what time do you close", "… وكم رسوم التوصيل". */
const JOINS =
  /\s+(?:and|also|plus|&)\s+(?=(?:also\s+)?(?:how|what|when|where|which|who|do|does|is|are|can|could|will|would|any|have|cheapest|the (?:cheapest|most|least|dearest))\b)|\s+(?=و(?:هل|كم|بكم|بكام|متى|متي|امتى|وين|فين|أين|اين|ايش|أيش|وش|شو|شنو|كيف|عندكم|عندك|تقدرون|ممكن|يوجد|فيه|في عندكم|ارخص|أرخص|اغلى|أغلى|اغلي)(?:\s|$))|\s+(?:w|wa|o)\s+(?=(?:kam|bkam|bikam|wen|wain|fen|fein|emta|mata|shu|sho|wesh|hal|3andkom|3ndkom|fi)\b)/iu;

/** The questions that a sentence asks one after the other, each of which the facts may answer; the sentence itself where it asks one. Pure. */
export function splitJoined(
  sentence: string,
  facts: FactSet,
  { currency, history }: Pick<AnswerContext, 'currency' | 'history'>,
): string[] {
  const at = JOINS.exec(sentence);
  if (!at) return [sentence];
  const [left, right] = [sentence.slice(0, at.index).trim(), sentence.slice(at.index + at[0].length).trim()];
  const asks = (part: string, before: readonly string[]): boolean => {
    const queries = readFactQueries(part, facts, { currency, history: before });
    return queries.length > 0 && queries.every(standsAlone);
  };
  if (!asks(left, history)) return [sentence];
  const rest = splitJoined(right, facts, { currency, history: [...history, left] });
  return asks(rest[0] ?? '', [...history, left]) ? [left, ...rest] : [sentence];
}

/** It names what it asks for, or leans on one thing that was named: "and which is the cheapest" asks within the list before it. */
function standsAlone(query: FactQuery): boolean {
  if (query.kind === 'item') return query.reading.matches.length > 0;
  if (query.kind === 'list') return query.section !== null || query.only !== null || query.diets.length > 0;
  return query.kind !== 'compare';
}
