/** Hotels and longer stays. */
export const STAY = `
check_in | check in, checkin, checking in, check ins, arrive, arrival, arrival time | تسجيل الدخول, تشيك ان, وقت الدخول, الوصول | check in
check_out | check out, checkout, checking out, departure, leave the room, vacate | تسجيل الخروج, تشيك اوت, المغادره, وقت الخروج | check out
room | room, rooms, suite, bedroom, accommodation | غرفه, غرف, جناح, اوضه | ghorfa, 8orfa, oda
bed | bed, beds, mattress, king bed, queen bed | سرير, اسره, سراير | sareer
extra_bed > bed | extra bed, extra beds, additional bed, additional beds, crib, cribs, cot, cots, rollaway, rollaway bed, roll away, extra cot, extra mattress | سرير اضافي, سرير اطفال, سرير زياده | extra bed
housekeeping | housekeeping, house keeping, daily cleaning, maid, maid service, room cleaning, clean my room, cleaning service | تنظيف الغرف, خدمه التنظيف, نظافه الغرف | housekeeping
laundry | laundry, laundering, dry cleaning, washing machine, wash my clothes, dry cleaned, washer | غسيل, مغسله, غسيل ملابس | ghaseel, laundry
bag_storage | luggage storage, bag storage, store luggage, luggage, bags, baggage, store my bags, suitcase, suitcases, leave my bags, store bags, belongings | تخزين الامتعه, حفظ الامتعه, شنط, امتعه, حقائب | shonat, luggage
safe_box | safe, safe box, safety deposit box, deposit box, in room safe, valuables, lockbox, safety box, safe deposit | خزنه, صندوق امانات, خزينه | khazna, safe
front_desk | front desk, reception, receptionist, lobby, 24 hour front desk | استقبال, ريسبشن, الاستقبال | reception
concierge > front_desk | concierge | كونسيرج | concierge
shuttle | shuttle, shuttle service, airport shuttle, airport transfer, airport pick up, transfer | نقل من المطار, توصيل المطار, شاتل, باص المطار | shuttle
gym | gym, fitness, fitness center, fitness centre, workout, exercise, work out, weights, treadmill | جيم, نادي رياضي, صاله رياضيه, رياضه | gym, nadi
pool | pool, swimming pool, swim, swimming | مسبح, حمام سباحه, سباحه | masba7
spa | spa, massage, sauna, hot tub, jacuzzi, steam room | سبا, مساج, ساونا, جاكوزي | spa, massage
meeting_room | meeting room, meeting rooms, conference, conference room, meeting, meetings, business center, banquet, meeting space, meeting facilities, conference facilities | قاعه اجتماعات, اجتماع, اجتماعات, مؤتمر, قاعه | meeting room
kitchen_room | kitchen, kitchenette, refrigerator, fridge, microwave, cook my own, stove, mini fridge | مطبخ صغير, ثلاجه, ميكروويف | matbakh
onsite_restaurant | restaurant on site, onsite restaurant, on site restaurant, in house restaurant, hotel restaurant, restaurant at the hotel, restaurant in the hotel | مطعم الفندق, مطعم في الفندق | mat3am el fondo2
minimum_age | minimum age, min age, age requirement, age limit, how old, age restriction, age policy, must be 18, years old, years of age | الحد الادني للعمر, العمر, السن القانوني, كم عمر | 3omr
deposit | deposit, security deposit, prepayment, prepay, down payment | تامين, عربون, دفعه مقدمه | 3arboon
id_document | id, passport, identification, photo id | هويه, جواز, اثبات, بطاقه شخصيه | hawiya
towel | towel, towels, linen, toiletries, amenities, slippers | منشفه, مناشف, فوط | fowat
property_type | guesthouse, guest house, bed and breakfast, hostel | بيت ضيافه, نزل | hostel
stars | star rating, stars, rating, rated | نجوم, تقييم | ta2yeem
sleep | sleep, sleeping, slept | نوم, انام | noom
balcony > room | sea view, city view | مطل علي البحر | balcony
`;
