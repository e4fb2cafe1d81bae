/** What people ask restaurants and shops, in both languages; used when a load brings no questions of its own. */
export const DEFAULT_QUESTIONS: readonly string[] = [
  'What vegan dishes do you have?',
  'What are your opening hours on Friday?',
  'How much is the mixed grill?',
  'Do you deliver to my area?',
  'Where is your nearest branch?',
  'Is there anything without nuts?',
  'Can I pay by card?',
  'What is your return policy?',
  'وش عندكم أكل نباتي؟',
  'متى تفتحون يوم الجمعة؟',
  'بكم المشاوي المشكلة؟',
  'عندكم توصيل لحي النرجس؟',
  'وين أقرب فرع؟',
  'فيه شي بدون مكسرات؟',
  'أقدر أدفع بالبطاقة؟',
  'كيف سياسة الاسترجاع؟',
];
