/** Tenants of our own making, with what the demo tenants do not have: coded allergens, extras, sizes, odd hours, branches that differ. */
interface OwnTenant {
  name: string;
  currency: string;
  timeZone: string;
  language: 'en' | 'ar';
  kind: 'food' | 'fashion';
  files: Record<string, string>;
}

const DINER = `# Harbour Diner

## Starters

Calamari Rings (1,14) ..... 38
Tomato Soup (9) ..... 22
Garden Salad ..... 26 180 kcal
Bruschetta (1)* ..... 24

## Mains

Beef Burger (1,3,7) ..... 52 780 kcal
Extra cheese +4
Bacon-style turkey +6
Veggie Burger (V) (1,11) ..... 46 540 kcal
Fish & Chips (1,3,4) ..... 58 910 kcal
Mushroom Risotto (V) (7,9) ..... 55
Grilled Salmon (4)† ..... 84 430 kcal
Vegan Thai Curry (vegan) (6,8) ..... 49 460 kcal

## Pizza

Margherita (V) (1,7) Small 32 / Medium 42 / Large 54
Pepperoni (1,7) Small 38 / Medium 49 / Large 62

## Desserts

Chocolate Cake (1,3,7,8) ..... 28
Fruit Platter (vegan) ..... 24 150 kcal
Cheesecake (1,3,7) ..... 30

## Drinks

Latte Small 14 / Large 19
Extra shot +5
Oat milk +4
Fresh Orange Juice ..... 18
Sparkling Water ..... 9

## Key

1 = Gluten, 2 = Crustaceans, 3 = Eggs, 4 = Fish, 5 = Peanuts, 6 = Soy, 7 = Milk, 8 = Nuts, 9 = Celery, 10 = Mustard, 11 = Sesame, 12 = Sulphites, 13 = Lupin, 14 = Molluscs

* may contain traces of nuts. † contains mustard.
`;

const DINER_HOURS = `# Harbour Diner branches

## Marina branch

Address: Shop 4, Marina Walk, Dubai Marina, Dubai
Phone: +971 4 555 0101

Opening hours: Sunday to Thursday 8:00 am to 11:00 pm, Friday and Saturday 9:00 am to 1:00 am.
The kitchen closes at 10:30 pm every day.
Delivery hours: daily 11:00 am to 10:00 pm.

## Airport branch

Address: Terminal 1, Departures, Dubai International Airport, Dubai
Phone: +971 4 555 0102

Opening hours: open 24 hours, every day.

## Deira branch

Address: 12 Al Rigga Street, Deira, Dubai
Phone: +971 4 555 0103

Opening hours: Saturday to Thursday 7:00 am to 11:30 am and 5:00 pm to 2:00 am. Closed on Friday.
On National Day we are open from 2:00 pm to 11:00 pm.
Last orders are taken 30 minutes before closing.
`;

const MATAM = `# مطعم السدرة

## المقبلات

حمص (س) ..... 18 ر.س
متبل (س، ح) ..... 19 ر.س
فتوش (ق) ..... 20 ر.س

## الأطباق الرئيسية

كبسة دجاج (ك) ..... 36 ر.س
مندي لحم ..... 65 ر.س
سمك مشوي (م) ..... 58 ر.س
كبسة خضار نباتي صرف ..... 30 ر.س
إضافات: رز +٥، سلطة +٧

## الحلويات

كنافة (ق، ح، ك) ..... 26 ر.س
تمر نباتي صرف ..... 15 ر.س

## المشروبات

عصير برتقال صغير 12 كبير 18
ماء ..... 3 ر.س

## دليل مسببات الحساسية

س = سمسم، ح = حليب، ق = جلوتين، ك = مكسرات، م = سمك

## ساعات العمل

من السبت إلى الخميس: من 12:00 ظهرًا إلى 12:00 منتصف الليل. الجمعة: من 1:00 ظهرًا إلى 1:00 صباحًا.
مواعيد الصيف: يوميًا من 1:00 ظهرًا إلى 2:00 صباحًا.
في رمضان: يوميًا من 5:00 مساءً إلى 3:00 صباحًا.
مغلق أول أيام عيد الفطر.
آخر طلب قبل الإغلاق بنصف ساعة.
`;

export const OWN_TENANTS: readonly OwnTenant[] = [
  {
    ...{ name: 'harbour-diner', currency: 'AED', timeZone: 'Asia/Dubai', language: 'en', kind: 'food' },
    files: { 'menu.md': DINER, 'branches.md': DINER_HOURS },
  },
  { ...{ name: 'al-sidra', currency: 'SAR', timeZone: 'Asia/Riyadh', language: 'ar', kind: 'food' }, files: { 'menu.md': MATAM } },
];
