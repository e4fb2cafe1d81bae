/** Currencies of the places we know; elsewhere the reader chooses. */
const CURRENCY_BY_ZONE: Record<string, string> = {
  'Asia/Riyadh': 'SAR',
  'Asia/Dubai': 'AED',
  'Asia/Kuwait': 'KWD',
  'Asia/Qatar': 'QAR',
  'Asia/Bahrain': 'BHD',
  'Asia/Muscat': 'OMR',
  'Asia/Amman': 'JOD',
  'Asia/Beirut': 'LBP',
  'Asia/Baghdad': 'IQD',
  'Asia/Damascus': 'SYP',
  'Asia/Aden': 'YER',
  'Asia/Gaza': 'ILS',
  'Asia/Hebron': 'ILS',
  'Africa/Cairo': 'EGP',
  'Africa/Khartoum': 'SDG',
  'Africa/Tripoli': 'LYD',
  'Africa/Tunis': 'TND',
  'Africa/Algiers': 'DZD',
  'Africa/Casablanca': 'MAD',
  'Europe/London': 'GBP',
  'Europe/Istanbul': 'TRY',
  'Europe/Zurich': 'CHF',
  'Asia/Karachi': 'PKR',
  'Asia/Kolkata': 'INR',
  'Asia/Calcutta': 'INR',
  'Asia/Singapore': 'SGD',
};
/** First in the list of currencies. */
export const NEAR_CURRENCIES = ['SAR', 'AED', 'KWD', 'QAR', 'BHD', 'OMR', 'EGP', 'JOD', 'IQD', 'LBP', 'MAD', 'USD', 'EUR', 'GBP'];

/** Where the business probably is, as this browser's clock says. */
export function guessPlace(timeZone: string): { timeZone: string; currency: string } {
  const known = CURRENCY_BY_ZONE[timeZone];
  if (known) return { timeZone, currency: known };
  const euro = timeZone.startsWith('Europe/');
  // A clock set to UTC says nothing about a place; most businesses that come to us are in the Gulf.
  const nowhere = !timeZone.includes('/') || timeZone.startsWith('Etc/');
  if (nowhere) return { timeZone: 'Asia/Riyadh', currency: 'SAR' };
  return { timeZone, currency: euro ? 'EUR' : 'USD' };
}
