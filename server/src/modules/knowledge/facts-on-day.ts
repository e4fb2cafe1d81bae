import { localTime } from './facts/calendar-clock.ts';
import type { FactSet } from './facts/types.ts';

interface Window {
  validFrom?: string | null;
  validTo?: string | null;
}
const hasWindow = ({ validFrom, validTo }: Window): boolean => (validFrom ?? null) !== null || (validTo ?? null) !== null;

/** Whether items or policies hold, or are sold out, on some days only. Hours have a calendar of their own and are always given whole. */
export function hasWindows(facts: FactSet): boolean {
  return [...facts.items, ...facts.policies].some(hasWindow) || facts.items.some(({ soldOutOn }) => (soldOutOn ?? null) !== null);
}

/** The rows that hold on a day (YYYY-MM-DD of the tenant's calendar). Those with a window come first: a promotion's price leads the everyday one. */
export function factsOnDay(facts: FactSet, day: string): FactSet {
  const holding = <T extends Window>(rows: readonly T[]): T[] =>
    rows
      .filter(({ validFrom, validTo }) => (validFrom ?? day) <= day && day <= (validTo ?? day))
      .toSorted((one, other) => Number(hasWindow(other)) - Number(hasWindow(one)));
  const items = holding(facts.items).map((item) => (item.soldOutOn === day ? { ...item, available: false } : item));
  return { ...facts, items, policies: holding(facts.policies) };
}

/** The day that it is somewhere, YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  return localTime(at, timeZone).date;
}
