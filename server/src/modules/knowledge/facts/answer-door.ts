/** What the turn uses of the fact tables. The module's door passes these on. */
export { answerChoice, answerFromFacts, type FactReply } from './answer-facts.ts';
export type { AnswerContext, FactAnswer, FactOption, LastAnswer } from './answer-types.ts';
export type { Contradiction, StaleFact } from './find-contradictions.ts';
export type { FactRow } from './render-evidence.ts';
export type { AnswerLanguage } from './render-money.ts';
export { pick } from './render-items.ts';
export { tellingWords } from './query-known.ts';
export { likeness, words } from './query-text.ts';
export { factsForPrompt, type PromptFacts } from './render-prompt.ts';
export type { Bilingual, FactSet } from './types.ts';
