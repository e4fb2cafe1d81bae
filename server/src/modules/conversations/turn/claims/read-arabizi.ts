// Arabic in Latin letters and digits, as far as claims go: the words by which figures, allergens and promises are told.

const ARABIZI: Readonly<Record<string, string>> = { '2': 'ء', '3': 'ع', '5': 'خ', '6': 'ط', '7': 'ح', '8': 'ق', '9': 'ص' };
const MIXED = /(?<![\p{L}\p{N}.,:/@-])(?=[a-z']*\d)(?=\d?[a-z'])[a-z'235-9]+(?![\p{L}\p{N}])/gu;
/** Glued to a figure these are a currency, a unit, a half of the day or a small word, and the figure is one. */
const GLUED =
  /^(?:\d+(?:st|nd|rd|th|am|pm|a|p|k|g|gr|gm|kg|mg|ml|cl|l|lt|cm|mm|m|km|h|hr|hrs|min|mins|s|x|d|w|pcs|pc|sar|sr|aed|dhs?|kwd|kd|qar|qr|bhd|bd|omr|usd|eur|egp|le|jod|jd|riyals?|dirhams?|dinars?|kcal|cal|oz|lb|inch|in)|(?:sar|sr|aed|dhs?|kwd|kd|qar|qr|bhd|bd|omr|usd|eur|egp|le|jod|jd|no|nr|x|b|bi|la|l|w|el|al|ma|at|to|for|only|just)\d+)$/;
/** "3am nefta7" is no time but "we are opening". */
const PROGRESSIVE =
  /(?<![\p{L}\p{N}])(?<!\b(?:at|until|till|to|from|by|and|or|-) )3am(?= [bnyt][a-z']*[235-9]|[ ](?:ni|nu|ne|bt|by|nb|te|ye|ya|ta)[a-z]{3,})/gu;

/** In Arabizi 3, 7 and their like are letters ("3endena", "sa3a"). Same length, so that places in the text stay. */
export function lettersForDigits(folded: string): string {
  return folded.replace(PROGRESSIVE, 'عam').replace(MIXED, (token) => {
    // Two digits side by side are a figure or a code, and a voucher code is no word.
    if (GLUED.test(token) || /\d\d/.test(token) || (token.match(/[a-z]/g)?.length ?? 0) < 2) return token;
    return token.replace(/\d/g, (digit) => ARABIZI[digit] ?? digit);
  });
}

const LEXICON: readonly [source: string, arabic: string][] = [
  ['m[uo]?k[a]?s+ar+[aei]t', 'مكسرات'],
  ['s[ieo]ms[ieo]m', 'سمسم'],
  ['(?:7|h)al[ei]+b', 'حليب'],
  ['b[ae][iy]+[dz]', 'بيض'],
  ['samak|semak', 'سمك'],
  ['fosto[2kq]|fustu[2kq]', 'فستق'],
  ['la?[wo]z', 'لوز'],
  ['robyan|rubyan|gambari|jambari|2raydis', 'روبيان'],
  ['ma ?f[ie]+(?:h|ha|hash|sh)?|mafish|mafeesh', 'ما فيه'],
  ['b[ie]?doo?n|bdun|m[ie]?n (?:gh|8)[ei]+r|bala', 'بدون'],
  ['(?:5|kh)al[iy]+(?:ya|ye)? m[ie]?n', 'خالي من'],
  ['a+m[ie]+n(?:a|eh)? (?:la|lil|l|le|li|3ala)', 'آمن لمن'],
  ['d[ae]?[2qg][aei]*[2qg]*[iy]*[2qg]a|d2aye2|da[2qg]aye[2qg]', 'min'],
  ['sa3at?|sa3aat', 'ساعه'],
  ['f[ou]?roo?3|fer3|far3', 'فرع'],
  ['su3r[ae]|se3r[ae] (?:7|h)arar[iy]+[ae]|calories', 'سعره'],
];
const WORDS = LEXICON.map(([source, arabic]) => [new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu'), arabic] as const);
/** Words that only Arabizi has; without one a Latin text is English and is left alone. */
const MARK =
  /(?<![\p{L}\p{N}])(?=[a-z']*[a-z])(?:[a-z']*[235-9][a-z']+|[a-z']{2,}[235-9])(?![\p{L}\p{N}])|(?<![\p{L}])(?:el|il|bas|ma fi|mafi|mafish|bidoon|bdoon|kol|kel|fih|feeh|ra7|mn|3ala|wa7ad|habibi|tfaddal|ahlan|shu|shou|enta|inta|akeed|tamam)(?![\p{L}])/u;

/** The same sentence with those words in Arabic; other sentences as they are. Places in the text stay where they can. */
export function readArabizi(folded: string): string {
  if (!MARK.test(folded)) return folded;
  return WORDS.reduce((text, [pattern, arabic]) => text.replace(pattern, (found) => arabic.padEnd(found.length)), folded);
}
