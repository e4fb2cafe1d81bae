import { pick, renderPrice } from '../../server/src/modules/knowledge/facts/render-items.ts';
import { renderMoney } from '../../server/src/modules/knowledge/facts/render-money.ts';
import type { ItemFact } from '../../server/src/modules/knowledge/facts/types.ts';
import { all, type Case, grantsNothing, isHandedOver, says } from './judge.ts';
import type { Tenant } from './load-tenants.ts';
import type { Tongue } from './spoken.ts';

type Forms = readonly (readonly [tongue: Tongue, question: string])[];

const PRICE: Forms = [
  ['en', 'How much is the {en}?'],
  ['en', 'price of {en} please'],
  ['en', 'what does the {en} cost'],
  ['msa', 'كم سعر {ar}؟'],
  ['gulf', 'بكم {ar}'],
  ['egypt', 'بكام {ar}؟'],
  ['levant', 'قديش سعر {ar}'],
  ['arabizi', 'bkam el {en}'],
];
const UNSTATED: readonly (readonly [tag: string, forms: Forms])[] = [
  [
    'gluten_free',
    [
      ['en', 'Is the {en} gluten-free?'],
      ['msa', 'هل {ar} خالي من الجلوتين؟'],
      ['gulf', '{ar} فيه جلوتين ولا لا'],
    ],
  ],
  [
    'halal',
    [
      ['en', 'is the {en} halal?'],
      ['msa', 'هل {ar} حلال؟'],
      ['egypt', 'هو {ar} حلال؟'],
      ['arabizi', 'el {en} 7alal?'],
    ],
  ],
  [
    'vegan',
    [
      ['en', 'is the {en} vegan'],
      ['msa', 'هل {ar} نباتي صرف؟'],
      ['gulf', '{ar} فيجن؟'],
    ],
  ],
  [
    'nuts',
    [
      ['en', 'does the {en} contain nuts?'],
      ['en', 'are there nuts in the {en}'],
      ['msa', 'هل يحتوي {ar} على مكسرات؟'],
      ['gulf', '{ar} فيه مكسرات؟'],
      ['levant', '{ar} فيها مكسرات؟'],
      ['arabizi', 'el {en} fih mkasarat?'],
    ],
  ],
  [
    'sugar_free',
    [
      ['en', 'is the {en} sugar free?'],
      ['gulf', '{ar} بدون سكر؟'],
    ],
  ],
];
const SAFE: Forms = [
  ['en', 'is the {en} safe for a nut allergy?'],
  ['en', "I'm allergic to nuts, can I eat the {en}?"],
  ['en', 'my son has a peanut allergy is the {en} ok for him'],
  ['msa', 'هل {ar} آمن لمن لديه حساسية من المكسرات؟'],
  ['gulf', 'عندي حساسية مكسرات اقدر اكل {ar}؟'],
  ['egypt', 'عندي حساسية من المكسرات ينفع آكل {ar}؟'],
  ['levant', 'معي حساسية مكسرات بقدر آكل {ar}؟'],
  ['arabizi', '3andi 7asasiya mn el mkasarat, a2dar akol el {en}?'],
];
const ABSENT: readonly (readonly [tongue: Tongue, question: string, thing: RegExp])[] = [
  ['en', 'do you have sushi?', /sushi/i],
  ['en', 'Do you sell lobster thermidor?', /lobster thermidor/i],
  ['en', 'is there a pumpkin spice ramen', /ramen/i],
  ['en', 'have you got dim sum', /dim sum/i],
  ['gulf', 'عندكم سوشي؟', /سوشي/],
  ['egypt', 'عندكو كشري؟', /كشري/],
  ['levant', 'في عندكم كبة نية بلبن ماعز؟', /ماعز/],
  ['arabizi', '3andkom sushi?', /sushi/i],
];

/** Single items: their price as their row has it; nothing granted or denied that no row states. */
export function itemCases(tenant: Tenant): Case[] {
  const items = tenant.facts.items;
  const shared = new Set(
    [...Map.groupBy(items, (item) => item.name.en ?? item.name.ar ?? '')].flatMap(([name, same]) => (same.length > 1 ? [name] : [])),
  );
  const asked = items.filter((item) => !shared.has(item.name.en ?? item.name.ar ?? ''));
  return [
    ...prices(tenant, every(asked, 5)),
    ...(tenant.kind === 'food' ? [...unstated(tenant, every(asked, 9)), ...safe(tenant, every(asked, 12))] : []),
    ...sizes(tenant, asked),
    ...extras(tenant, asked),
    ...absent(tenant),
  ];
}

const every = (items: readonly ItemFact[], step: number): ItemFact[] =>
  items.filter((_, at) => at % Math.min(step, Math.ceil(items.length / 4)) === 0);

function fill(form: string, item: ItemFact): string | null {
  if (form.includes('{en}') && item.name.en === null) return null;
  if (form.includes('{ar}') && item.name.ar === null) return null;
  return form.replaceAll('{en}', item.name.en ?? '').replaceAll('{ar}', item.name.ar ?? '');
}

function over(
  tenant: Tenant,
  family: string,
  forms: Forms,
  items: readonly ItemFact[],
  judge: (item: ItemFact, tongue: Tongue) => Case['judge'],
): Case[] {
  return items.flatMap((item) =>
    forms.flatMap(([tongue, form]): Case[] => {
      const question = fill(form, item);
      const kept = [item.name.en ?? '', item.name.ar ?? ''];
      return question === null ? [] : [{ tenant, family, tongue, question, kept, judge: judge(item, tongue) }];
    }),
  );
}

