import { type AnswerContext, answered, type FactAnswer } from './answer-types.ts';
import type { FactQuery } from './query-types.ts';
import { itemRow } from './render-evidence.ts';
import { pick, renderBySection } from './render-items.ts';
import { ALLERGEN_WORDS, say } from './render-words.ts';
import type { Allergen, FactSet } from './types.ts';

type AllergenQuery = Extract<FactQuery, { kind: 'allergens' }>;

const named = (allergens: readonly Allergen[], language: 'en' | 'ar') =>
  allergens.map((allergen) => ALLERGEN_WORDS[allergen][language]).join(language === 'ar' ? '، ' : ', ');

/**
 * Allergens, from rows the owner confirmed and from nothing else. An empty list means that none was stated, so it answers
 * nothing, and no dish is ever called free of or safe from anything: what is not confirmed goes to a person.
 */
export function answerAllergens(query: AllergenQuery, facts: FactSet, context: AnswerContext): FactAnswer {
  const { language } = context;
  const items = query.reading.matches.map((match) => match.item);
  if (items.length > 0) {
    if (items.some((item) => !item.allergensConfirmed || item.allergens.length === 0))
      return unsafe(
        items.map((item) => item.id),
        context,
        items.map((item) => itemRow(item, language, null, 'allergens')),
      );
    const lines = items.flatMap((item) => {
      const name = pick(item.name, language);
      const present = query.asked.filter((allergen) => item.allergens.includes(allergen));
      const absent = query.asked.filter((allergen) => !item.allergens.includes(allergen));
      const all = say('allergens', language, { name, list: named(item.allergens, language) });
      return [
        ...(present.length > 0 ? [say('allergens_yes', language, { name, list: named(present, language) })] : []),
        ...(present.length === 0 || absent.length > 0 || item.allergens.length > present.length ? [all] : []),
        ...(absent.length > 0 ? [say('allergens_not_listed', language, { asked: named(absent, language) })] : []),
      ];
    });
    const rows = items.map((item) => itemRow(item, language, named(item.allergens, language), 'allergens'));
    const derived = query.asked.flatMap((allergen) => [ALLERGEN_WORDS[allergen].en, ALLERGEN_WORDS[allergen].ar]);
    const known = answered('allergens', lines.join('\n'), rows, query.reading.score, {
      derived,
      filters: { allergens: query.asked.join(',') },
    });
    if (!query.personal) return known;
    const text = `${lines.join('\n')}\n\n${say('allergens_personal', language)}`;
    return { ...known, text, status: 'person', reason: 'allergy_needs_person' };
  }
  const containing = facts.items.filter(
    (item) => item.allergensConfirmed && query.asked.some((allergen) => item.allergens.includes(allergen)),
  );
  if (query.asked.length === 0 || containing.length === 0) return unsafe([], context, []);
  // What is confirmed to hold the allergen helps at once; what may be eaten is still for a person to say.
  const list = renderBySection(containing, language, (item) => pick(item.name, language));
  const title = say('allergens_contain', language, { list: named(query.asked, language) });
  const rows = containing.map((item) => itemRow(item, language, named(item.allergens, language), 'allergens'));
  const text = `${title}:\n\n${list}\n\n${say('allergens_unsafe', language)}`;
  return {
    ...answered('allergens', text, rows, 0.9),
    status: 'person',
    reason: 'allergens_unconfirmed',
    filters: { allergens: query.asked.join(',') },
  };
}

function unsafe(items: readonly string[], { language }: AnswerContext, rows: FactAnswer['rows']): FactAnswer {
  return {
    ...answered('allergens', say('allergens_unsafe', language), rows, 1, { filters: { items: items.join(',') } }),
    ...{ status: 'person', reason: 'allergens_unconfirmed' },
  };
}
