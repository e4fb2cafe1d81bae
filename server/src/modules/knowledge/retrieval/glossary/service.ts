/** How a guest is served: bookings, delivery, payment, hours, contact. Row: `id > broader | English | Arabic, dialects included | Arabizi`. */
export const SERVICE = `
reservation | reservation, reserve, booking, book, book a table, appointment, by appointment | حجز, احجز, نحجز, الحجوزات, حجوزات, حجز طاوله, موعد, مواعيد مسبقه | 7ajz, hajz, a7jez, ahjez, 7jz
walk_in > reservation | walk in, walk ins, without reservation, first come first served | بدون حجز, من غير حجز | bdoon 7ajz
cancel | cancel, cancellation, call off, no show | الغاء, الغي, كنسل, كنسله, تكنسل | el8a2, cancel, kansel
waiting | wait, waiting, queue, wait list, waiting time | انتظار, ننتظر, طابور, سرا | intizar
delivery | delivery, deliver, delivered, delivering, home delivery, ship, shipping, courier, doordash, uber eats, grubhub, talabat, deliveroo, hungerstation, jahez | توصيل, توصلون, توصلوا, بتوصلوا, توصيله, ديليفري, دليفري, دلفري, يوصل, يوصلني, شحن, الشحن, تشحنون, هنقرستيشن, جاهز, طلبات | tawseel, tawsil, twseel, delivery, tewaslon, twaslon, bitwaslo
delivery_fee > delivery | delivery fee, delivery charge, shipping cost, shipping fee | رسوم التوصيل, سعر التوصيل, رسوم الشحن, التوصيل مجاني, شحن مجاني | rosoom el tawseel
minimum_order | minimum order, minimum spend, min order | حد ادني للطلب, اقل طلب, الحد الادني | a2al talab
takeaway | take out, takeout, takeaway, take away, pick up, pickup, carry out, collect my order, curbside | سفري, تيك اواي, تيكاواي, استلام, استلم, تيكاوي | safari, takeaway, estelam
drive_thru | drive thru, drive through, drivethrough | درايف ثرو, طلبات السيارات, خدمه السيارات | drive thru
dine_in | dine in, eat in, eat here, sit down | محلي, جلسه داخل, الاكل في المطعم | ma7alli
room_service | room service | خدمه الغرف | room service
table_service | table service, waiter service | خدمه الطاوله | table service
catering | catering, cater, caterer, buffet service | تموين, ضيافه, كيترنج, بوفيه للمناسبات | catering
event | event, party, wedding, birthday, celebration, private event, private party, special occasion | حفله, حفلات, مناسبه, مناسبات, عيد ميلاد, زفاف, عرس | 7afla, 3eed milad, 3id milad
payment | payment, pay, paid, payment method, form of payment, checkout payment | دفع, الدفع, ادفع, طرق الدفع, طريقه الدفع, تدفعون | daf3, dafa3, adfa3
card > payment | card, credit card, debit card, plastic | بطاقه, بطاقات, بطاقه ائتمان, فيزا, شبكه, كي نت | card, bta2a
visa_card > card | visa, mastercard, master card, maestro, amex, american express, discover card | ماستركارد, ماستر كارد, امريكان اكسبرس | visa, mastercard
mada > card | mada, knet, k net, benefit pay | مدي, كي نت, بنفت | mada, knet
cash > payment | cash, cash only, cash on delivery, cod | كاش, نقد, نقدا, نقدي, الدفع عند الاستلام | kash, cash, na2d
mobile_pay > payment | mobile payment, contactless, nfc, tap to pay, digital wallet | محفظه, دفع بالجوال, لا تلامسي | apple pay
apple_pay > mobile_pay | apple pay, applepay | ابل باي, آبل باي | apple pay
google_pay > mobile_pay | google pay, googlepay, android pay | جوجل باي, قوقل باي | google pay
stc_pay > mobile_pay | stc pay | اس تي سي باي | stc pay
crypto > payment | crypto, cryptocurrency, bitcoin, btc, ethereum | عملات رقميه, بتكوين, كريبتو | bitcoin
instalment > payment | instalment, installment, tabby, tamara, pay later, buy now pay later | تقسيط, اقساط, تابي, تمارا | ta2seet, tabby, tamara
tip | tip, tipping, gratuity, service charge | بقشيش, اكراميه, رسوم الخدمه | ba2sheesh
tax | tax, vat | ضريبه, القيمه المضافه | dareeba
price | price, cost, costs, how much, how expensive, expensive, cheap, charge, rate, price range, fee, pricing, pricey, inexpensive, affordable, moderate | سعر, اسعار, بكم, كم سعر, تكلفه, غالي, رخيص, ثمن, رسوم, قديش, بقديش, كام | se3er, se3r, s3r, bkam, bekam, bikam, kam se3er, adeish, 2adesh, bkem
free_of_charge > price | free, free of charge, complimentary, no charge, no extra charge, at no cost, included in the price, additional cost, extra cost, additional charge, charge extra | مجاني, مجانا, بدون رسوم, ببلاش, بلاش | majani, bbalash, balash
discount > price | discount, offer code, promo, promotion, coupon, voucher, deal, sale, special offer, student discount | خصم, خصومات, عرض, عروض, كوبون, تخفيض, تخفيضات, كود | 5asm, khasm, 3ard, 3oroud, takhfeed
gift_card > payment | gift card, gift voucher | بطاقه هديه, قسيمه | gift card
loyalty | loyalty, points, rewards, membership, member card | نقاط, ولاء, عضويه | no2at
hours | hours, opening hours, open, opens, opening time, close, closes, closing time, business hours, working hours, what time, operating hours, closed | ساعات العمل, اوقات العمل, دوام, الدوام, مواعيد العمل, مواعيد, تفتحون, تفتح, تفتحوا, بتفتحوا, تقفلون, تسكرون, يسكر, بتسكروا, بتقفلوا, فاتح, فاتحين, مفتوح, مغلق, ساعه كم, الساعه كم | dawam, tefta7on, tefta7, bteftah, maftoo7, meftah, fat7een, fate7, te2felo, tsakkron
open_24 > hours | 24 hours, 24/7, around the clock, all day and night | 24 ساعه, طوال اليوم, علي مدار الساعه | 24 sa3a
weekend | weekend, saturday, sunday | عطله نهايه الاسبوع, الويكند, ويكند, السبت, الاحد | weekend
friday | friday | الجمعه | jum3a, jom3a
ramadan | ramadan, iftar, suhoor | رمضان, افطار رمضان, سحور | ramadan, ramadhan, iftar
eid | eid, holiday, public holiday, christmas | عيد, العيد, عطله رسميه | eid, 3eed
contact | contact, contact details, contact info, reach you, get in touch | تواصل, اتواصل, التواصل, نتواصل | tawasol, atwasal
phone > contact | phone, phone number, telephone, call, mobile, contact number, tel, number to call | هاتف, جوال, رقم, رقم الهاتف, تلفون, موبايل, رقمكم, اتصل | ra2am, raqam, tel, telephone, jawal, mobile
whatsapp > contact | whatsapp, whats app | واتساب, واتس, الواتس | whatsapp, wats
email > contact | email, e mail, mail address | ايميل, بريد الكتروني, الايميل | email
website > contact | website, web site, online, web page, url | موقع الكتروني, الموقع, اونلاين | website
social > contact | instagram, facebook, twitter, social media, tiktok | انستقرام, انستا, فيسبوك, سناب | insta
order | order, orders, ordering, place an order | طلب, اطلب, طلبي, نطلب, طلبيه, اوردر | talab, atlob, order, talabi
order_status > order | order status, track, tracking, where is my order | تتبع, حاله الطلب, وين طلبي, فين الاوردر | wein talabi, fen el order
staff | staff, employee, waiter, waitress, server, team, personnel | موظف, موظفين, طاقم, نادل, جرسون | mowazaf
service_quality | customer service, friendly, helpful, attentive, courteous, rude, polite, hospitality | تعامل, خدمه العملاء, ودود, ضيافه | ta3amol
language | language, languages, english, spanish, french, speak, spoken, german, chinese, translate | لغه, لغات, انجليزي, يتكلم, يتحدث, عربي | lugha, english
complaint | complaint, complain, feedback | شكوي, شكاوي, اشتكي | shakwa
lost_found | lost, lost and found, left behind | مفقودات, نسيت, ضاع | nseet
security | security, safe area, cctv, security guard | امن, حراسه, كاميرات | amn
`;
