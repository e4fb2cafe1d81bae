export interface Change {
  /** Path of the field, as `['name', 'ar']`. */
  path: string[];
  before: unknown;
  after: unknown;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What differs between two states, field by field, looking into fields that hold fields. What is equal is left out. */
export function changesBetween(before: Fields | null, after: Fields | null): Change[] {
  const changes: Change[] = [];
  const walk = (path: string[], was: unknown, is: unknown): void => {
    if (isFields(was) || isFields(is)) {
      const left = isFields(was) ? was : {};
      const right = isFields(is) ? is : {};
      for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) walk([...path, name], left[name], right[name]);
    } else if (JSON.stringify(was ?? null) !== JSON.stringify(is ?? null)) {
      changes.push({ path, before: was ?? null, after: is ?? null });
    }
  };
  walk([], before ?? {}, after ?? {});
  return changes;
}
