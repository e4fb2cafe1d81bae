/** A sentence that begins like a question, or says "do you", "is it" anywhere; Arabic question words stand anywhere. */
const QUESTION =
  /[?؟]|^\s*(?:and |so |but |also |then )?(?:what|when|where|which|who|how|why|is|are|do|does|did|can|could|will|would|may|any)\b|\b(?:do (?:you|u|they|we|i)|does (?:it|the|this|that)|(?:is|are) (?:it|there|they|you)|(?:can|could|may) (?:i|we|you|u)|will (?:you|it|there))\b|(?:^|\s)و?(?:هل|كم|بكم|متى|وين|فين|أين|كيف|ليش|وش|ايش|إيش|شو|شنو|ممكن|اقدر|أقدر|فيه|عندكم|ينفع)(?:\s|$)/iu;

/** Whether any sentence of a message asks something, so that a courtesy beside it is not taken for all of it. */
export function asksSomething(text: string): boolean {
  return /[?؟]/.test(text) || text.split(/[.!,،؛;:\n]+/).some((sentence) => QUESTION.test(sentence));
}
