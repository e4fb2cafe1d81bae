/** Names that the generated menus are made of: our own, common in the region, in both languages, with what is usually in them. */
export interface Dish {
  en: string;
  ar: string;
  diet: string[];
  allergens: string[];
  /** A description that declares nothing. */
  about: { en: string; ar: string };
}

const dish = (en: string, ar: string, diet: string, allergens: string, aboutEn: string, aboutAr: string): Dish => ({
  en,
  ar,
  diet: diet.split(' ').filter(Boolean),
  allergens: allergens.split(' ').filter(Boolean),
  about: { en: aboutEn, ar: aboutAr },
});

export const SECTIONS: { en: string; ar: string; dishes: Dish[] }[] = [
  {
    en: 'Starters',
    ar: 'المقبلات',
    dishes: [
      dish(
        'Hummus',
        'حمص',
        'vegan vegetarian gluten_free',
        'sesame',
        'Chickpeas, lemon and olive oil',
        'حمص مطحون مع الليمون وزيت الزيتون',
      ),
      dish('Smoked Moutabal', 'متبل مدخن', 'vegan vegetarian', 'sesame', 'Charred aubergine and pomegranate', 'باذنجان مشوي مع الرمان'),
      dish('Tabbouleh', 'تبولة', 'vegan vegetarian', 'gluten', 'Parsley, mint and tomato', 'بقدونس ونعناع وطماطم'),
      dish('Cheese Rolls', 'رقائق الجبن', 'vegetarian', 'gluten milk', 'Crisp and golden', 'مقرمشة وذهبية'),
      dish('Stuffed Vine Leaves', 'ورق عنب محشي', 'vegan vegetarian gluten_free', '', 'Rice, herbs and lemon', 'أرز وأعشاب وليمون'),
      dish('Spicy Potatoes', 'بطاطا حرة', 'vegan vegetarian spicy', '', 'Coriander and garlic', 'كزبرة وثوم'),
      dish('Garlic Shrimp', 'روبيان بالثوم', '', 'crustaceans', 'Pan fried with lemon', 'مقلي مع الليمون'),
      dish('Chicken Wings', 'أجنحة دجاج', 'spicy', '', 'Smoked paprika glaze', 'بصلصة البابريكا المدخنة'),
    ],
  },
  {
    en: 'Main Courses',
    ar: 'الأطباق الرئيسية',
    dishes: [
      dish('Chicken Kabsa', 'كبسة دجاج', 'gluten_free', '', 'Long grain rice and warm spices', 'أرز بالبهارات الدافئة'),
      dish('Lamb Mandi', 'مندي لحم', '', 'nuts', 'Slow cooked over coals', 'مطهو على الجمر ببطء'),
      dish('Mixed Grill', 'مشاوي مشكلة', '', '', 'Kofta, tikka and chops', 'كفتة وتكة وريش'),
      dish('Fish Sayadieh', 'صيادية سمك', '', 'fish nuts', 'Caramelised onion rice', 'أرز بالبصل المكرمل'),
      dish('Mushroom Risotto', 'ريزوتو الفطر', 'vegetarian gluten_free', 'milk celery', 'Three kinds of mushroom', 'ثلاثة أنواع من الفطر'),
      dish('Beef Burger', 'برجر لحم', '', 'gluten milk eggs', 'Brioche bun and pickles', 'خبز بريوش ومخلل'),
      dish('Vegetable Curry', 'كاري خضار', 'vegan vegetarian spicy', 'mustard', 'Coconut and lime leaf', 'جوز الهند وورق الليمون'),
      dish('Shrimp Machboos', 'مجبوس روبيان', 'spicy', 'crustaceans', 'Dried lime and dill', 'لومي وشبت'),
      dish('Butter Chicken', 'دجاج بالزبدة', '', 'milk nuts', 'Served with naan', 'يقدم مع خبز النان'),
    ],
  },
  {
    en: 'Desserts',
    ar: 'الحلويات',
    dishes: [
      dish('Cheese Kunafa', 'كنافة بالجبن', 'vegetarian', 'milk gluten nuts', 'Warm with sugar syrup', 'ساخنة مع القطر'),
      dish('Umm Ali', 'أم علي', 'vegetarian', 'milk gluten nuts', 'Baked puff pastry', 'عجين مورق بالفرن'),
      dish('Date Pudding', 'بودينغ التمر', 'vegetarian', 'milk eggs gluten', 'Toffee sauce', 'صلصة التوفي'),
      dish('Fruit Platter', 'طبق فواكه', 'vegan vegetarian gluten_free', '', 'Seasonal fruit', 'فواكه الموسم'),
      dish('Pistachio Cake', 'كيكة الفستق', 'vegetarian', 'nuts eggs gluten', 'Rose cream', 'كريمة الورد'),
      dish('Sesame Halva', 'حلاوة طحينية', 'vegan vegetarian', 'sesame', 'Cut to order', 'تقطع عند الطلب'),
    ],
  },
  {
    en: 'Drinks',
    ar: 'المشروبات',
    dishes: [
      dish('Latte', 'لاتيه', 'vegetarian', 'milk', 'House blend', 'خلطة المنزل'),
      dish('Arabic Coffee', 'قهوة عربية', 'vegan vegetarian', '', 'Cardamom and saffron', 'هيل وزعفران'),
      dish('Karak Tea', 'شاي كرك', 'vegetarian', 'milk', 'Slow simmered', 'مغلي ببطء'),
      dish('Fresh Orange Juice', 'عصير برتقال طازج', 'vegan vegetarian', '', 'Squeezed to order', 'يعصر عند الطلب'),
      dish('Mint Lemonade', 'ليمون بالنعناع', 'vegan vegetarian', '', 'Crushed ice', 'ثلج مجروش'),
      dish('Peanut Shake', 'ميلك شيك الفول السوداني', 'vegetarian', 'peanuts milk', 'Thick and cold', 'كثيف وبارد'),
      dish('Soy Matcha', 'ماتشا بحليب الصويا', 'vegan vegetarian', 'soy', 'Stone ground tea', 'شاي مطحون على الحجر'),
    ],
  },
];

export const ALLERGEN_NAMES: Record<string, { en: string; ar: string }> = {
  gluten: { en: 'gluten', ar: 'جلوتين' },
  milk: { en: 'milk', ar: 'حليب' },
  nuts: { en: 'nuts', ar: 'مكسرات' },
  sesame: { en: 'sesame', ar: 'سمسم' },
  eggs: { en: 'eggs', ar: 'بيض' },
  fish: { en: 'fish', ar: 'سمك' },
  crustaceans: { en: 'shellfish', ar: 'قشريات' },
  celery: { en: 'celery', ar: 'كرفس' },
  mustard: { en: 'mustard', ar: 'خردل' },
  peanuts: { en: 'peanuts', ar: 'فول سوداني' },
  soy: { en: 'soy', ar: 'صويا' },
};

export const ADD_ONS = [
  { en: 'Extra cheese', ar: 'جبن إضافي' },
  { en: 'Avocado', ar: 'أفوكادو' },
  { en: 'Extra shot', ar: 'شوت إضافي' },
];
