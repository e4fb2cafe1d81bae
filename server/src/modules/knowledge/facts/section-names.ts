import { fold } from './query-text.ts';
import type { AnswerLanguage } from './render-money.ts';
import type { Bilingual } from './types.ts';

/** What sections of menus and shops are called, so that a list reads in one language where the menu names its sections in the other. */
const NAMES = `
appetizers | المقبلات
appetisers | المقبلات
starters | المقبلات
mezze | المازة
mezza | المازة
cold mezze | المازة الباردة
hot mezze | المازة الساخنة
cold starters | المقبلات الباردة
hot starters | المقبلات الساخنة
cold appetizers | المقبلات الباردة
hot appetizers | المقبلات الساخنة
small plates | الأطباق الصغيرة
sharing plates | أطباق المشاركة
sharing | أطباق المشاركة
soups | الشوربات
soup | الشوربات
salads | السلطات
salad | السلطات
bowls | الأطباق المشكلة
breakfast | الفطور
brunch | البرانش
lunch | الغداء
dinner | العشاء
all day breakfast | الفطور طوال اليوم
eggs | البيض
mains | الأطباق الرئيسية
main | الأطباق الرئيسية
main course | الأطباق الرئيسية
main courses | الأطباق الرئيسية
main dishes | الأطباق الرئيسية
rice dishes | أطباق الأرز
rice | الأرز
grills | المشاوي
grill | المشاوي
grilled | المشاوي
from the grill | المشاوي
charcoal grills | مشاوي الفحم
meat | اللحوم
meats | اللحوم
chicken | الدجاج
poultry | الدواجن
lamb | لحم الغنم
beef | لحم البقر
steaks | الستيك
seafood | المأكولات البحرية
fish | الأسماك
stews | الإيدامات
tagines | الطواجن
curries | الكاري
pasta | الباستا
pizza | البيتزا
pizzas | البيتزا
burgers | البرغر
burger | البرغر
sandwiches | الساندويتشات
wraps | لفائف الساندويتش
shawarma | الشاورما
manakish | المناقيش
pastries | المعجنات
savoury pastries | المعجنات المالحة
bakery | المخبوزات
bread | الخبز
breads | الخبز
sides | الأطباق الجانبية
side dishes | الأطباق الجانبية
extras | الإضافات
add ons | الإضافات
sauces | الصلصات
dips | التغميسات
kids | أطباق الأطفال
kids menu | قائمة الأطفال
kids meals | وجبات الأطفال
family meals | الوجبات العائلية
meals | الوجبات
combos | وجبات الكومبو
offers | العروض
specials | الأطباق الخاصة
chef specials | أطباق الشيف الخاصة
daily specials | أطباق اليوم
vegetarian | الأطباق النباتية
vegan | الأطباق النباتية الخالصة
healthy | الأطباق الصحية
desserts | الحلويات
dessert | الحلويات
sweets | الحلويات
arabic sweets | الحلويات العربية
cakes | الكيك
cookies | الكوكيز
ice cream | الآيس كريم
fruits | الفواكه
drinks | المشروبات
beverages | المشروبات
hot drinks | المشروبات الساخنة
hot beverages | المشروبات الساخنة
cold drinks | المشروبات الباردة
cold beverages | المشروبات الباردة
soft drinks | المشروبات الغازية
iced drinks | المشروبات المثلجة
coffee | القهوة
hot coffee | القهوة الساخنة
iced coffee | القهوة المثلجة
cold coffee | القهوة الباردة
arabic coffee | القهوة العربية
specialty coffee | القهوة المختصة
espresso | الإسبريسو
tea | الشاي
teas | الشاي
chocolate | الشوكولاتة
hot chocolate | الشوكولاتة الساخنة
matcha | الماتشا
juices | العصائر
juice | العصائر
fresh juices | العصائر الطازجة
smoothies | السموذي
milkshakes | الميلك شيك
shakes | الميلك شيك
mocktails | الموكتيلات
mojitos | الموهيتو
water | المياه
retail | منتجات للبيع
beans | حبوب القهوة
coffee beans | حبوب القهوة
gifts | الهدايا
dresses | الفساتين
abayas | العبايات
bags | الحقائب
shoes | الأحذية
accessories | الإكسسوارات
scarves | الأوشحة
jewellery | المجوهرات
perfumes | العطور
skirts | التنانير
tops | البلايز
trousers | البناطيل
kaftans | القفاطين
new arrivals | وصل حديثًا
`;

const bare = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const pairs = NAMES.trim()
  .split('\n')
  .map((line) => line.split(' | ') as [english: string, arabic: string]);
const known: Record<AnswerLanguage, ReadonlyMap<string, string>> = {
  ar: new Map(pairs.map(([english, arabic]) => [bare(english), arabic])),
  // Of several English words for one Arabic name the first is said; the article may be left out.
  en: new Map(
    pairs
      .toReversed()
      .flatMap(([english, arabic]) => [arabic, arabic.replaceAll(/(^| )ال/g, '$1')].map((name) => [bare(name), titled(english)] as const)),
  ),
};
const AND = { en: ' & ', ar: ' و' } as const;

function titled(name: string): string {
  return name.replaceAll(/(^| )\p{L}/gu, (first) => first.toUpperCase());
}

/** The parts that "and" joins; an Arabic "و" is part of the word that follows. */
function partsOf(name: string): string[] {
  return name.split(/\s*[&+/,،]\s*|\s+and\s+|\s+و\s*(?=ال)|\s+و\s+/iu).filter((part) => bare(part) !== '');
}

/** A section's name for a list in this language: as the source has it, else translated where every part of it is a usual name, else as it is. */
export function nameSection(section: Bilingual, language: AnswerLanguage): string {
  const own = section[language];
  const other = section[language === 'ar' ? 'en' : 'ar'];
  if (own || !other) return own ?? '';
  const whole = known[language].get(bare(other));
  if (whole) return whole;
  const parts = partsOf(other).map((part) => known[language].get(bare(part)));
  return parts.length > 1 && parts.every((part) => part !== undefined) ? parts.join(AND[language]) : other;
}
