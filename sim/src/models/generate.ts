import type { World } from '../world.ts';
import type { ModelMode } from './control.ts';
import { fillSchema } from './fill-schema.ts';
import { answerHonestly, isArabic, questionOf } from './honest.ts';
import { answerHostilely } from './hostile.ts';
import { asksForFacts, inventFacts, listFacts } from './list-facts.ts';
import { countTokens, type Prompt } from './prompt.ts';
import { asksForLines, misreadPictures, PICTURE_TOKENS, readPictures } from './read-pictures.ts';
import { doTask } from './tasks.ts';

/** What a model says, before it is put into a provider's wire format. */
export interface Generated {
  text: string;
  /** Said instead of an answer. */
  refusal: string | null;
  /** Forced tool: `text` is its input as JSON. */
  tool: string | null;
  inputTokens: number;
  outputTokens: number;
}

const REFUSAL = "I'm sorry, but I can't help with that request.";

export function generate(world: World, prompt: Prompt, mode: ModelMode): Generated {
  const refusal = mode === 'fail-refusal' ? REFUSAL : null;
  const text = refusal === null ? sayIn(world, prompt, mode) : '';
  return {
    text,
    refusal,
    tool: prompt.tool,
    inputTokens: countTokens(prompt.system + prompt.conversation) + prompt.pictures.length * PICTURE_TOKENS,
    outputTokens: text === '' ? 0 : countTokens(text),
  };
}

function sayIn(world: World, prompt: Prompt, mode: ModelMode): string {
  if (mode === 'fail-empty') return '';
  if (mode === 'scripted') return world.models.nextScripted();
  const task = mode === 'hostile' ? null : doTask(prompt);
  if (task !== null) return task;
  const honest = mode === 'hostile' ? null : answerHonestly(prompt);
  const text = honest ? honest.text : answerHostilely(prompt, world.models.random);
  if (asksForLines(prompt)) return mode === 'hostile' ? misreadPictures(prompt, world.models) : readPictures(prompt, world.models);
  if (asksForFacts(prompt)) return mode === 'hostile' ? inventFacts(prompt, world.models.random) : listFacts(prompt);
  // Malformed only shows where JSON was asked for; the wire itself is broken in http.ts.
  if (prompt.schema === null) return prompt.anyJson ? JSON.stringify({ answer: text }) : text;
  const filling = {
    text,
    sources: honest?.sources ?? ['invented-source'],
    confidence: honest ? honest.coverage : 1,
    language: isArabic(questionOf(prompt)) ? 'ar' : 'en',
  };
  return JSON.stringify(fillSchema(prompt.schema, filling));
}

/** Pieces of a stream: words with the blank that follows them. */
export function piecesOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}
