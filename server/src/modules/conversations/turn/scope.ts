import { normaliseText, withoutOrders } from '../../nlu/index.ts';

// What a business's bot is not there for: being told how to be a machine, and work that has nothing to do with the business.

/** Orders that a chat gives to the machine behind it; those that documents give are `withoutOrders`. Folded text. */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|drop|abandon|override|bypass|delete|discard|skip)\b[^.\n]{0,50}\b(?:instructions?|rules?|prompts?|guidelines?|guardrails|directions|directives|restrictions|filters?|thoughts|programming|training)\b/u,
  /\b(?:ignore|disregard|forget) (?:(?:about )?(?:all|everything|anything|whatever)\b(?:[^.\n]{0,20}\b(?:above|before|previous|prior|earlier|said|told|that you)\b|[\s,.]+(?:and|you|now|then|write|tell|say|print))|(?:the )?(?:above|previous|prior|foregoing)\b(?! (?:message|order|question|booking|text|one|address)))/u,
  /\byou are (?:now(?! (?:open|closed|serving|delivering|hiring|in (?!dan|dev|god|debug|admin)|at)\b)|no longer(?! (?:open|serving|delivering)\b)|from now on)\b|\bfrom now on,? (?:you|act|answer|reply|speak)\b|\byou are the \p{L}+ monster\b/u,
  /\brepeat after me\b|\b(?:pretend|imagine) (?:to be|that you|you are|you're|youre)\b|\b(?:role ?play|act) as (?:an?|the|if|my)\b|\bact like (?:an?|you)\b|\bplay the role\b/u,
  /\b(?:system|initial|original|hidden|secret) (?:prompt|instructions?|message|configuration)\b|\byour (?:prompt|(?:own |system |initial |secret )*instructions|system message|configuration|source code|rules are)\b|\b(?:developer|dan|debug|maintenance|god|admin(?:istrator)?) (?:mode|override)\b|\bjailbreak\w*\b/u,
  /\b(?:print|reveal|show|output|repeat|display|leak|dump|translate|encode)\b[^.\n]{0,40}\b(?:prompt|instructions you|text above|everything above|words above|conversation above|api key|password of)\b/u,
  /\b(?:respond|reply|answer|speak|say) (?:only )?(?:as|like) (?:an?|the|if) (?:pirate|evil|unfiltered|uncensored|villain|hacker|president)\b|\bwithout (?:any )?(?:restrictions|filters?|censorship)\b|\byou have no (?:rules|restrictions|limits)\b/u,
  /<\/?(?:system|assistant|instructions?|data|facts|passages)\b[^>]*>|\[\/?(?:inst|system)\]|<\|[^|]*\|>|#{2,}\s*(?:system|instruction|new task)\b/u,
  /(?<!\p{L})(?:ignorieren? sie|ignoriere|vergiss|vergessen sie)(?!\p{L})[^.\n]{0,60}(?:anweisung\p{L}*|alles|befehle|instruktionen|auftrage|davor|bisher\p{L}*|vorherig\p{L}*)/u,
  /(?<!\p{L})[وف]?(?:تجاهل\p{L}{0,3}|انس\p{L}{0,2}|انسي|اهمل\p{L}{0,2}|لا تتبع\p{L}{0,2}|الغ\p{L}?|اترك|تخط\p{L}?|خالف)(?!\p{L})[^.\n]{0,50}(?:تعليمات\p{L}*|التعليمات|القواعد|قواعد\p{L}*|الاوامر|اوامر\p{L}*|التوجيهات|توجيهات\p{L}*|القيود|كل ما سبق|كل شي\p{L}*|ما قيل|ما سبق|البرمجه|برمجت\p{L}*)/u,
  /(?<!\p{L})(?:انت|انتي) (?:الان|الحين|هلا|دلوقتي|من الان|من اليوم|لست|مش|مو) (?:بوت|مساعد|روبوت|خبير|قرصان|شخصيه|ممثل|هاكر|محام|طبيب|دكتور|شاعر|مطعم|موظف)\p{L}*|(?<!\p{L})من الان (?:فصاعدا|وصاعدا|انت)|(?<!\p{L})(?:تظاهر|تصرف|تقمص|مثل|العب دور|تخيل)(?!\p{L}) ?(?:بانك|كانك|انك|دور|وكانك|شخصيه)|(?<!\p{L})كرر\p{L}? (?:ورائي|بعدي|خلفي|وراي)/u,
  /(?:رساله|تعليمات|موجه|اوامر|اعدادات) (?:النظام|البرمجه)|(?<!\p{L})(?:تعليماتك|اوامرك|البرومبت|برومبت|برمجتك|وضع المطور|وضع المطورين|كلمه السر|مفتاح api)(?!\p{L})/u,
  /\b(?:tajahal|tjahal|ensa|insa|ansa)\b[^.\n]{0,40}\b(?:ta3limat\w*|el ?ta3limat|awamer\w*|kol|kel|kul)\b|\b(?:enta|inta) (?:al(?:aan|an)|hala2?|al7een|dilwa2ti|delwa2ty) (?:bot|robot|hacker|mosa3ed|musa3id)\b/u,
];

