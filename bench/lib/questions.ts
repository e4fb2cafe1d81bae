/** Asked of bench/data/handbook.md, in other words than it uses: no fact row answers these, so each goes through retrieval and the model. */
export const QUESTIONS = [
  'Where are the beans grown?',
  'Who is roasting your coffee beans?',
  'What is the best way to keep beans fresh in my kitchen?',
  'Which grind do I need for my French press?',
  'Do musicians play on the terrace in the evening?',
  'I love novels, is there a book club to join?',
  'Could an artist hang paintings on the wall?',
  'Do the baristas teach latte art to beginners?',
  'Are there high chairs for our toddler?',
  'Is the terrace shaded on hot afternoons?',
  'Is there a quiet floor for laptop work?',
  'What do you do with old coffee grounds?',
  'من أين البن عندكم؟',
  'هل فيه أمسيات موسيقية؟',
  'أبي مكان هادئ للدراسة، عندكم؟',
  'وش تسوون ببقايا القهوة؟',
];
