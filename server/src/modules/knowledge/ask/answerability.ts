import type { Language } from '@wafaa/contracts';
import { ANSWERABILITY } from './answerability-data.ts';

export interface Answerability {
  /** 0..1: how likely the passages answer the question. */
  probability: number;
  /** The same, bent so that the fitted line of the language is 0.5: what a tenant's own line of confidence is held against. */
  sureness: number;
}

/**
 * How likely passages of this coverage answer a question, by the fit over the development sets: `across` for passages that are written in another script
 * than the question, where words are compared by what they mean and coverage says less. Pure and monotone in the coverage.
 */
export function answerability(language: Language, coverage: number, across = false): Answerability {
  const { intercept, slope, line } = ANSWERABILITY[across ? 'across' : language === 'ar' ? 'ar' : 'en'];
  if (coverage <= 0) return { probability: 0, sureness: 0 };
  const probability = 1 / (1 + Math.exp(-(intercept + slope * coverage)));
  const sureness = probability < line ? (0.5 * probability) / line : 0.5 + (0.5 * (probability - line)) / (1 - line);
  return { probability, sureness };
}

/** A text with fewer letters of the question's script than this share is in another language. */
const OWN_SHARE = 0.25;

/** Whether a passage is written in another script than the question; Arabizi is Arabic in Latin letters and reads either. Pure. */
export function isAcross(question: string, passage: string): boolean {
  const arabic = /\p{Script=Arabic}/gu;
  const latin = /\p{Script=Latin}/gu;
  const count = (text: string, script: RegExp): number => text.match(script)?.length ?? 0;
  const own = count(question, arabic) >= count(question, latin) ? arabic : latin;
  const letters = count(passage, arabic) + count(passage, latin);
  return letters > 0 && count(passage, own) / letters < OWN_SHARE;
}
