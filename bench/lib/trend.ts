/** One look: when, in seconds from the start, and what was seen. */
export interface Look {
  at: number;
  value: number;
}

export interface Trend {
  /** Of the straight line that lies nearest, in units a minute. */
  slopePerMinute: number;
  /** Means of the first and of the last quarter of the time. */
  first: number;
  last: number;
}

/** Where a figure goes over time. All zero for fewer than four looks. */
export function trendOf(looks: readonly Look[]): Trend {
  if (looks.length < 4) return { slopePerMinute: 0, first: 0, last: 0 };
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanAt = mean(looks.map(({ at }) => at));
  const meanValue = mean(looks.map(({ value }) => value));
  const spread = looks.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
  const slope = looks.reduce((sum, { at, value }) => sum + (at - meanAt) * (value - meanValue), 0) / (spread || 1);
  const quarter = Math.floor(looks.length / 4);
  const values = looks.map(({ value }) => value);
  return { slopePerMinute: slope * 60, first: mean(values.slice(0, quarter)), last: mean(values.slice(-quarter)) };
}
