/** Shops: goods, sizes, returns, care; and the plain words of any business. */
export const RETAIL = `
refund | refund, refunds, money back, refunded | استرجاع, استرداد, ارجاع المبلغ, رجع فلوسي, ترجيع, فلوسي | refund, istirja3, raja3 flosi
return_goods > refund | return, returns, send back, return policy, returning | ارجاع, ارجع, مرتجع, سياسه الارجاع, ترجع, نرجع | arja3, raje3
exchange | exchange, exchanges, swap, replace, replacement, change the size | استبدال, تبديل, ابدل, ابدله, تغيير المقاس | tabdeel, istibdal, abaddel
warranty | warranty, guarantee, guaranteed | ضمان, كفاله | daman, damaan
size_chart | size, sizes, size chart, size guide, sizing, fit, measurements, xl, small medium large | مقاس, مقاسات, قياس, جدول المقاسات, سايز | ma2as, m2as, size, qiyas
colour | colour, color, colours, colors | لون, الوان, الالوان | lon, alwan
in_stock | in stock, out of stock, restock, sold out, stock, availability | متوفر, نفذ, خلص, المخزون, متوفره | metwafer, mutawafer, khalas
dress_item | dress, dresses, gown, kaftan | فستان, فساتين, قفطان, دراعه | fostan, fustan, dara3a
abaya | abaya, abayas | عبايه, عبايات, عباءه | 3abaya, abaya
scarf | scarf, scarves, hijab, shayla, veil | شيله, طرحه, حجاب, وشاح | 7ijab, shaila, tar7a
shirt | shirt, t shirt, blouse | قميص, بلوزه, تيشيرت, تي شيرت | 2amees, blouse
trousers | trousers, pants, jeans | بنطلون, جينز, بنطال | bantalon
shoes | shoes, sandals, heels, sneakers | حذاء, جزمه, كعب, صندل, شوز | jazma, shoes
bag_item | bag, handbag, purse, clutch | شنطه, حقيبه, شنط | shanta
jewellery | jewellery, jewelry, necklace, ring, earrings, bracelet | مجوهرات, خاتم, سوار, اقراط, عقد, اكسسوارات | mojawharat
perfume | perfume, fragrance, oud, scent | عطر, عطور, عود, بخور | 3etr, 3ood
fabric | fabric, material, cotton, silk, linen, crepe, chiffon | قماش, خامه, قطن, حرير, كتان, كريب, شيفون | 2omash, khama
care | wash, washing instructions, dry clean only, care instructions, iron | غسل, كوي, العنايه بالقطعه | ghaseel
custom_made | custom, tailor, tailored, alteration, alterations, made to measure, customise, customize, bespoke | تفصيل, خياط, تعديل, حسب الطلب | tafseel, khayyat
gift_wrap | gift, gift wrap, wrapping, gift box, present | هديه, تغليف, تغليف هدايا, هدايا | hadiya, taghleef
new_collection | new arrivals, new collection, collection, latest | تشكيله جديده, وصل حديثا, كولكشن, جديدكم | collection
international > delivery | international shipping, worldwide, ship abroad, overseas | شحن دولي, خارج الكويت, شحن خارجي, دول الخليج | international
customs > delivery | customs, duty, duties, import fees | جمارك, رسوم جمركيه | jamarek
delivery_time > delivery | delivery time, how long does delivery take, arrive, when will it arrive, business days, working days, same day | مده التوصيل, متي يوصل, كم يوم, ايام عمل, نفس اليوم | meta yosal
invoice | invoice, receipt, bill | فاتوره, وصل, ايصال | fatoora
showroom > location | showroom, boutique, store location, shop location | بوتيك, معرض, المحل | boutique
wholesale | wholesale, bulk, bulk order | جمله, كميات, بالجمله | jomla
job | job, jobs, hiring, career, vacancy, work for you | وظيفه, وظايف, توظيف, شغل | wazeefa
owner | owner, founder, owned by, manager | صاحب, مالك, مدير, مؤسس | sa7eb, modeer
history | founded, established, since when, history | تاسس, تاسيس, تاريخ, من متي | tarikh
quality | quality, authentic, original, genuine | جوده, اصلي, اصليه | jawda, asli
privacy | privacy, personal data, data protection | خصوصيه, بيانات شخصيه | khososiya
franchise | franchise | امتياز, فرنشايز | franchise
account | account, login, password, sign up, register | حساب, كلمه المرور, تسجيل, باسورد | 7isab
app | app, application, mobile app | تطبيق, ابلكيشن, برنامج | tatbee2, app
number_people | people, persons, guests, adults | اشخاص, شخص, ضيوف, افراد | ashkhas, nafar
today | today, tonight | اليوم, الليله, النهارده, الليله | elyom, el yom, enaharda
tomorrow | tomorrow | بكره, غدا, باجر, بكرا | bokra, bukra, bacher
morning | morning | صباح, الصبح, صباحا | sob7
evening | evening, night | مساء, ليل, الليل, بالليل | layl
large_order | large order, big order | طلبيه كبيره | 
name | name, called | اسم, يسمي | esm
year | year, years | سنه, عام, سنوات, اعوام | sana
month | month, months | شهر, اشهر, شهور | shahr
week | week, weeks | اسبوع, اسابيع | osboo3
day | day, days | يوم, ايام | yom
hour | hour | ساعه, ساعات | sa3a
minute | minute, minutes | دقيقه, دقايق | d2i2a
`;
