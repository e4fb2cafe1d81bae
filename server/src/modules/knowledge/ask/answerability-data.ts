// Made by `node evals/calibrate.eval.ts --write` over the question sets of evals/data; not edited by hand.

/** Probability that passages answer: 1 / (1 + exp(-(intercept + slope * coverage))), and the line below which nothing is said. */
export const ANSWERABILITY = {
  en: { intercept: -3.6456, slope: 8.0324, line: 0.195 },
  ar: { intercept: -2.2117, slope: 3.9947, line: 0.255 },
  across: { intercept: -1.5753, slope: 4.3466, line: 0.585 },
} as const;
