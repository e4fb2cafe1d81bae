/** The place itself: where it is, what it looks like, what it has. */
export const PLACE = `
location | location, located, where is, where are you, area, part of town, side of town, neighborhood, neighbourhood, district, near, nearby, directions | موقع, وين مكانكم, وين موقعكم, العنوان, لوكيشن, اللوكيشن, مكانكم, منطقه, حي, فين مكانكم, وينكم, فينكم | maw2e3, mawqe3, location, weinkom, feenkom, makankom
address > location | address, street, road, st, avenue, ave | عنوان, شارع, طريق | 3enwan, 3inwan, share3
postcode > address | postcode, post code, zip, zip code, postal code | رمز بريدي, الرمز البريدي | postcode
city | city, town, downtown, city center, centre of town | مدينه, وسط المدينه, وسط البلد | madina, west el balad
branch > location | branch, branches, outlet, outlets, other locations | فرع, فروع, فروعكم, افرع | far3, foroo3, fro3
map > location | map, google maps, pin | خريطه, خرائط, قوقل ماب, لوكيشن | khareta, location
transport > location | bus, train, metro, subway, station, public transport, bart, airport | مترو, محطه, مواصلات, باص, قطار, مطار | metro
attraction > location | attractions, tourist, sightseeing, walking distance, close to, things to do | معالم, سياحه, قريب من | siya7a
parking | parking, park, car park, parking lot, parking space, street parking, garage, parked, off street, on site parking | موقف, مواقف, باركن, باركنج, مصف, جراج, اركن, كراج | mawa2ef, mawaqef, parking, karaj
valet > parking | valet, valet parking | فاليه, صف سيارات | valet
bike_parking > parking | bike parking, bicycle parking, bike rack, bicycle, bike, bikes, bicycles | دراجه, دراجات, موقف دراجات | bike
ev_charging > parking | ev charging, electric car, charging station | شحن السيارات الكهربائيه, شاحن سياره | ev
accessibility | accessible, accessibility, disabled, disability, handicap, handicapped, special needs, mobility | ذوي الاحتياجات, احتياجات خاصه, اصحاب الهمم, معاقين | e7tiyajat khasa
wheelchair > accessibility | wheelchair, wheel chair, wheelchairs, ramp, wheelchair accessible | كرسي متحرك, كراسي متحركه | korsi mota7arek
elevator | elevator, lift, elevators | مصعد, اصنصير, اسانسير | asanseer
outdoor | outdoor, outdoors, outside, outdoor seating, patio, terrace, garden, al fresco, open air, sit outside, outdoor area, balcony, rooftop | خارجيه, جلسات خارجيه, تراس, حديقه, خارجي, بره, برا, الهواء الطلق, روف | barra, jalsat kharijiya, terrace
indoor | indoor, indoors, inside seating | داخلي, جلسات داخليه, جوا | jowa
family_section | family section, families section, singles section, partitions, private room, private dining | قسم عوائل, عوائل, عائلات, بارتيشن, غرفه خاصه, قسم افراد, عزاب | 3awael, 3wael, partition
seating | seating, seat, seats, table, tables, capacity, sit | مقعد, مقاعد, طاوله, طاولات, جلسه, جلسات, كراسي, قعده | tawla, jalsa, ga3da
groups | group, groups, large group, big group, large party, large parties, party of, big party | مجموعه, مجموعات, عدد كبير, جماعه | majmoo3a, group
kids | kid, kids, child, children, kid friendly, family friendly, child friendly, toddler, baby, infant, infants, kids menu, playground, play area, little ones | طفل, اطفال, للاطفال, عيال, العيال, بيبي, رضيع, ولاد, العاب | atfal, atfaal, 3eyal, awlad, kids
high_chair > kids | high chair, high chairs, highchair, highchairs, booster seat, baby chair, baby seat | كرسي اطفال, كراسي اطفال, كرسي بيبي | korsi atfal, high chair
pets | pet, pets, animal, animals, pet friendly, cat, cats | حيوان, حيوانات, حيوانات اليفه, قطه, قطط | 7ayawan, pets
dogs > pets | dog, dogs, puppy, dog friendly | كلب, كلاب | kalb, kelab
service_animal > pets | service animal, service dog, guide dog | كلب ارشاد, حيوان خدمه | guide dog
wifi | wifi, wi fi, wi-fi, internet, wireless, internet access, internet connection, web access | واي فاي, وايفاي, انترنت, نت, الوايفاي | wifi, internet, net
tv | tv, tvs, television, televisions, screen, watch the game, sports on tv | تلفزيون, شاشه, شاشات, تلفاز, مباراه | tv, shasha
live_music | live music, live band, band, live entertainment, dj, concert, musician | موسيقي حيه, فرقه, عزف, موسيقي, طرب | live music, mosi2a
entertainment | entertainment, karaoke, show, games, pool table, dancing | ترفيه, كاريوكي, عروض ترفيهيه | tarfeeh
noise | noise, noisy, loud, quiet, noise level, calm, peaceful, silence, silent, peace and quiet, quieter | ضوضاء, هادي, هدوء, ازعاج, صوت عالي, هاديء, رايق | hadi, hodoo2, dosha
ambience | ambience, ambiance, atmosphere, vibe, mood, decor, setting, feel of the place, environment, romantic, cozy, intimate, casual, trendy | اجواء, جو المكان, ديكور, رومانسي, رايق | ajwa2, ajwa
dress_code | dress code, attire, what to wear, dressed up, formal wear, dress | قواعد اللباس, زي, لبس رسمي, ملابس رسميه | dress code
view | view, views, scenery, overlook | اطلاله, منظر, فيو | manzar, view
smoking | smoking, smoke, smoker, smokers, cigarette, smoke free, non smoking | تدخين, ادخن, سجاير, سيجاره, مدخنين, دخان | tadkheen, adakhen
shisha > smoking | shisha, hookah, hubbly | شيشه, ارجيله, معسل, نرجيله | shisha, sheesha, argeela
restroom | restroom, bathroom, toilet, toilets, washroom, bathrooms, shower | حمام, دوره مياه, حمامات, دورات مياه | 7ammam, hammam
prayer_room | prayer room, mosque, pray | مصلي, مسجد, صلاه | mosalla, masjid
air_conditioning | air conditioning, air conditioner, air conditioned, ac, aircon, a/c | تكييف, مكيف, مكيفات | takyeef, mokayyef
heating | heating, heat, heated, heater, heaters | تدفئه, دفايه, سخان | tadfi2a
clean | clean, cleanliness, dirty, hygiene, tidy, spotless | نظافه, نظيف, وسخ, نظيفه | nadafa, netheef
comfort | comfortable, comfy, comfort, uncomfortable | مريح, مريحه, راحه | moree7
size | spacious, small, large room, big, roomy, huge, size | مساحه, واسع, صغير, كبير | wase3
crowd | busy, crowded, packed, crowd | زحمه, مزدحم | za7ma, zahma
`;