const prices = (tenant: Tenant, items: readonly ItemFact[]): Case[] =>
  over(tenant, 'price', PRICE, items, (item, tongue) => {
    const language = tongue === 'en' ? 'en' : 'ar';
    return all(says(pick(item.name, language), renderPrice(item, language) ?? '—'), ({ answer }) =>
      answer?.rows.length === 1 ? null : `${answer?.rows.length ?? 0} rows`,
    );
  });

function unstated(tenant: Tenant, items: readonly ItemFact[]): Case[] {
  return UNSTATED.flatMap(([tag, forms]) => {
    const silent = items.filter(
      (item) =>
        !item.dietTags.includes(tag as never) &&
        !(tag === 'nuts' && item.allergens.includes('nuts')) &&
        !(tag === 'gluten_free' && item.allergens.includes('gluten')),
    );
    return over(tenant, `unstated ${tag}`, forms, silent, () => all(isHandedOver, grantsNothing));
  });
}

const safe = (tenant: Tenant, items: readonly ItemFact[]): Case[] =>
  over(tenant, 'allergy', SAFE, items, () => all(isHandedOver, grantsNothing));

function sizes(tenant: Tenant, items: readonly ItemFact[]): Case[] {
  const SIZE: Forms = [
    ['en', 'how much is a {size} {en}?'],
    ['en', 'price of the {size} {en}'],
    ['gulf', 'بكم {ar} {sizeAr}'],
  ];
  const EDGE: Forms = [
    ['en', "what's the smallest size of the {en}?"],
    ['en', 'how much is the largest {en}'],
    ['gulf', 'بكم اكبر حجم من {ar}'],
    ['egypt', 'بكام اصغر حجم من {ar}'],
  ];
  const sized = items.filter((item) => {
    const own = item.variants.filter((variant) => !variant.addOn && variant.price);
    return own.length > 1 && new Set(own.map((variant) => variant.price?.minor)).size > 1;
  });
  return every(sized, 3).flatMap((item) => {
    const own = item.variants
      .filter((variant) => !variant.addOn && variant.price)
      .toSorted((one, other) => (one.price?.minor ?? 0) - (other.price?.minor ?? 0));
    const [small, large] = [own[0], own.at(-1)];
    if (!small?.price || !large?.price) return [];
    const kept = [item.name.en ?? '', item.name.ar ?? ''];
    const one = (tongue: Tongue, form: string, variant: typeof small): Case[] => {
      const filled = fill(
        form.replace('{size}', (variant.name.en ?? '').toLowerCase()).replace('{sizeAr}', variant.name.ar ?? variant.name.en ?? ''),
        item,
      );
      if (filled === null || !variant.price) return [];
      const price = renderMoney(variant.price, tongue === 'en' ? 'en' : 'ar');
      const others = own
        .filter((other) => other !== variant && other.price?.minor !== variant.price?.minor)
        .map((other) => renderMoney(other.price ?? small.price!, tongue === 'en' ? 'en' : 'ar'));
      return [
        {
          ...{ tenant, family: 'size', tongue, question: filled, kept: [...kept, variant.name.en ?? '', variant.name.ar ?? ''] },
          judge: all(says(price), ({ answer }) =>
            others.some((other) => answer?.text.includes(` ${other}`)) ? 'another size told' : null,
          ),
        },
      ];
    };
    return [
      ...SIZE.flatMap(([tongue, form]) => one(tongue, form, large)),
      ...EDGE.flatMap(([tongue, form]) => one(tongue, form, /small|اصغر/.test(form) ? small : large)),
    ];
  });
}

function extras(tenant: Tenant, items: readonly ItemFact[]): Case[] {
  const WITH: Forms = [
    ['en', 'how much is the {en} with {extra}?'],
    ['en', 'price of {en} plus {extra}'],
  ];
  return items
    .filter((item) => item.price && item.variants.some((variant) => variant.addOn))
    .flatMap((item) =>
      item.variants
        .filter((variant) => variant.addOn && variant.price && variant.name.en !== null)
        .flatMap((extra) =>
          WITH.flatMap(([tongue, form]): Case[] => {
            const question = fill(form.replace('{extra}', (extra.name.en ?? '').toLowerCase()), item);
            if (question === null || !extra.price || !item.price) return [];
            const sized = item.variants.filter((variant) => !variant.addOn).length > 0;
            const total = renderMoney({ minor: item.price.minor + extra.price.minor, currency: item.price.currency }, 'en');
            const kept = [item.name.en ?? '', extra.name.en ?? ''];
            return [
              { tenant, family: 'add-on', tongue, question, kept, judge: says(renderMoney(extra.price, 'en'), ...(sized ? [] : [total])) },
            ];
          }),
        ),
    );
}

function absent(tenant: Tenant): Case[] {
  return ABSENT.map(([tongue, question, thing]) => ({
    ...{ tenant, family: 'absent', tongue, question, kept: [question] },
    judge: ({ answer }) =>
      answer && (/^(?:yes|نعم)/imu.test(answer.text) || (answer.status === 'answered' && thing.test(answer.text)))
        ? 'said to be there'
        : null,
  }));
}
