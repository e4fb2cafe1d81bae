/** The natural world, matter, numbers and machines. */
export const NATURE = `
earth | earth, planet, planets, globe, global, world, worldwide | ارض, الارض, كوكب, كواكب, عالم, عالمي, عالميه
sun_star | sun, solar, star, stars | شمس, شمسي, نجم, نجوم
moon | moon, lunar, apollo | قمر, القمر, قمري, ابولو
space_outer | space, outer space, spacecraft, spaceflight, satellite, satellites, orbit, nasa, rocket, shuttle | فضاء, الفضاء, فضائي, مركبه فضائيه, قمر صناعي, اقمار صناعيه, مدار, ناسا, صاروخ, مكوك
sky | sky, air, atmosphere, atmospheric | سماء, هواء, جو, غلاف جوي, جوي
sea | sea, seas, ocean, oceans, marine, maritime | بحر, بحار, محيط, محيطات, بحري, بحريه
river | river, rivers, stream, canal | نهر, انهار, قناه, جدول
lake | lake, lakes | بحيره, بحيرات
island | island, islands, isle | جزيره, جزر
mountain | mountain, mountains, hill, hills, peak, mount | جبل, جبال, تل, تلال, قمه
valley | valley, valleys, canyon | وادي, وديان, اوديه
desert | desert, deserts, sand | صحراء, صحاري, رمل, رمال, صحراوي
forest | forest, forests, tree, trees, wood, woods, jungle | غابه, غابات, شجره, اشجار, خشب, شجر
plant_living | plant, plants, flower, flowers, vegetation, grass, seeds, leaves | نبات, نباتات, زهره, زهور, ورد, عشب, بذور, اوراق
animal | animal, animals, wildlife, species, creature, creatures | حيوان, حيوانات, نوع, انواع, كائن, كائنات, حياه بريه
bird | bird, birds | طائر, طيور
fish_animal | fish, fishes, fishing | سمك, اسماك, صيد
horse | horse, horses, cavalry | حصان, خيول, خيل, فرسان
dog | dog, dogs | كلب, كلاب
cat | cat, cats | قط, قطط
insect | insect, insects, mosquito, bee, bees | حشره, حشرات, بعوض, نحل
jellyfish | ctenophore, ctenophores, jellyfish, comb jelly | مشطيات, المشطيات, قنديل البحر, قناديل البحر
dinosaur | dinosaur, dinosaurs, fossil, fossils, extinct, extinction | ديناصور, ديناصورات, احفوره, احافير, متحجرات, انقراض, منقرض
evolution | evolution, evolved, evolve, evolutionary | تطور, تطوري
gene | gene, genes, genetic, genetics, dna, rna | جين, جينات, جيني, وراثي, وراثه, حمض نووي
weather | weather, climate, climatic, season weather | طقس, مناخ, مناخي, مناخيه
climate_change | climate change, global warming, greenhouse | تغير المناخ, التغير المناخي, الاحتباس الحراري, احترار عالمي, دفيئه
rain | rain, rainfall, precipitation, storm, storms, flood, floods, flooding | مطر, امطار, هطول, عاصفه, عواصف, فيضان, فيضانات
snow | snow, ice, glacier, glaciers, glacial, frozen | ثلج, جليد, جليدي, متجمد, ثلوج
wind | wind, winds | ريح, رياح
temperature | temperature, temperatures, heat, hot, cold, warm, cool, thermal | حراره, درجه الحراره, ساخن, بارد, حار, دافئ, حراري, حراريه
fire | fire, fires, flame, burn, burning, combustion | نار, حريق, حرائق, لهب, احتراق, حرق
water_word | water, waters, fresh water, freshwater | ماء, مياه, مياه عذبه
oxygen | oxygen, o2, dioxygen | اكسجين, الاكسجين, اوكسجين
hydrogen | hydrogen | هيدروجين
carbon | carbon, carbon dioxide, co2 | كربون, ثاني اكسيد الكربون
gas_matter | gas, gases | غاز, غازات, غازي
oil_fuel | oil, petroleum, crude, opec, fuel, fuels, barrel | نفط, بترول, اوبك, وقود, برميل
coal | coal, mining, mine, mines, miners | فحم, تعدين, منجم, مناجم
gold_metal | gold, golden | ذهب, ذهبي
silver_metal | silver | فضه, فضي
iron_metal | iron, steel, metal, metals, copper | حديد, فولاذ, معدن, معادن, نحاس
rock | rock, rocks, stone, stones, mineral, minerals, geology, geological, geologist, geologists, sediment, sedimentary | صخر, صخور, حجر, احجار, معدن, جيولوجيا, جيولوجي, جيولوجيه, رواسب, رسوبي
earthquake | earthquake, earthquakes, seismic, volcano, volcanic, tectonic, plates | زلزال, زلازل, زلزالي, بركان, بركاني, تكتونيه, صفائح
soil | soil, land, lands, ground | تربه, ارض, اراضي
atom | atom, atoms, atomic, nuclear, electron, electrons, particle, particles, molecule, molecules, quantum | ذره, ذرات, ذري, نووي, الكترون, الكترونات, جسيم, جسيمات, جزيء, جزيئات, كم
force_physics | force, forces, gravity, gravitational, friction, newton, motion, acceleration, velocity | قوه, قوى, جاذبيه, احتكاك, نيوتن, حركه, تسارع, سرعه
energy | energy, power, electricity, electric, electrical, electromagnetic, magnetic | طاقه, قدره, كهرباء, كهربائي, كهربائيه, كهرومغناطيسي, مغناطيسي
light_word | light, lights, lighting, ray, rays, x ray, laser | ضوء, اضاءه, اضواء, شعاع, اشعه, ليزر, نور
sound_word | sound, sounds, noise, audio, voice | صوت, اصوات, ضوضاء, ضجيج, صوتي
chemistry | chemistry, chemical, chemicals, compound, compounds, element, elements, reaction, reactions, acid | كيمياء, كيميائي, كيميائيه, مركب, مركبات, عنصر, عناصر, تفاعل, تفاعلات, حمض
physics | physics, physicist, physicists | فيزياء, فيزيائي
biology | biology, biological, biologist, biodiversity, ecosystem, ecology, habitat | احياء, بيولوجي, بيولوجيا, تنوع حيوي, نظام بيئي, بيئه, موطن
chloroplast | chloroplast, chloroplasts, photosynthesis, chlorophyll | بلاستيدات خضراء, البلاستيدات, بلاستيده, بناء ضوئي, تمثيل ضوئي, كلوروفيل
environment | environment, environmental, pollution, conservation | بيئه, بيئي, بيئيه, تلوث, حفاظ
mathematics | mathematics, mathematical, math, mathematician, equation, equations, algebra, geometry | رياضيات, رياضي, معادله, معادلات, جبر, هندسه
prime_number | prime, primes, prime number, prime numbers, divisor, divisible | عدد اولي, اعداد اوليه, الاعداد الاوليه, اولي, قاسم, قابل للقسمه
number_word | number, numbers, integer, integers, figure, digits, how many, count | رقم, ارقام, عدد, اعداد, كم عدد, صحيح
complexity | complexity, complex, algorithm, algorithms, computation, computational, computing, turing machine, turing | تعقيد, معقد, خوارزميه, خوارزميات, حوسبه, حسابي, اله تورنج, تورينج, تورنغ
problem_word | problem, problems, issue, issues, difficulty, trouble, challenge, challenges | مشكله, مشاكل, مساله, مسائل, صعوبه, تحدي, تحديات, قضيه, قضايا
solution_word | solution, solutions, solve, solved, answer, answers | حل, حلول, حل, اجابه, جواب
computer | computer, computers, pc, software, hardware, program, programs, programming, digital | حاسوب, كمبيوتر, حواسيب, برنامج, برامج, برمجه, رقمي, برمجيات
internet_word | internet, web, website, online, email, packet switching, arpanet | انترنت, شبكه, موقع, مواقع, ويب, على الانترنت, بريد الكتروني, تبديل الحزم
technology | technology, technologies, technological, technical, technique, techniques, innovation | تكنولوجيا, تقنيه, تقنيات, تقني, تكنولوجي, ابتكار
machine | machine, machines, engine, engines, motor, mechanical, equipment, device, devices | اله, الات, محرك, محركات, ميكانيكي, معدات, جهاز, اجهزه
steam | steam, steam engine, boiler, piston, cylinder | بخار, محرك بخاري, المحرك البخاري, محركات البخار, مرجل, مكبس, اسطوانه
car_word | car, cars, vehicle, vehicles, automobile, automobiles, automotive, truck, toyota, ford | سياره, سيارات, مركبه, مركبات, شاحنه, تويوتا, فورد
train_word | train, trains, railway, railways, railroad, station, metro, subway, tram, trams | قطار, قطارات, سكه حديد, سكك حديديه, محطه, مترو, ترام
plane | plane, planes, aircraft, airplane, flight, flights, aviation, airport, airports, airline | طائره, طائرات, رحله, رحلات, طيران, مطار, مطارات, خطوط
boat | boat, boats, harbor, harbour, port, ports | قارب, قوارب, ميناء, موانئ, مرفا
bus_word | bus, buses, transport, transportation, transit, traffic | حافله, حافلات, باص, نقل, مواصلات, مرور
road_word | road, roads, highway, highways, street, streets, freeway, freeways, route, routes | طريق, طرق, شارع, شوارع, طريق سريع, مسار
bridge | bridge, bridges, tunnel | جسر, جسور, نفق
building_word | building, buildings, tower, towers, palace, castle, construction, constructed, built, build, architecture, structure, structures | مبنى, مباني, بناء, برج, ابراج, قصر, قلعه, بني, بنيت, عماره, تشييد, انشاءات, هيكل, هياكل
house_word | house, houses, housing, home, homes | بيت, بيوت, منزل, منازل, سكن, مسكن, اسكان
room_word | room, rooms, hall, halls | غرفه, غرف, قاعه, قاعات, صاله
wall | wall, walls, gate, gates, door, doors, window, windows | جدار, جدران, سور, بوابه, باب, ابواب, نافذه, نوافذ, حائط
garden | garden, gardens, park, parks, zoo | حديقه, حدائق, منتزه, متنزه
city_word | city, cities, town, towns, urban, municipality, municipal, metropolitan, downtown, suburb, suburbs | مدينه, مدن, بلده, بلدات, حضري, حضريه, بلديه, وسط المدينه, ضاحيه, ضواحي
village | village, villages, rural, countryside | قريه, قرى, ريف, ريفي
place_word | place, places, located, location, site, sites, situated, area, areas | مكان, اماكن, يقع, تقع, موقع, مواقع, منطقه, مساحه
north | north, northern | شمال, شمالي, شماليه
south | south, southern | جنوب, جنوبي, جنوبيه
east | east, eastern | شرق, شرقي, شرقيه
west | west, western | غرب, غربي, غربيه
distance | distance, distances, mile, miles, kilometer, kilometers, km, metre, metres, meter, meters, length, long | مسافه, ميل, اميال, كيلومتر, كيلومترات, كم, متر, امتار, طول, طويل
height | height, high, tall, altitude, elevation | ارتفاع, عالي, مرتفع, علو, طويل
depth | depth, deep, width, wide | عمق, عميق, عرض, عريض
weight_word | weight, mass, heavy, kilogram, kilograms, pound, pounds, ton, tons | وزن, كتله, ثقيل, كيلوغرام, كيلو, رطل, طن, اطنان
size_word | size, large, big, largest, biggest, huge, great, greatest, major, main | حجم, كبير, كبيره, اكبر, ضخم, عظيم, رئيسي, رئيسيه, اعظم
small_word | small, little, smaller, smallest, tiny, minor | صغير, صغيره, اصغر, ضئيل, بسيط
speed | speed, fast, quick, quickly, rapid, rapidly, slow, slowly | سرعه, سريع, بسرعه, بطيء, بسرعه
percent_word | percent, percentage, rate, rates, ratio, proportion, share, average | نسبه, نسبه مئويه, بالمئه, في المئه, معدل, معدلات, حصه, متوسط
half_word | half, quarter, third, majority, most, minority | نصف, ربع, ثلث, غالبيه, معظم, اغلبيه, اقليه, اغلب
thousand | thousand, thousands, hundred, hundreds, million, millions, billion, billions | الف, الاف, مئه, مئات, مليون, ملايين, مليار, مليارات
first_word | first, second, third place, last, final, finally, beginning, begin, began, start, started, starts, initial, initially, originally | اول, اولى, ثاني, ثالث, اخير, نهائي, بدايه, بدا, بدات, اصلا, في الاصل
end_word | end, ended, ending, finish, finished, stop, stopped, close down, cease | نهايه, انتهى, انتهت, توقف, اوقف, اختتم
year_word | year, years, annual, annually, yearly | سنه, سنوات, سنين, عام, اعوام, سنوي, سنويا
month_word | month, months, monthly | شهر, شهور, اشهر, شهري
week_word | week, weeks, weekly | اسبوع, اسابيع, اسبوعي
day_word | day, days, daily | يوم, ايام, يومي, يوميا
hour_word | hour, hours, minute, minutes, second, seconds | ساعه, ساعات, دقيقه, دقائق, ثانيه, ثواني
date_word | date, dates, when, what year, which year | تاريخ, متى, في اي عام, في اي سنه, امتى
january | january | يناير, كانون الثاني
february | february | فبراير, شباط
march_month | march | مارس, اذار
april | april | ابريل, نيسان
may_month | may month | مايو, ايار
june | june | يونيو, حزيران
july | july | يوليو, تموز
august | august | اغسطس, اب
september | september | سبتمبر, ايلول
october | october | اكتوبر, تشرين الاول
november | november | نوفمبر, تشرين الثاني
december | december | ديسمبر, كانون الاول
colour | color, colour, colors, colours | لون, الوان
black | black | اسود, سوداء, السود
white | white | ابيض, بيضاء, البيض
red | red | احمر, حمراء
blue | blue | ازرق, زرقاء
green | green | اخضر, خضراء
yellow | yellow | اصفر, صفراء
brown | brown | بني, بنيه
grey | grey, gray | رمادي
pink | pink | وردي, زهري
shape | shape, shapes, form, forms, circle, circular, square, triangle, line, lines | شكل, اشكال, دائره, دائري, مربع, مثلث, خط, خطوط
side_word | side, sides, left, right side, top, bottom, upper, lower, middle, center, centre, central | جانب, جوانب, يسار, يمين, اعلى, اسفل, علوي, سفلي, وسط, مركز, مركزي, مركزيه
material | material, materials, substance, substances, matter | ماده, مواد, خامات
glass | glass, plastic, paper, cotton, wool, silk, leather | زجاج, بلاستيك, ورق, قطن, صوف, حرير, جلد
`;
