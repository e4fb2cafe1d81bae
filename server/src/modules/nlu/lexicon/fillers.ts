const toSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Words that are never the thing asked about, beyond what the lexicon knows. After `normaliseText`. */
export const FILLERS =
  toSet(`a an the is are am was were be do does did can could will would should may i i'm i'd i'll you your u ur we us our they it its it's this that these those my me
of in on at to for from with and or but if by as so than please pls plz kindly just also too very really some any much many more most one ones how what what's which who whose why when where
get got have has had want need like know tell give let make take there here not no yes ok okay guys sir hello hi hey dear serve sell offer carry about talk speak chat human person agent someone food lot take accept people persons come sar sr aed dhs kwd kd egp usd use today see show
thing things something anything stuff
أنا انا انت انتم نحن هل ما ماذا من في علي الي عن مع او و ثم هذا هذه هذي هذول ذلك تلك هو هي هم لو سمحت سمحتي سمحتوا فضلك ممكن اي كل بعض لي لك لكم لنا عندي اذا ان انه انها يا طيب بس يعني لكن
كم شو وش ايش شنو ايه وين فين حق حقت حقكم تبع اللي الي يلي التي الذي كان تكون يكون شي شيء حاجه اشي واحد واحده منكم منه منها فيها فيه عليه عليها ده دي دا هاد هاي هيك كذا كده
اريد ابي ابغي ابغا بدي عايز عاوز عايزه حاب اعرف اسال عندكم عندكن عندكو لديكم سعر السعر الطبق طبق وجبه الوجبه
موظف موظفه احكي اكلم اتكلم حد احد اشخاص شخص تقبلون تاخذون اكل طعام الاكل جدا كثير ريال درهم دينار جنيه دولار
el al il elli illi hal law lo samaht samahti mumkin momken fi w wa ya bas min mn men 3an ma3 3ala la li lil ana enta enti hada hadha hay da di kam wesh wsh shu sho eish wein fein abi abgha biddi 3ayez akl akel akallem akalem mowazaf`);
