/** The tab that a key leads to, going round at the ends; null for any other key. */
export function tabAfter<Value extends string>(key: string, values: readonly Value[], current: Value, rtl: boolean): Value | null {
  const at = values.indexOf(current);
  const steps: Record<string, number> = { ArrowRight: rtl ? at - 1 : at + 1, ArrowLeft: rtl ? at + 1 : at - 1, Home: 0, End: -1 };
  const to = steps[key];
  return to === undefined ? null : (values.at(to % values.length) ?? null);
}
