/** Wilson's 95 % interval of a proportion. */
export function wilson(hits: number, count: number): [number, number] {
  if (count === 0) return [0, 1];
  const z = 1.96;
  const share = hits / count;
  const middle = share + (z * z) / (2 * count);
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * count)) / count);
  const scale = 1 + (z * z) / count;
  // At the ends the two halves differ by a rounding error.
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}

/** Chance that a positive scores above a negative, ties halved, with Hanley and McNeil's 95 % interval. */
export function auroc(positives: readonly number[], negatives: readonly number[]): { value: number; interval: [number, number] } {
  if (positives.length === 0 || negatives.length === 0) return { value: Number.NaN, interval: [Number.NaN, Number.NaN] };
  let wins = 0;
  for (const positive of positives) for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  const value = wins / (positives.length * negatives.length);
  const q1 = value / (2 - value);
  const q2 = (2 * value * value) / (1 + value);
  const variance =
    (value * (1 - value) + (positives.length - 1) * (q1 - value ** 2) + (negatives.length - 1) * (q2 - value ** 2)) /
    (positives.length * negatives.length);
  const spread = 1.96 * Math.sqrt(Math.max(0, variance));
  return { value, interval: [Math.max(0, value - spread), Math.min(1, value + spread)] };
}

/** 95 % interval of a mean by its standard error. */
export function meanInterval(values: readonly number[]): { mean: number; interval: [number, number] } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const spread = 1.96 * Math.sqrt(variance / Math.max(1, values.length));
  return { mean, interval: [mean - spread, mean + spread] };
}
