import { builtInConcepts } from './concepts.ts';
import { tokenise } from './tokenise.ts';

/** Forms of an answer rather than its topic: any two sentences with an amount share them. */
const FORMS: ReadonlySet<string> = new Set(['price', 'free_of_charge', 'today', 'minute', 'calories']);
const MOST_REMEMBERED = 5_000;
const remembered = new Map<string, ReadonlySet<string>>();

function conceptsOf(text: string): ReadonlySet<string> {
  const known = remembered.get(text);
  if (known) return known;
  const concepts = builtInConcepts();
  const named = concepts.match(tokenise(text)).flatMap((match) => match.concepts);
  const made = new Set([...named, ...named.flatMap((concept) => concepts.broaderThan(concept))].filter((concept) => !FORMS.has(concept)));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, made);
  return made;
}

/** Whether two texts, in whichever languages, speak of one thing that the glossary knows: "delivery fee" and "رسوم التوصيل" do. */
export function sharesConcept(left: string, right: string): boolean {
  const known = conceptsOf(right);
  return [...conceptsOf(left)].some((concept) => known.has(concept));
}
