/** A map over another one's values, each made when it is asked for: thousands of small objects are not kept for the few that are. */
export function mapView<K, From, To>(rows: ReadonlyMap<K, From>, make: (row: From) => To): ReadonlyMap<K, To> {
  const whole = (): Map<K, To> => new Map([...rows].map(([key, row]) => [key, make(row)]));
  return {
    get size() {
      return rows.size;
    },
    has: (key) => rows.has(key),
    get(key) {
      const row = rows.get(key);
      return row === undefined ? undefined : make(row);
    },
    keys: () => whole().keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
    forEach: (visit) => whole().forEach(visit),
  };
}