const firstOrder = (text: string): boolean => ORDERS.some((order) => order.test(text));

export interface SortedMessage {
  /** The message without the sentences that order the machine about. */
  text: string;
  /** Some were taken out. */
  ordered: boolean;
}

/** Takes orders to the machine out of a contact's message, sentence by sentence; what the contact really asks stays. Pure. */
export function sortOrders(message: string): SortedMessage {
  const whole = normaliseText(message);
  if (!firstOrder(whole) && withoutOrders(message) === message) return { text: message, ordered: false };
  const kept = withoutOrders(message)
    .split('\n')
    .map((line) =>
      line
        .split(/(?<=[.!?؟؛])\s+/u)
        .filter((sentence) => !firstOrder(normaliseText(sentence)))
        .join(' '),
    )
    .filter((line) => line.trim() !== '')
    .join('\n');
  return { text: kept, ordered: true };
}

/** Work and talk that is no customer service: each names its kind for the trace. Folded text, words of both scripts. */
const FOREIGN_WORK: readonly [kind: string, pattern: RegExp][] = [
  [
    'writing',
    /\b(?:write|compose|draft|make up|create|generate|give me(?! (?:the|your))|tell me(?! about| the| your)|sing)\b[^.?\n]{0,40}\b(?:poems?|poetry|essays?|stor(?:y|ies)|songs?|lyrics|haikus?|limericks?|jokes?|speech|cover letter|homework|novel|screenplay|slogans?|tweets?|blog)\b|(?<!\p{L})(?:اكتب\p{L}*|الف\p{L}?|انظم|غن\p{L}?|احك\p{L}?|قول\p{L}?|قل|هات\p{L}?|عطني|اعطني)(?!\p{L})[^.؟\n]{0,40}(?<!\p{L})(?:ال)?(?:قصيده|شعر|شعرا|ابيات|مقال\p{L}*|قصه|روايه|اغنيه|نكته|نكت|خاطره|واجب\p{L}?|خطاب|سيناريو)(?!\p{L})|\b(?:ektebli|ektob|iktib|2oli|oli|7kili)\b[^.\n]{0,30}\b(?:2assida|qaseeda|sha3r|she3r|nokta|nekta|2essa|qessa)\b/u,
  ],
  [
    'code',
    /\b(?:write|create|generate|fix|debug|show me|give me|explain)\b[^.?\n]{0,50}\b(?:python|javascript|typescript|java|html|css|sql|php|c\+\+|regex|code|script|program|algorithm|function|excel formula|macro)\b|(?<!\p{L})(?:اكتب\p{L}*|برمج\p{L}*|صمم\p{L}*|اصلح|صلح|عطني)(?!\p{L})[^.؟\n]{0,40}(?:كود|برنامج|سكربت|سكريبت|بايثون|جافا|خوارزميه|موقع الكتروني)/u,
  ],
  [
    'translation_or_sums',
    /\btranslate\b(?![^.?\n]*\b(?:menu|receipt|invoice|label|website|page)\b)[^.?\n]{0,80}\b(?:to|into|in)\b (?:english|arabic|french|spanish|german|hindi|urdu|turkish|chinese)|\b(?:solve|calculate|compute|integrate|what is|whats)\b[^.?\n]{0,25}(?:\d+\s*[-+*/x×÷^]\s*\d+|equation|square root|derivative|integral of)|(?<!\p{L})(?:ترجم\p{L}*)(?!\p{L})|(?<!\p{L})(?:حل|احسب)(?!\p{L})[^.؟\n]{0,25}(?:\d+\s*[-+*/×÷]\s*\d+|معادله|الجذر|مساله)/u,
  ],
  [
    'politics',
    /\b(?:president(?! suite)|prime minister|elections?|(?:who|whom) (?:to|should i|do i) vote|republicans?|democrats?|parliament|political party|politics|politicians?|trump|biden|putin|netanyahu|zelensky|hamas|nato|war in|coup|dictator|communis[mt]|capitalism)\b|(?<!\p{L})(?:ال)?(?:رئيس (?:الوزراء|الجمهوريه|الدوله|امريكا|الامريكي)|انتخابات|سياسه الدوله|السياسه|سياسيا?|احزاب|برلمان|ترامب|بايدن|بوتين|حماس|انقلاب|حرب (?:غزه|اوكرانيا|في))(?!\p{L})/u,
  ],
  [
    'general_knowledge',
    /\b(?:capital (?:city )?of|who (?:invented|discovered|wrote|won|painted|is the king|founded (?:google|apple|amazon|microsoft|facebook))|population of|how (?:far|big|old|tall) is (?:the )?(?:moon|sun|earth|universe|eiffel|everest|burj)|meaning of life|history of (?:the )?(?:world|rome|egypt|islam|germany|usa|america)|world (?:war|cup)|stock (?:price|market)|bitcoin|crypto\w*|weather|horoscope|lottery|news today|latest news|football (?:match|score)|exchange rate|chatgpt|openai|gpt ?4)\b|(?<!\p{L})(?:عاصمه|من اخترع|من اكتشف|عدد سكان|الطقس|حاله الجو|درجه الحراره اليوم|كاس العالم|نتيجه (?:ال)?مباراه|سعر (?:البيتكوين|الذهب|الدولار|صرف)|اخر الاخبار|الابراج|برجي|معني الحياه|شات جي بي تي)(?!\p{L})/u,
  ],
  [
    'medical',
    /\b(?:symptoms?|diagnos\w+|dosage|dose of|how many (?:pills|tablets|mg)|antibiotics?|ibuprofen|paracetamol|panadol|insulin|blood pressure|chest pain|prescri\w+|medicine for|medication|cure for|lose weight fast|headache|pregnancy test|my (?:doctor|rash|fever|pain))\b|(?<!\p{L})(?:ال)?(?:اعراض|جرعه|تشخيص|مضاد حيوي|دواء|ادويه|علاج (?:ال)?(?:صداع|سكري|ضغط|اكتئاب|حمي)|حمي|صداع|وصفه طبيه|بنادول|انسولين|الم في (?:صدري|بطني|راسي))(?!\p{L})/u,
  ],
  [
    'legal_or_money',
    /\b(?:(?:need|want|find|hire|recommend|talk to|my) (?:me )?(?:an? )?(?:good )?lawyer(?!['’]?s office)|sue (?:my|the|him|her|them|someone|your)|lawsuit|divorce|custody|legal advice|visa application|tax (?:return|advice|evasion)|invest(?:ing|ment)? (?:in|advice)|which (?:stock|shares)|mortgage|bail|inheritance law|is it legal to)\b|(?<!\p{L})(?:ال)?(?:(?:احتاج|ابي|ابغي|اريد|عايز|بدي|ودي|استشير) محام\p{L}*|محام\p{L}* ل?(?:ل|في )?قضيه|ارفع (?:قضيه|دعوي)|طلاق|حضانه|استشاره قانونيه|قانون العمل|استثمر|اسهم|قرض عقاري|الميراث|ضرائب)(?!\p{L})/u,
  ],
  [
    'other_firms',
    /\b(?:mcdonald'?s?|kfc|burger king|starbucks|subway|pizza hut|domino'?s|costa|tim hortons|al ?baik|shein|zara|h&m|ikea|amazon|noon|talabat|hungerstation|jahez|deliveroo|careem|uber|volkswagen|mercedes|apple store|google|facebook|netflix)'?s?\b[^.\n]{0,60}\b(?:menu|price|prices|cheaper|better|offer|offers|hours|open|think|recommend|phone|number|stock|delivery fee)\b|\b(?:price|prices|menu|offer|offers|hours|number|think|opinion|recommend|better|cheaper)\b[^.\n]{0,60}\b(?:mcdonald'?s?|kfc|burger king|starbucks|pizza hut|domino'?s|costa|tim hortons|al ?baik|shein|zara|h&m|ikea|amazon|volkswagen|mercedes|your competitors?|competitors?|(?:an)?other (?:restaurants?|shops?|stores?|compan(?:y|ies)|brands?))\b|(?<!\p{L})(?:ماكدونالدز?|كنتاكي|برجر كنج|ستاربكس|بيتزا هت|دومينوز|البيك|شي ان|زارا|ايكيا|امازون|منافسي?كم|المنافسين|مطاعم ثانيه|مطعم ثاني|محل ثاني|متاجر اخري)(?!\p{L})/u,
  ],
];

/** What kind of foreign work a question asks for; null when it may be the business's. Asked only where neither facts nor passages answer. */
export function foreignWork(question: string): string | null {
  const folded = normaliseText(question);
  return FOREIGN_WORK.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
