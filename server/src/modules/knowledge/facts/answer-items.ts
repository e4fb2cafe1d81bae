import { type AnswerContext, answered, type FactAnswer } from './answer-types.ts';
import type { ItemMatch } from './query-items.ts';
import type { FactQuery, ItemAspect } from './query-types.ts';
import { itemRow } from './render-evidence.ts';
import { NOT_NOW, pick, renderAddOns, renderItemLine, renderPrice, sizesOf } from './render-items.ts';
import { renderMoney } from './render-money.ts';
import { DIET_WORDS, say } from './render-words.ts';
import { nameSection } from './section-names.ts';
import type { DietTag, ItemFact, ItemField } from './types.ts';

type ItemQuery = Extract<FactQuery, { kind: 'item' }>;
/** More readings than a list message can hold are answered as a list of prices instead of a question back. */
const MOST_OPTIONS = 10;

/** Price, availability, description, calories or diet of the items a question names; one question back when two fit equally. */
export function answerItems(query: ItemQuery, context: AnswerContext): FactAnswer {
  const { matches, alternatives, score } = query.reading;
  const [first] = matches;
  if (first && alternatives.length > 0) return list(query, [...matches, ...alternatives], context);
  if (alternatives.length > 1 && alternatives.length <= MOST_OPTIONS) return askWhich(query.aspect, alternatives, context);
  if (alternatives.length > MOST_OPTIONS) return list(query, alternatives, context);
  // Words that no name explains stand beside the item: perhaps another dish was meant.
  if (first && score < 0.7) return askWhich(query.aspect, matches, context);
  const parts = matches.map((match) => answerOne(query.aspect, match, query.diets, context));
  const person = parts.find((part) => part.status === 'person');
  return {
    ...answered(
      `item.${query.aspect}`,
      parts.map((part) => part.text).join('\n\n'),
      parts.flatMap((part) => part.rows),
      score,
    ),
    derived: parts.flatMap((part) => part.derived),
    filters: {
      items: matches.map((match) => match.item.id).join(','),
      ...(query.aspect === 'diet' ? { diets: query.diets.join(',') } : {}),
    },
    ...(person ? { status: 'person' as const, reason: person.reason } : {}),
  };
}

function list(query: ItemQuery, found: readonly ItemMatch[], context: AnswerContext): FactAnswer {
  const lines = found.map(({ item }) => `• ${renderItemLine(item, context.language)}`);
  const rows = found.map(({ item }) => itemRow(item, context.language, renderPrice(item, context.language)));
  return answered(`item.${query.aspect}`, lines.join('\n'), rows, 0.85);
}

function askWhich(aspect: ItemAspect, found: readonly ItemMatch[], context: AnswerContext): FactAnswer {
  const { language } = context;
  const options = found.map(({ item }) => ({
    id: `fact:${aspect}:${item.id}`,
    title: pick(item.name, language),
    description: nameSection(item.section, language) || null,
  }));
  const rows = found.map(({ item }) => itemRow(item, language, null));
  return answered(`item.${aspect}`, say('which_one', language), rows, 0.5, { status: 'ambiguous', options });
}

function answerOne(aspect: ItemAspect, match: ItemMatch, diets: readonly DietTag[], context: AnswerContext): FactAnswer {
  const { item } = match;
  const { language } = context;
  const name = pick(item.name, language);
  const field = FIELDS[aspect];
  const done = (text: string, value: string | null) => answered(`item.${aspect}`, text, [itemRow(item, language, value, field)], 1);
  const person = (text: string, reason: string): FactAnswer => ({ ...done(text, null), status: 'person', reason });
  const description = pick(item.description, language);
  if (aspect === 'calories') {
    if (item.calories === null) return person(say('calories_missing', language, { name }), 'calories_missing');
    return done(say('calories', language, { name, value: String(item.calories) }), `${item.calories} kcal`);
  }
  if (aspect === 'diet') return answerDiet(item, diets, context);
  const variant = match.variant === null ? undefined : item.variants[match.variant];
  const variantPrice = variant?.price ? renderMoney(variant.price, language) : null;
  const price = variantPrice ?? renderPrice(item, language);
  if (item.otherPrices && (aspect === 'price' || aspect === 'card')) {
    const told = [item, ...item.otherPrices].flatMap(
      (side) => renderPrice({ ...item, price: side.price, variants: side.variants }, language) ?? [],
    );
    const prices = [...new Set(told)].join(language === 'ar' ? '، ' : ', ');
    const text = say('price_disputed', language, { name, prices });
    const others = item.otherPrices.map((side) => ({ ...itemRow(item, language, prices), id: side.factId, span: side.span }));
    return {
      ...answered(`item.${aspect}`, text, [itemRow(item, language, prices), ...others], 1),
      status: 'person',
      reason: 'price_contradiction',
    };
  }
  if (aspect === 'price' && (match.extras?.length ?? 0) > 0) {
    const [text, value] = withExtras(match, price, language);
    return { ...done(text, value), derived: [text] };
  }
  if (aspect === 'price') {
    if (price === null) return person(say('price_missing', language, { name }), 'price_missing');
    const label = variant && variantPrice ? `${name} (${pick(variant.name, language)})` : name;
    const line = say('price', language, { name: label, price });
    return done(item.available ? line : `${line} (${NOT_NOW[language]})`, price);
  }
  if (aspect === 'availability') {
    if (!item.available) return done(say('not_now', language, { name }), NOT_NOW[language]);
    return done(say('yes_available', language, { line: renderItemLine(item, language) }), price);
  }
  if (aspect === 'description' && description === '' && item.variants.length === 0)
    return person(say('no_description', language, { name }), 'description_missing');
  const extras = renderAddOns(item, language);
  const offered = extras.length > 0 ? [`${say('add_ons', language)}:`, ...extras.map((line) => `• ${line}`)] : [];
  return done([renderItemLine(item, language), description, ...offered].filter((part) => part !== '').join('\n'), price);
}

