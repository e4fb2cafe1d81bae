/** Folding and splitting shared by the honest model and the embeddings. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0670\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

export function wordsOf(text: string): string[] {
  const words = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(stem).filter((word) => !STOP_WORDS.has(word));
}

function stem(word: string): string {
  if (/^[a-z]/.test(word)) return word.length > 4 ? word.replace(/(ing|ed|es|s)$/, '') : word.replace(/s$/, '');
  return word.length > 4 ? word.replace(/^(وال|بال|لل|ال)/, '').replace(/(ات|ين|ون|ها|كم)$/, '') : word;
}

const STOP_WORDS = new Set(
  'the a an is are do doe you your have has i me my we our of to in on at for and or with what which how can it this that there any please hi hello في من علي عن ما ماذا هل كم وش ايش عندكم عندك لو سمحت هو هي او يا'.split(
    ' ',
  ),
);

/** Concepts that both languages name, so that an Arabic question comes near an English passage. */
const CONCEPTS: string[][] = [
  'vegan vegetarian veg plant نباتي نباتيه'.split(' '),
  'price cost much سعر اسعار بكم تكلفه'.split(' '),
  'open hour time clos timing مواعيد دوام تفتح تقفل ساعات اوقات'.split(' '),
  'deliver delivery توصيل توصلون يوصل'.split(' '),
  'branch location address where فرع فروع موقع عنوان وين اين'.split(' '),
  'allergy allergen nut gluten حساسيه مكسرات جلوتين غلوتين'.split(' '),
  'chicken دجاج فراخ'.split(' '),
  'meat beef lamb لحم لحوم غنم'.split(' '),
  'fish seafood سمك بحري'.split(' '),
  'coffee قهوه كوفي'.split(' '),
  'rice رز ارز'.split(' '),
  'dessert sweet cake حلي حلويات كيك'.split(' '),
  'salad سلطه'.split(' '),
  'drink juice مشروب عصير'.split(' '),
  'menu منيو قائمه'.split(' '),
  'return refund exchange استرجاع ترجيع استبدال'.split(' '),
  'pay payment card cash دفع بطاقه كاش'.split(' '),
  'size مقاس'.split(' '),
  'dress abaya فستان عبايه'.split(' '),
  'reserv book table حجز طاوله'.split(' '),
  'spicy hot حار'.split(' '),
  'kid child اطفال'.split(' '),
  'breakfast فطور'.split(' '),
  'lunch غداء'.split(' '),
  'dinner عشاء'.split(' '),
];
const CONCEPT_OF = new Map(CONCEPTS.flatMap((words, index) => words.map((word) => [stem(foldText(word)), `~${index}`] as const)));

/** Words plus the concepts they belong to. */
export function featuresOf(text: string): string[] {
  const words = wordsOf(text);
  return [...words, ...words.flatMap((word) => CONCEPT_OF.get(word) ?? [])];
}
