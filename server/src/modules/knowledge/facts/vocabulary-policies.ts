import type { PolicyTopic } from './types.ts';

const DELIVERY = '\\bdeliver(?:y|ies|s|ed)?\\b|\\bshipp?(?:ing|s|ed)?\\b|\\bcourier\\b|توصيل|نوصل|يوصل|توصلون|شحن|نشحن|تشحنون';
const delivery = new RegExp(DELIVERY, 'u');

/** Topics by words on folded text, most particular first. */
const TOPICS: [PolicyTopic, RegExp][] = [
  ['wifi', /\bwi-?fi\b|واي ?فاي/u],
  ['minimum_order', /\bmin(?:imum|\.)? order|minimum (?:spend|for delivery)|(?:ال)?حد (?:ال)?ادني/u],
  ['parking', /\bparking\b|\bvalet\b|(?<![\p{L}])(?:ال)?مواقف|موقفا|صف السيارات/u],
  ['cancellation', /\bcancel|الغاء|الغاوه|تلغي/u],
  ['exchange', /\bexchang|استبدال|تبديل|نبدل/u],
  ['refund', /\brefund|\breturn(?:s|ed|ing)?\b|money back|استرجاع|ارجاع|استرداد|يسترد|نعيد المبلغ|يعود المبلغ|نعوض|مسترد/u],
  ['booking', /\bbook(?:ing|ings|ed)?\b|\breserv|\bappointments?\b|\bdeposit\b|(?:ال)?حجز|تحجز|نحجز|عربون|نحتفظ بالطاوله/u],
  [
    'payment',
    /we accept|\bpayments?\b|\bpay (?:by|with|in|at)\b|\bvisa\b|\bmastercard\b|apple pay|\bmada\b|\bknet\b|\bcash\b|cheques|instal+ments|\bvat\b|الدفع|تدفع|فيزا|ماستركارد|(?<![\p{L}])مدي(?![\p{L}])|نقدا|كي نت|كاش|ضريبه القيمه/u,
  ],
  ['contact', /write to|contact us|^contact$|call us|\be-?mail\b|@|whatsapp|اتصل|تواصل|راسل|البريد|واتساب/u],
];
const FEE = /\bfees?\b|\bcosts?\b|\bcharge|\bfree\b|رسوم|مجان|مقابل|تكلفه/u;
const TIME = /\b(?:minutes?|mins?|hours?|days?|within the hour|same[- ]day|evening)\b|دقيقه|دقايق|ساعه|ساعات|ايام|يوم|\d{1,2}:\d{2}/u;

const AREA =
  /\bareas?\b|\bwithin\b|\bkm\b|\bdistricts?\b|(?:deliver|ship)s? (?:to|in|from)\b|\bonly\b|\babroad\b|\boutside\b|احياء|الاحياء|داخل|خارج|ضمن|مناطق|منطقه|نوصل|نشحن/u;

/** Topics that a folded text speaks of, the likeliest first. `hasMoney`: it names an amount. */
export function topicsOf(folded: string, hasMoney: boolean): PolicyTopic[] {
  const topics = TOPICS.filter(([, words]) => words.test(folded)).map(([topic]) => topic);
  if (delivery.test(folded)) {
    if (hasMoney || FEE.test(folded)) topics.push('delivery_fee');
    else if (TIME.test(folded) && !/\b(?:within|ضمن) \d+ ?(?:km|كم)/u.test(folded)) topics.push('delivery_time');
    else if (AREA.test(folded)) topics.push('delivery_area');
  }
  return topics;
}

/** The topic of a heading; null when it names none or several, such as "Orders and payment" beside "Delivery". */
export function headingTopic(folded: string): PolicyTopic | 'delivery' | null {
  const [topic] = TOPICS.filter(([, words]) => words.test(folded)).map(([name]) => name);
  if (topic) return topic;
  return delivery.test(folded) ? 'delivery' : null;
}
