import { createRandom, type Random } from '../../sim/src/core/random.ts';
import type { Burst } from './make-bursts.ts';

// Bursts as thumbs make them: each person thinks and types at a speed of their own, so that a long line comes later than a short one. Words and shapes
// are others than those of `make-bursts.ts`, and nothing was tuned on them. Half of the people say what they want in one line.

const ASKS: Record<Burst['language'], string[]> = {
  en: [
    'what time do you close tonight',
    'Is there parking near the branch?',
    'do u deliver to hittin',
    'Can we bring a cake for a birthday?',
    'whats in the kunafa',
    'I need a table for 8 on thursday at 9pm',
    'is the kabsa spicy',
    'menu please',
  ],
  ar: [
    'متى تقفلون الليلة',
    'فيه مواقف عند الفرع؟',
    'توصلون حي حطين',
    'نقدر نجيب كيكة عيد ميلاد؟',
    'وش مكونات الكنافة',
    'ابغى طاولة لثمانية يوم الخميس الساعة تسعة',
    'الكبسة حارة؟',
    'المنيو لو سمحت',
  ],
  arabizi: ['meta tsakroon el leila', 'fi mawaqif 3nd el far3?', 'twasloon 7ittin', 'el kabsa 7arra?', 'abgha 6awla l 8 yom el 5amees'],
};
const SPLITS: Record<Burst['language'], string[][]> = {
  en: [
    ['we want to order', '3 kabsa', 'and 2 kunafa', 'how much would that be'],
    ['my son cant have nuts', 'what desserts are ok for him?'],
    ['regarding tonight', 'are you open after the prayer'],
    ['the one on the corner branch', 'is it open on friday?'],
  ],
  ar: [
    ['نبي نطلب', 'ثلاث كبسة', 'وثنتين كنافة', 'كم يطلع الحساب'],
    ['ولدي عنده حساسية مكسرات', 'وش الحلى اللي يناسبه؟'],
    ['بالنسبة لليوم', 'فاتحين بعد الصلاة'],
    ['فرع الزاوية', 'يفتح الجمعة؟'],
  ],
  arabizi: [
    ['nabi ntlob', '3 kabsa', 'w 2 kunafa', 'kam el 7sab'],
    ['bilnisba lel yom', 'fat7een ba3d el salah'],
  ],
};
const GREETINGS = {
  en: ['hi', 'good afternoon', 'hello there'],
  ar: ['السلام عليكم ورحمة الله', 'يا هلا', 'مساء النور'],
  arabizi: ['salam', 'ahlan'],
};
const ADDITIONS = {
  en: ['and on friday?', 'its for tomorrow', 'with kids'],
  ar: ['ويوم الجمعة؟', 'لبكرة', 'ومعنا أطفال'],
  arabizi: ['w yom el jum3a?', 'l bukra'],
};
const CLOSES = { en: ['thx', 'thanks a lot'], ar: ['شكرا لك', 'يعطيك العافية'], arabizi: ['shukran', 'thx'] };

const SHAPES = ['one', 'greeting', 'greeting-ask', 'split', 'greeting-split', 'ask-more', 'ask-close'] as const;
const WEIGHTS = [50, 5, 20, 10, 5, 6, 4];

export function typeBursts(count: number, seed: number): Burst[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const language = random.pick(['en', 'ar', 'arabizi'] as const);
    const texts = textsOf(shapeOf(random), language, random);
    const [thinkMs, perCharacterMs] = [spread(random, 600, 0.4), spread(random, 150, 0.35)];
    return {
      language,
      lines: texts.map((text, at) => ({
        text,
        afterMs: at === 0 ? 0 : Math.round(thinkMs * spread(random, 1, 0.3) + perCharacterMs * text.length),
      })),
    };
  });
}

function shapeOf(random: Random): (typeof SHAPES)[number] {
  let dice = random.next() * WEIGHTS.reduce((sum, weight) => sum + weight, 0);
  return SHAPES.find((_, at) => (dice -= WEIGHTS[at] ?? 0) <= 0) ?? 'one';
}

function textsOf(shape: (typeof SHAPES)[number], language: Burst['language'], random: Random): string[] {
  const [ask, greeting, split] = [random.pick(ASKS[language]), random.pick(GREETINGS[language]), random.pick(SPLITS[language])];
  switch (shape) {
    case 'one':
      return [ask];
    case 'greeting':
      return [greeting];
    case 'greeting-ask':
      return [greeting, ask];
    case 'split':
      return split;
    case 'greeting-split':
      return [greeting, ...split];
    case 'ask-more':
      return [ask, random.pick(ADDITIONS[language])];
    case 'ask-close':
      return [ask, random.pick(CLOSES[language])];
  }
}

/** Log-normal. */
function spread(random: Random, median: number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return median * Math.exp(sigma * normal);
}
