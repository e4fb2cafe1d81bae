import { words } from './query-text.ts';

const list = (text: string): ReadonlySet<string> => new Set(words(text));

/** Words before a noun that leave it what it is. A noun directly behind another ("latte art", "delivery driver") makes a third thing of the two. */
export const DETERMINERS = list(`
  a an the my your ur our his her their this that these those some any one all each every el il al l هذا هذي هذه ذا ذي هال
`);

/** Words that carry no subject in any question: grammar, politeness and wanting to know. Who, whose and why ask for what no row holds. */
export const FUNCTION_WORDS = list(`
  a an the i im ive id ill we were weve you u ur your youre yours me my mine our ours us he she it its his her him they them their this that these those there theres here
  is isnt are arent r be been being am was do does dont doesnt did doing done can cant could will would wont shall should may might must have has had havent having got get gets getting
  of for to too in on at by with w within from into onto about around as than then and n or but if so also just only even still yet ever again really very much many more most
  exactly actually currently please pls plz kindly thanks thank thx ty hi hello hey yo ok okay yes no not well oh um uh like want wants wanted wanna need needs needed gonna would prefer
  know tell ask asking wondering wonder say let lets help sure what whats which when whens where wheres how hows some any anything something someone anyone anybody one ones two all each every both either
  somewhere anywhere two three four five six seven eight nine ten twelve twenty fifteen love loves loved like likes liked maybe possible possibly available interested looking look hoping hope think thinking wish love sorry excuse sir madam dear guys bro brother mate friend friends team folks
  wife husband son daughter kid mother mom mum father dad sister family parents guests cousin boyfriend girlfriend fiance colleague colleagues
  nice good great best lovely favourite favorite big small exact right via per up out over under off down after before until till
  و ف ان أن انه من في فى ع على عل الى إلى عن مع ل ب او أو ولا أم ثم بس لكن لو اذا إذا هل ما ماذا مو مب مش ليس لا نعم اي أي ايه ايوه اية اللي الي الذي التي يعني طيب طب كمان برضو ايضا فقط جدا مره مرة
  هو هي هم هذا هذي هذه هذول هاي هاد هيدا ذا ذي ذلك تلك دا دي ده انا أنا احنا نحن حنا انت انتي انتو انتوا انتم أنتم انتي لي لك لكم لنا له لها به بها فيه فيها فينا فيكم منكم منه منها
  عندكم عندك عندكو عندكن عندنا عندي عنده عندها لديكم لدي معكم معي وش ايش شنو شو شلون كيف كم متى امتى ايمتى وين فين اين أين ايش هناك هنا عندهم
  ممكن اقدر أقدر نقدر تقدرون تقدر فيني فيكم يمكن يمكنني يمكننا ابي أبي ابغى أبغى نبي نبغى بغيت ابغا ودي ودنا حاب حابه حابين اريد أريد نريد اود أود بدي بدنا عايز عايزه عايزين عاوز عاوزه محتاج محتاجه
  لو سمحت سمحتم سمحتوا سمحتي تكرمت تكرمتم من فضلك فضلكم بليز رجاء شكرا مشكور مشكورين يعطيك يعطيكم العافيه العافية الله يعافيك يعافيكم يخليك يسلمك السلام سلام عليكم مرحبا هلا اهلا اهلين صباح مساء الخير النور حياكم
  اسأل اسال سؤال اعرف أعرف نعرف خبرني قولي قولوا قول عطني عطوني اعطني شي شيء حاجة حاجه شغله اشياء كل جميع بعض كان كانت يكون تكون صار يصير راح رح قد لسه لسا حتى جنب غير ثاني تاني اخر يا اخوي اختي اخي حبيبي استاذ
  زوجتي زوجي ولدي بنتي امي ابوي اهلي عيالي العيال اولادي صاحبي اصحابي ربعي خويي العائله عائلتي جوه جوا برا داخل خارج والعيال والاولاد معاكم معاك معانا ويا وياكم اثنين اتنين ثلاثه تلاته اربعه خمسه سته سبعه ثمانيه تسعه عشره لسته لسبعه لثمانيه لاربعه لثلاثه انتم انتوا يقدر تقدري الا حق حقت حقكم تبع تبعكم مال مالكم زين حلو افضل أفضل احسن أحسن كذا كدا هيك اللي بالضبط بالظبط
  el il al l lel lil fel fil bel bil 3al 3ala 3la b bi be fi fe feh fih w wa wel wil ma mo mosh mish la aw wala walla ya ana enta enti enty entu ento entom e7na ehna hatha hadha hada hay da di deh lly elly illi yalli
  3andkom 3ndkm 3ndkom 3andkum 3andak 3andko 3andoko 3indkum 3endkom andkom ladaykom abi aby abgha abghi abghy a b3'a bedi badi biddi 3ayez 3ayz 3awez momken mumkin mmkn a2dar agdar aqdar law sama7t sama7to sama7tom samaht
  wsh wesh wish esh eish aish shu sho shno shnu eh eih eyh kam kef keef kif mata emta imta wen wein wain ween fen fein fain men mn min ma3a ma3 hal lo 7ad shi shay 7aga salam shokran shukran minfadlak zabt bezabt bel
`);

/** Who speaks of themselves says why they ask; the question itself stands elsewhere in the message. */
export const FIRST_PERSON = list(`
  i im ive ill id we were weve my our me us انا احنا نحن حنا زوجتي زوجي ولدي بنتي امي اهلي عيالي والعيال ana e7na ehna
`);
/** Who begins a sentence of their own behind a question. */
export const SPEAKERS = list('i im ive ill id we were weve انا احنا نحن حنا ana e7na');
/** What follows belongs to the noun before. */
export const RELATIVES = list('that which who اللي الي الذي التي elly illi lly');
/** Asks for people and reasons, which no row holds. */
export const ASKS_WHOM = list('who whos whose whom why مين منو ليش ليه لماذا لمن meen mein mino leh leih leish lesh');
export const BECAUSE = list('because cause cuz coz since لان لأن لاني لأني عشان علشان لانه لانو 3ashan 3shan');
export const OPENERS = list(`
  where wheres when what whats which how hows وين وينكم فين فينكم اين متى امتى ايمتى كم بكم بكام قديش هل وش ايش شنو شو wen wein wain ween wenkom fen fein mata emta kam bkam shu wsh wesh esh
`);
export const AUXILIARIES = list('do does are is can could will would may should have has r');
export const ADDRESSED = list('you u ur your the there i we it they any this that he she');
