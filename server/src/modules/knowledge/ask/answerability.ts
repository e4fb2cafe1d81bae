import type { Language } from '@wafaa/contracts';
import { ANSWERABILITY } from './answerability-data.ts';

export interface Answerability {
  /** 0..1: how likely the passages answer the question. */
  probability: number;
  /** The same, bent so that the fitted line of the language is 0.5: what a tenant's own line of confidence is held against. */
  sureness: number;
}

/** How likely passages of this coverage answer a question in this language, by the fit over the development sets. Pure and monotone. */
export function answerability(language: Language, coverage: number): Answerability {
  const { intercept, slope, line } = ANSWERABILITY[language === 'ar' ? 'ar' : 'en'];
  if (coverage <= 0) return { probability: 0, sureness: 0 };
  const probability = 1 / (1 + Math.exp(-(intercept + slope * coverage)));
  const sureness = probability < line ? (0.5 * probability) / line : 0.5 + (0.5 * (probability - line)) / (1 - line);
  return { probability, sureness };
}
