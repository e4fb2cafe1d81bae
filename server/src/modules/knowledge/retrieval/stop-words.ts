/** Words that say nothing about the topic, in the forms `normaliseText` yields. Chat fillers count: people ask in sentences, owners write in notes. */

const ENGLISH = `a about above actually after again all also am an and any anybody anyone anything are aren't as ask asking at be because been before being
below between both but by bye can can't cannot could couldn't curious did didn't do does doesn't doing don't done down during each either else ever every few for
from further get gets getting give go going got gotta had has hasn't have haven't having he hello help her here hers hey hi hiya him his how i i'd i'll i'm i've if im in
into is isn't it it's its itself just kindly know let let's like likely lol look looking lot many may maybe me might mind more most much must my myself
need needed needs no nor not now of off oh ok okay on once one only or other our ours out over own perhaps please pls plz possible possibly question quick
really regarding said same say see shall she should so some somebody someone something sorry such sure take tell than thank thanks that that'd that's the their
theirs them themselves then there there's these they they're thing things think this those though through thx to too try under until up upon us use used using very
via wanna want wanted wants was wasn't way we we'd we'll we're we've well were what what's when when's where where's whether which while who whom whose why
will with within without won't wonder wondering would wouldn't y'all ya yall yeah yep yes yet you you'd you'll you're you've your yours yourself u ur r
great awesome perfect nice cool alright excellent good sounds lovely found find currently anyway hmm um uh guys folks
`;

const ARABIC = `في من علي الي عن مع هل ما ماذا متي اين كيف لماذا لم لن لا ليس ليست هو هي هم هن هذا هذه هذان ذلك تلك هولاء اولئك التي الذي الذين اللاتي
ان انه انها انهم اذا اذ او ام ثم قد لقد كان كانت كانوا يكون تكون كل بعض غير حتي منذ عند عندما لدي لديه لديها لديهم لديكم لدينا عندكم عندك عندنا عنده عندها
انا انت انتم انتي نحن به بها بهم فيه فيها له لها لهم لكم لي لنا منه منها منهم عليه عليها عليهم اليه اليها اي ايه اية كما بعد قبل بين خلال حول ضد دون سوي
يا لو سمحت سمحتم ممكن ابي ابغي ابغا اريد عايز عاوز عاوزه عايزه بدي بدنا حابب حاب حابه فضلك فضلكم مرحبا السلام عليكم وعليكم ورحمه الله وبركاته اهلا هلا هاي صباح مساء الخير النور
شو شنو وش ايش اش ليش ليه وين فين منين امتي متين كم كام اد قد قديش اديش شلون ازاي كيفك هيك كذا كده دي ده دا اللي يلي الي عشان علشان مشان فيكم فيك فيه في
موجود شكرا تسلم يعني بس طيب ايوه نعم لا اوكي الحين الان دلوقتي هلق هلا هسه توه و ف ب ل ك وهل فهل وما وماذا ومن وفي وعن
ماهو ماهي ماهى ماهم ومتي واين تم يتم وهو وهي حيث لكن ولكن لان لانه ايضا انو يوجد توجد هناك بكم استطيع اقدر نقدر تقدر احد احتاج محتاج محتاجه معلومات بخصوص اعرف اسال سوال
`;

/** Arabizi spellings of the same fillers; they are dropped only in messages that were read as Arabizi. */
const ARABIZI = `fi fee fe fih feeh 3andkom 3andkum 3endkom 3endkum 3indkum 3ndkm 3andak 3endak 3andek andkom wesh wish shu sho chou shou eish esh eh eih ya law lo samaht samahti
mumkin momken momkin abi abgha abghi bidi biddi badi 3ayez 3ayz 3awez 3ayza salam alaikum 3alaykom marhaba hala ahlan kifak keef kaif kif
wein wen feen fein min mn men el al il w wa ana enta enti hay hada hadha da di dah eli illi elli bas bs 3la 3ala ma3 3an ila yalla shukran msh mesh mish mu mo
`;

const toSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

export const ENGLISH_STOP_WORDS = toSet(ENGLISH);
export const ARABIC_STOP_WORDS = toSet(ARABIC);
export const ARABIZI_STOP_WORDS = toSet(ARABIZI);

/** Words nearly every tenant's question holds. They may rank, they never decide whether a question is covered. Stems. */
export const WEAK_STEMS =
  toSet(`restaur hotel cafe place locat shop store offer provid avail option servic serv allow accept includ kind type sort form
properti site establish venu facil hous guest hous bar grill kitchen visit stay custom peopl room food come bring own time
مطعم محل فندق متجر مكان خدم توفر متوفر متاح يوفر تقدم يقدم نوع انواع اسم عام سن تقع يقع
`);
