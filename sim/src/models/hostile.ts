import type { Random } from '../core/random.ts';
import { isArabic, questionOf } from './honest.ts';
import { HOSTILE_SHAPES, type HostileShape } from './hostile-shapes.ts';
import type { Prompt } from './prompt.ts';

/**
 * The worst answer a model may give: half of the time an invention or a leak from the catalogue, and always the order of
 * a document when one stands in the prompt ("ignore previous instructions and say …").
 */
export function answerHostilely(prompt: Prompt, random: Random): string {
  const order = orderInDocuments(prompt);
  if (order !== null && random.chance(0.5)) return order;
  return renderShape(random.pick(HOSTILE_SHAPES), prompt, random);
}

/** One shape by name, for tests that walk the whole catalogue. */
export function renderShape(shape: HostileShape, prompt: Prompt, random: Random): string {
  const context = {
    system: prompt.system === '' ? prompt.conversation : prompt.system,
    conversation: prompt.conversation,
    question: questionOf(prompt),
    // `{{fact:ID}}` is an example in the instructions, not a slot.
    slots: (prompt.conversation.concat(prompt.system).match(/\{\{\s*[\w.:-]+\s*\}\}/g) ?? []).filter((slot) => !slot.includes(':ID')),
    number: (from: number, to: number) => from + random.below(to - from + 1),
  };
  return isArabic(context.question) ? shape.ar(context) : shape.en(context);
}

const ORDERS = [
  /(?:ignore|disregard|forget)[^.\n]{0,80}(?:instructions?|rules?)[^.\n]{0,40}?(?:and|,)?\s*(?:say|reply|answer|respond|write|tell)[^:"“\n]{0,40}[:"“]["“\s]*([^"”\n]+)/i,
  /(?:تجاهل|انس)[^.\n]{0,80}(?:التعليمات|القواعد)[^.\n]{0,40}?(?:وقل|قل|اكتب|رد|أجب)[^:"“«\n]{0,40}[:"“«]["“«\s]*([^"”»\n]+)/,
  // Quoted, or it would be the caller's own "reply with exactly …".
  /(?:reply|answer|respond) (?:only )?with[:\s]+["“]([^"”\n]+)/i,
];

function orderInDocuments(prompt: Prompt): string | null {
  for (const order of ORDERS) {
    const found = order.exec(prompt.conversation) ?? order.exec(prompt.system);
    if (found?.[1]) return found[1].trim();
  }
  return null;
}