/** An item with what is asked on top: the sum where the size is known, else the sizes and what each extra adds. */
function withExtras(
  { item, variant, extras = [] }: ItemMatch,
  price: string | null,
  language: 'en' | 'ar',
): [text: string, value: string | null] {
  const added = extras.flatMap((at) => item.variants[at] ?? []);
  const size = variant === null ? undefined : item.variants[variant];
  const base = size?.price ?? (sizesOf(item).length > 0 ? null : item.price);
  const name = size ? `${pick(item.name, language)} (${pick(size.name, language)})` : pick(item.name, language);
  const names = added.map((extra) => pick(extra.name, language)).join(language === 'ar' ? ' و' : ', ');
  const prices = added.flatMap((extra) => extra.price ?? []);
  if (!base || prices.length !== added.length || prices.some((extra) => extra.currency !== base.currency)) {
    const lines = [
      say('price', language, { name, price: price ?? '' }),
      ...renderAddOns({ ...item, variants: added }, language).map((line) => `• ${line}`),
    ];
    return [lines.join('\n'), price];
  }
  const total = renderMoney({ minor: prices.reduce((sum, extra) => sum + extra.minor, base.minor), currency: base.currency }, language);
  const sum = [base, ...prices].map((part) => renderMoney(part, language)).join(' + ');
  return [say('with_extras', language, { name, extras: names, sum, total }), total];
}

const FIELDS: Record<ItemAspect, ItemField> = {
  ...{ price: 'price', availability: 'available', description: 'description', calories: 'calories', diet: 'dietTags', card: 'price' },
};

const MARKED = { en: 'Yes, {name} is marked {diet} on our menu.', ar: 'نعم، {name} مذكور في قائمتنا أنه {diet}.' } as const;
/** A label that people with an allergy rely on is never denied or granted without the note. */
const ALLERGY_TAGS: readonly DietTag[] = ['gluten_free', 'dairy_free', 'nut_free'];

/** A mark is quoted. Where there is none, nothing is known: neither yes nor no, and a person looks. */
function answerDiet(item: ItemFact, diets: readonly DietTag[], { language }: AnswerContext): FactAnswer {
  const name = pick(item.name, language);
  const isMarked = (tag: DietTag): boolean => item.dietTags.includes(tag) || (tag === 'vegetarian' && item.dietTags.includes('vegan'));
  const silent = diets.filter((tag) => !isMarked(tag));
  const lines = diets.map((tag) => {
    const diet = DIET_WORDS[tag][language];
    if (!isMarked(tag)) return say('diet_unstated', language, { name });
    // What somebody's health may hang on is the menu's label, never our yes.
    return ALLERGY_TAGS.includes(tag)
      ? say('diet_label', language, { name, diet })
      : MARKED[language].replace('{name}', name).replace('{diet}', diet);
  });
  const note = diets.some((tag) => ALLERGY_TAGS.includes(tag) && isMarked(tag)) ? [say('allergy_note', language)] : [];
  const derived = [name, ...diets.flatMap((tag) => [DIET_WORDS[tag].en, DIET_WORDS[tag].ar])];
  const row = itemRow(item, language, diets.map((tag) => DIET_WORDS[tag][language]).join(', '), 'dietTags');
  const answer = answered('item.diet', [...new Set(lines), ...note].join('\n'), [row], 1, { derived });
  return silent.length > 0 ? { ...answer, status: 'person', reason: 'diet_not_stated' } : answer;
}
