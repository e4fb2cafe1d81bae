import { expect, test } from 'vitest';
import { asksForPerson } from './asks-for-person.ts';

const ASKING = [
  'I want to talk to a human',
  'can I speak with your manager please?',
  'connect me to a real person',
  'get me a human now',
  'customer service please',
  "I don't want to talk to a bot",
  'is there anyone available to help?',
  'Could you transfer me to an agent?',
  'أبي أكلم موظف',
  'ابغى اتكلم مع خدمة العملاء',
  'ممكن احد يرد علي',
  'حولني على موظف لو سمحت',
  'خلني أكلم المدير',
  'عايز اكلم حد من خدمة العملاء',
  'عاوز أكلم المدير حالا',
  'ممكن توصلني بحد من الفريق',
  'بدي احكي مع موظف',
  'بدي احكي مع حدا',
  'أريد التحدث مع شخص حقيقي',
  'هل يمكنني التحدث إلى موظف؟',
  'ما ابي اكلم روبوت',
  'مش عايز اتكلم مع بوت',
  'موظف',
  'خدمة العملاء لو سمحت',
  'أريد التواصل مع الإدارة',
  'وصلوني بالمسؤول',
  'فيه احد يرد؟',
  'abi akallem mowazaf',
  'momken akalem 7ad men khedmet el 3omala?',
  'biddi a7ki ma3 mowazaf',
  '3ayez akalem el modeer',
];

const NOT_ASKING = [
  'do you have a table for four people?',
  'I talked to my friend about your kabsa',
  "No, you don't need to transfer me to a human",
  'how many people fit in the private room?',
  'what languages do you support?',
  'a meal for one person',
  'The staff was rude',
  'my order is late',
  'I want to talk to your sales team',
  'كم شخص تكفي الصينية؟',
  'طاولة لأربعة اشخاص',
  'ابي احجز لشخصين',
  'ما أحتاج أكلم موظف، شكرا',
  'الموظف كان محترم',
  'هل عندكم وظائف؟',
  'وجبة لشخص واحد',
  'عندكم خدمة توصيل؟',
  'كم سعر الكبسة',
  'kam se3er el kabsa',
  '3andkom tawseel?',
  '',
];

test.each(ASKING)('hears the wish for a person in "%s"', (text) => {
  expect(asksForPerson(text)).toBe(true);
});

test.each(NOT_ASKING)('hears no wish for a person in "%s"', (text) => {
  expect(asksForPerson(text)).toBe(false);
});
