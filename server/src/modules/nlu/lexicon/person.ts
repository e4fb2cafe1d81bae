/** Parts of the patterns that recognise a wish for a person. Texts are matched after `normaliseText`. */

/** A person of ours. "Sales" is left out: people ask for a quote, not for help. */
export const PERSON_EN =
  '(?:human(?: being)?s?|persons?|people|agents?|representatives?|reps?|operators?|managers?|management|supervisors?|staff|employees?|workers?|someone|somebody|anyone|anybody|advisors?|executives?|receptionists?|reception|front desk|room service|kitchen|owners?|founders?|boss|chef|cashier|gym|pool|customer (?:service|care|support|success)|call cent(?:er|re)|help ?desk|support(?: team| agent| staff)?|(?<!sales )team|real one)';

export const TALK_EN = '(?:talk(?:ing)?|speak(?:ing)?|chat(?:ting)?|took|spk|talking directly|discuss (?:this|it))';

/** A person in Arabic; fused prepositions are allowed before it. */
export const PERSON_AR =
  '(?:[بلك]?(?:ال)?(?:موظف(?:ه|ين|ينكم|كم)?|انسان(?: حقيقي)?|بشر(?:ي)?|شخص(?: حقيقي)?|احد|حد|حدا|واحد|مسوول(?:ين|ه)?|مسءول|مسول|مدير(?:ه|كم)?|مشرف|ممثل|مندوب|اداره|كاشير|شيف|صاحب (?:المحل|المطعم)|دعم(?: الفني)?|فريق(?:كم)?|استقبال)|لل?خدمه (?:ال)?(?:عملاء|زباين|زبون)|خدمه (?:ال)?(?:عملاء|زباين|زبون)|للاداره|للمدير|لموظف)';

/** Someone who cannot be anybody else: enough after "I want". */
export const CLEAR_PERSON_AR =
  '(?:(?:ال)?موظف(?:ه)?|انسان|بشري?|شخص (?:حقيقي|يرد|يساعد|اكلم)|(?:ال)?مسوول|(?:ال)?مدير(?:كم)?|(?:ال)?مشرف|خدمه (?:ال)?(?:عملاء|زباين)|(?:ال)?دعم الفني|حد (?:اكلم|يرد|يكلم|يساعد)|احد (?:اكلم|يرد|يكلم|يساعد)|حدا (?:احكي|يرد|يساعد))';

export const TALK_AR =
  '[فو]?(?:اكلم|اتكلم|اتكلم وي|اكلمه|نكلم|اكلمكم|كلم|احكي|احاكي|بحكي|نحكي|اتحدث|نتحدث|التحدث|الحديث|الكلام|اتواصل|نتواصل|التواصل|تواصل|اخاطب|احول|تحويل|التحويل|حول|حولني|حولوني|حوليني|تحولني|تحولوني|تحوليني|وصلني|وصلوني|توصلني|توصلوني|عطني|اعطني|عطوني|جيبلي|جيب لي|كلموني|خلي|خلو|نادي|نادو)';

export const WANT_AR =
  '(?:ابي|ابغي|ابغا|اريد|اود|احتاج|محتاج|محتاجه|عايز|عايزه|عاوز|عاوزه|بدي|بدنا|حاب|حابب|ودي|نبي|نبغي|ممكن|لازم|هاتلي|هات)';

export const TALK_ARABIZI =
  '(?:a?t?kall?[ei]m|atkallam|a7ki|ahki|e7ki|a7aki|akal+[ei]m|akal+em|akallmo|atwasal|at7adath|ta7weel|7aw+[ei]lni|7awluni|hawwelni|hawelni|7awelooni|was+[ei]lni|wa9elni|kal+emni)';
export const PERSON_ARABIZI =
  '(?:m[ou]?wa[zd]{1,3}[ae]f(?:een|in)?|mwzf|muwathaf|shakhs|sha5s|insan|ensan|bashar|bashari|7ad|7ada|hada|had|wa7ed|wahed|mas2ool|mas2oul|masool|m[uo]deer|m[uo]dir|khedmet (?:el |al )?3?omala2?|5edmet (?:el |al )?3?omala2?|khidmat (?:al |el )?3?[ou]mala2?)';
export const WANT_ARABIZI =
  '(?:abi|abee|aby|abgha|abghi|abga|areed|urid|ureed|ayez|3ayez|3ayz|3ayza|3awez|3awz|biddi|bedi|bdi|baddi|mumkin|momken|momkin|a7taj|ma7taj)';
