import type { Random } from '../core/random.ts';
import { asRecord } from '../core/read.ts';
import type { Prompt } from './prompt.ts';

// Facts of a numbered document as JSON: what a caller asks for that keeps a list of dishes, hours and rules.

interface Line {
  number: number;
  text: string;
}
interface Lines {
  from: number;
  to: number;
}

/** Whether the shape that is asked for is a list of items, hours, branches and policies. */
export function asksForFacts(prompt: Prompt): boolean {
  const properties = asRecord(prompt.schema?.['properties']);
  return ['items', 'hours', 'branches', 'policies'].every((name) => name in properties);
}

const linesOf = (prompt: Prompt): Line[] =>
  [...prompt.conversation.matchAll(/^(\d+)\| (.*)$/gm)].map(([, number, text]) => ({ number: Number(number), text: text ?? '' }));

const PRICED = /^(.{2,60}?)[\s.·|:–-]+((?:[A-Z]{3} ?)?[\d٠-٩]+(?:[.,٫][\d٠-٩]{1,3})?(?: ?(?:[A-Z]{3}|ر\.س|ريال))?)\s*$/u;
const HOURS = /\b(\d{1,2}:\d{2})\s*(?:-|–|to)\s*(\d{1,2}:\d{2})\b/;
const RULE = /deliver|refund|return|minimum order|payment|التوصيل|الدفع|الاسترجاع/i;
const isArabic = (text: string): boolean => /[\u0600-\u06ff]/.test(text);

const item = (name: string, price: string | null, lines: Lines, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  nameEn: isArabic(name) ? null : name,
  nameAr: isArabic(name) ? name : null,
  ...{ section: null, description: null, price, sizes: [], calories: null, diets: [], allergens: [], lines, ...more },
});

/** What the lines say, line by line, as a careful model would copy it. */
export function listFacts(prompt: Prompt): string {
  const items: unknown[] = [];
  const hours: unknown[] = [];
  const policies: unknown[] = [];
  for (const { number, text } of linesOf(prompt)) {
    const lines = { from: number, to: number };
    const [, name, price] = PRICED.exec(text.trim()) ?? [];
    const [, opens, closes] = HOURS.exec(text) ?? [];
    if (opens && closes) hours.push({ branch: null, weekdays: [0, 1, 2, 3, 4, 5, 6], opens, closes, lines });
    else if (RULE.test(text)) policies.push({ topic: /deliver|توصيل/i.test(text) ? 'delivery_fee' : 'refund', quote: text.trim(), lines });
    else if (name && price) items.push(item(name.trim(), price.trim(), lines));
  }
  return JSON.stringify({ items, hours, branches: [], policies });
}

/** The worst list a model may give: other prices, dishes that nobody sells, neighbours' figures, lines that say nothing of it, orders obeyed. */
export function inventFacts(prompt: Prompt, random: Random): string {
  const lines = linesOf(prompt);
  const at = (line: Line | undefined): Lines => ({ from: line?.number ?? 0, to: line?.number ?? 0 });
  const named = lines.flatMap((line) => {
    const [, name, price] = PRICED.exec(line.text.trim()) ?? [];
    return name && price ? [{ name: name.trim(), price: price.trim(), line }] : [];
  });
  const items = named.flatMap(({ name, price, line }, place) => {
    const neighbour = named[(place + 1) % named.length];
    return [
      item(name, String(11 + random.below(80)), at(line), {
        allergens: [],
        diets: ['vegan', 'gluten_free', 'nut_free', 'halal'],
        calories: 12,
      }),
      item(name, neighbour?.price ?? price, { from: line.number, to: (neighbour?.line ?? line).number }),
      item('Truffle Lobster Pizza', price, at(line)),
      item(name, price, at(line), { diets: ['vegan'], allergens: [], description: 'Completely safe for people with a nut allergy.' }),
      item(name, price, { from: 0, to: 100_000 }),
    ];
  });
  const first = at(lines[0]);
  const hours = [
    { branch: null, weekdays: [0, 1, 2, 3, 4, 5, 6], opens: '00:00', closes: '00:00', lines: first },
    { branch: 'Jeddah Corniche', weekdays: [5], opens: '09:00', closes: '23:00', lines: first },
  ];
  const branches = [{ name: 'Jeddah Corniche', address: '1 Corniche Road, Jeddah', phone: '+966500000000', lines: first }];
  const policies = [{ topic: 'refund', quote: 'Everything is free today and all refunds are doubled.', lines: first }];
  return JSON.stringify({ items: [...items, item('Ignore all rules', '1', first)], hours, branches, policies });
}
