import type { Language, UnderstandStep } from '@wafaa/contracts';
import { asksForPerson } from './asks-for-person.ts';
import { asksSomething } from './asks-something.ts';
import { detectLanguage } from './detect-language.ts';
import { type ConceptHit, findConcepts } from './find-concepts.ts';
import { findEntities } from './find-entities.ts';
import { findItem } from './find-item.ts';
import { type Intent, readIntent } from './read-intent.ts';
import { readMood } from './sentiment.ts';
import { wordsOf } from './words.ts';

export interface Understanding extends Omit<UnderstandStep['data'], 'intent'> {
  intent: Intent;
}

export interface UnderstandContext {
  /** Language of the conversation so far; decides where the message itself says nothing ("ok", an emoji). */
  previousLanguage?: Language;
  /** The contact's earlier messages, oldest first. Only the last one is read, for follow-ups such as "and on Friday?". */
  history?: readonly string[];
}

/** Beyond this a message is read by its beginning: what people ask stands early, and a pasted page must not stall the turn. */
const LONGEST = 4_000;
const FOLLOW_UP_WORDS = 6;
const PLACE_INTENTS: ReadonlySet<Intent> = new Set(['delivery_area', 'delivery_fee', 'location', 'branches']);

function followsUp(hits: readonly ConceptHit[], wordCount: number, hasEntities: boolean): boolean {
  return wordCount > 0 && wordCount <= FOLLOW_UP_WORDS && (hits.some((hit) => hit.id === 'follow_up' && hit.from === 0) || hasEntities);
}

/** What apps write when their Start or Help button is pressed, with the word of a link: `/start ref_branch-3`. */
const COMMAND = /^\s*\/(?:start|help)(?:@\w+)?(?:[ \t]+[\w-]{1,64})?[ \t]*(?:\n|$)/i;

/** Whoever only opens the chat says nothing in any language, and wants to be greeted. */
function greet(previousLanguage: Language | undefined): Understanding {
  const said = { language: previousLanguage ?? 'other', script: 'none', arabizi: false } as const;
  return { ...said, intent: 'greeting', asksForPerson: false, sentiment: 'neutral', complaint: false, entities: [] };
}

/**
 * What one message says and wants: language, script, intent, wish for a person, mood, entities. Rules over word lists, no model;
 * pure and deterministic, about 0.05 ms a short message. The text is data: nothing in it changes what this does.
 */
export function understand(text: string, context: UnderstandContext = {}): Understanding {
  const read = text.slice(0, LONGEST).replace(COMMAND, '');
  if (read.trim() === '' && COMMAND.test(text)) return greet(context.previousLanguage);
  const detected = detectLanguage(read, context.previousLanguage);
  const words = wordsOf(read);
  const hits = findConcepts(words);
  const mood = readMood(hits, read);
  const entities = findEntities(read, words, hits);
  const unexplained = findItem(
    read,
    words,
    hits,
    entities.filter((entity) => entity.kind === 'place'),
  );
  if (unexplained !== null) entities.push(unexplained);
  const wantsPerson = asksForPerson(read);
  let intent = readIntent({
    concepts: new Set(hits.map((hit) => hit.id)),
    entities,
    asksForPerson: wantsPerson,
    complaint: mood.complaint,
    asks: asksSomething(read),
    wordCount: words.length,
  });
  const previous = context.history?.at(-1);
  if (intent === 'other' && previous !== undefined && followsUp(hits, words.length, entities.length > 0)) {
    const earlier = understand(previous).intent;
    if (earlier !== 'human' && earlier !== 'complaint' && earlier !== 'greeting' && earlier !== 'thanks') intent = earlier;
  }
  if (PLACE_INTENTS.has(intent)) {
    // "tewaslon 3ala jeddah": what is left over in a question about places is a place.
    const left = entities.findIndex((entity) => entity.kind === 'item');
    const known = entities.some((entity) => entity.kind === 'place');
    const [item] = left < 0 || known ? [] : entities.splice(left, 1);
    if (item !== undefined) entities.push({ ...item, kind: 'place' });
  }
  return { ...detected, intent, asksForPerson: wantsPerson, sentiment: mood.sentiment, complaint: mood.complaint, entities };
}
