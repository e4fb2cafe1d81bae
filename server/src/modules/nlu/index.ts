export { asksForPerson } from './asks-for-person.ts';
export { type DetectedLanguage, detectLanguage } from './detect-language.ts';
export { type Entity, findTimes } from './find-entities.ts';
export { foldDigits, normaliseText, stripInvisible } from './normalise.ts';
export { presentRow } from './present-row.ts';
export type { Intent } from './read-intent.ts';
export { type UnderstandContext, type Understanding, understand } from './understand.ts';
export { withoutOrders } from './without-orders.ts';
