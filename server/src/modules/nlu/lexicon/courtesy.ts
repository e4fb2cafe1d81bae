import type { Entry } from './types.ts';

export const COURTESY: Entry[] = [
  {
    id: 'greeting',
    en: 'hello, hi, hey, hiya, howdy, good morning, good evening, good afternoon, greetings, morning, how are you, whats up, hi there, good day',
    msa: 'السلام عليكم, سلام عليكم, وعليكم السلام, مرحبا, اهلا, اهلا وسهلا, صباح الخير, مساء الخير, تحيه, كيف حالك, كيف حالكم, السلام',
    gulf: 'هلا, هلا والله, يا هلا, حياكم, شلونكم, شلونك, كيفكم, مساك الله بالخير, صبحك الله بالخير, هاي, الو',
    egyptian: 'ازيك, ازيكم, صباح الفل, مساء الفل, عامل ايه',
    levantine: 'مرحبتين, كيفك, كيفكن, يعطيك العافيه, يعطيكم العافيه, صباحو',
    arabizi:
      'salam, salaam, salam 3alaikom, salam alaikum, assalamu alaikum, alsalam alikom, marhaba, mar7aba, ahlan, hala, ya hala, hala wallah, saba7 el kheir, sabah el kheir, masa el kheir, kifak, kifkon, kefak, shlonkom, shlonak, ezayak, ezayko, izzayak',
  },
  {
    id: 'thanks',
    en: 'thanks, thank you, thx, thnx, ty, tysm, cheers, appreciate it, much appreciated, many thanks, thank u, great thanks',
    msa: 'شكرا, شكرا لك, شكرا جزيلا, اشكرك, اشكركم, جزاك الله خير, بارك الله فيك, الف شكر, ممتن',
    gulf: 'مشكور, مشكورين, مشكوره, يعطيك العافيه, تسلم, تسلمون, ما قصرت, ما قصرتوا, كفو, الله يعطيك العافيه, يسلمو',
    egyptian: 'متشكر, متشكره, متشكرين, تسلم ايدك, ربنا يخليك, ميرسي',
    levantine: 'يسلمو, يسلموا, تسلمي, مرسي, تكرم, يسلم ايديك',
    arabizi:
      'shukran, shokran, choukran, mashkoor, mashkour, mashkor, teslam, tslm, yeslamo, yislamo, merci, motshaker, jazak allah, jazakallah, ya3tik el 3afye, y36eek al3afya',
  },
  {
    id: 'goodbye',
    en: 'bye, goodbye, bye bye, see you, see ya, good night, take care, have a nice day, have a good day, talk later',
    msa: 'مع السلامه, الي اللقاء, وداعا, في امان الله, تصبح علي خير, تصبحون علي خير, الي لقاء',
    gulf: 'فمان الله, فمان الكريم, يالله مع السلامه',
    egyptian: 'يلا سلام, اشوفك بعدين, باي',
    levantine: 'بخاطرك, بخاطركن, يلا باي, باي',
    arabizi: 'ma3 el salama, ma3 al salama, ma3salama, fi aman allah, yalla bye, bkhatrak, tesba7 3ala kheir',
  },
  {
    // Said at the end of a talk, and in the middle of a question: "Can I come later?", "Is that all you have?"
    id: 'perhaps_goodbye',
    en: 'later, thats all, that is all, nothing else',
    gulf: 'بس كذا, هذا كل شي, لا بس',
    egyptian: 'بس كده, ده كل حاجه',
    levantine: 'بس هيك',
    arabizi: 'bas keda, bas kida, bas hek',
  },
  {
    id: 'affirm',
    en: 'yes, yeah, yep, sure, ok, okay, correct, right, exactly, of course, please do',
    msa: 'نعم, اجل, صحيح, تمام, اكيد',
    gulf: 'ايه, اي, زين, اوكي',
    egyptian: 'ايوه, اه, ماشي',
    levantine: 'اي, ايوا, طيب',
    arabizi: 'na3am, aywa, eywa, tamam, akeed, mashi, tayeb',
  },
  {
    id: 'deny',
    en: 'no, nope, nah, not really, no thanks, never mind, nevermind',
    msa: 'لا, كلا, لا شكرا',
    gulf: 'لا مشكور',
    egyptian: 'لا خلاص',
    levantine: 'لا خلص',
    arabizi: 'la2, la shukran, la shokran',
  },
];
