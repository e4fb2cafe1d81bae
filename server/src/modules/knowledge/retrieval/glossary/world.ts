/** Lands, peoples, tongues, faiths, and how the world is ordered. */
export const WORLD = `
country | country, countries, nation, nations | دوله, بلد, بلاد, دول, بلدان, امه, امم
state_region | state, states, province, provinces, region, regions, territory, territories | ولايه, ولايات, محافظه, محافظات, اقليم, اقاليم, منطقه, مناطق, مقاطعه
capital_city | capital, capital city | عاصمه, العاصمه, عواصم
continent | continent, continents | قاره, قارات
border | border, borders, boundary, boundaries, frontier | حدود, حد
saudi | saudi arabia, saudi, ksa, saudis | السعوديه, سعودي, سعوديه, المملكه العربيه السعوديه
emirates | emirates, uae, emirati, united arab emirates | الامارات, اماراتي, اماراتيه, الامارات العربيه المتحده
kuwait | kuwait, kuwaiti | الكويت, كويتي, كويتيه
qatar | qatar, qatari | قطر, قطري, قطريه
bahrain | bahrain, bahraini | البحرين, بحريني
oman | oman, omani | عمان, عماني, سلطنه عمان
yemen | yemen, yemeni | اليمن, يمني
egypt | egypt, egyptian, egyptians | مصر, مصري, مصريه, مصريين
iraq | iraq, iraqi | العراق, عراقي
syria | syria, syrian | سوريا, سوري, سوريه
jordan | jordan, jordanian | الاردن, اردني
lebanon | lebanon, lebanese | لبنان, لبناني
palestine | palestine, palestinian | فلسطين, فلسطيني
israel | israel, israeli | اسرائيل, اسرائيلي
turkey | turkey, turkish, ottoman, turks | تركيا, تركي, تركيه, عثماني, عثمانيه, اتراك
iran | iran, iranian, persia, persian | ايران, ايراني, فارس, فارسي, فارسيه
india | india, indian, indians | الهند, هندي, هنديه, هنود
pakistan | pakistan, pakistani | باكستان, باكستاني
afghanistan | afghanistan, afghan | افغانستان, افغاني
china | china, chinese | الصين, صيني, صينيه
japan | japan, japanese | اليابان, ياباني, يابانيه
korea | korea, korean | كوريا, كوري, كوريه
mongolia | mongolia, mongol, mongols, mongolian | منغوليا, مغول, المغول, مغولي, منغولي
russia | russia, russian, soviet, soviet union, ussr | روسيا, روسي, روسيه, السوفيتي, الاتحاد السوفيتي, سوفييتي
france | france, french | فرنسا, فرنسي, فرنسيه, فرنسيون
germany | germany, german, germans | المانيا, الماني, المانيه, المان
britain | britain, british, united kingdom, uk, great britain | بريطانيا, بريطاني, بريطانيه, المملكه المتحده
england | england, english, englishman | انجلترا, انكلترا, انجليزي, انجليزيه, انكليزي
scotland | scotland, scottish, scots | اسكتلندا, اسكتلندي, سكوتلندا
ireland | ireland, irish | ايرلندا, ايرلندي
wales | wales, welsh | ويلز, ويلزي
spain | spain, spanish | اسبانيا, اسباني, اسبانيه
portugal | portugal, portuguese | البرتغال, برتغالي
italy | italy, italian | ايطاليا, ايطالي, ايطاليه
rome | rome, roman, romans | روما, روماني, رومانيه, الرومان
greece | greece, greek, greeks | اليونان, يوناني, يونانيه, اغريق, اغريقي
netherlands | netherlands, dutch, holland | هولندا, هولندي, هولنديه
belgium | belgium, belgian | بلجيكا, بلجيكي
switzerland | switzerland, swiss | سويسرا, سويسري
austria | austria, austrian, hungary, hungarian, austro hungarian | النمسا, نمساوي, المجر, مجري
poland | poland, polish, warsaw | بولندا, بولندي, وارسو
sweden | sweden, swedish | السويد, سويدي
norway | norway, norwegian, norse | النرويج, نرويجي
denmark | denmark, danish | الدنمارك, دنماركي
ukraine | ukraine, ukrainian | اوكرانيا, اوكراني
america | america, american, americans, united states, usa, us | امريكا, اميركا, امريكي, امريكيه, الولايات المتحده
canada | canada, canadian | كندا, كندي
mexico | mexico, mexican | المكسيك, مكسيكي
brazil | brazil, brazilian | البرازيل, برازيلي
argentina | argentina, argentine | الارجنتين, ارجنتيني
australia | australia, australian | استراليا, اوستراليا, استرالي
africa | africa, african, africans | افريقيا, افريقي, افريقيه
kenya | kenya, kenyan | كينيا, كيني
nigeria | nigeria, nigerian | نيجيريا, نيجيري
ethiopia | ethiopia, ethiopian | اثيوبيا, اثيوبي, الحبشه
sudan | sudan, sudanese | السودان, سوداني
morocco | morocco, moroccan | المغرب, مغربي
algeria | algeria, algerian | الجزائر, جزائري
tunisia | tunisia, tunisian | تونس, تونسي
libya | libya, libyan | ليبيا, ليبي
europe | europe, european, europeans | اوروبا, اوربا, اوروبي, اوروبيه
asia | asia, asian | اسيا, اسيوي, اسيويه
middle_east | middle east, middle eastern | الشرق الاوسط, شرق اوسطي
gulf | gulf, arabian gulf | خليج, الخليج, خليجي
arab | arab, arabs, arabic, arabia | عرب, عربي, عربيه, العرب, الجزيره العربيه
european_union | european union, eu | الاتحاد الاوروبي
united_nations | united nations, un | الامم المتحده
paris | paris | باريس
london | london | لندن
new_york | new york | نيويورك
california | california, los angeles, san francisco, hollywood | كاليفورنيا, لوس انجلوس, سان فرانسيسكو, هوليوود
florida | florida, jacksonville, miami | فلوريدا, جاكسونفيل, ميامي
texas | texas, houston | تكساس, هيوستن
washington | washington | واشنطن
amazon_forest | amazon, amazonia, rainforest, rain forest | الامازون, غابات مطيره, الغابات المطيره
alps | alps, alpine | جبال الالب, الالب
rhine | rhine | الراين, نهر الراين
nile | nile | النيل
mediterranean | mediterranean | المتوسط, البحر الابيض المتوسط
atlantic | atlantic | الاطلسي, المحيط الاطلسي
pacific | pacific | الهادئ, المحيط الهادئ
language_word | language, languages, tongue, dialect | لغه, لغات, لهجه, لسان
people_ethnic | people, peoples, ethnic, ethnicity, race, tribe, tribes, tribal | شعب, شعوب, عرق, عرقي, عرقيه, قبيله, قبائل, قوم
immigrant | immigrant, immigrants, immigration, migrant, migration, migrate, refugees, refugee | مهاجر, مهاجرين, هجره, مهاجرون, لاجئ, لاجئين
native | native, natives, indigenous, aboriginal | اصلي, اصليين, السكان الاصليين, سكان اصليون
colony | colony, colonies, colonial, colonialism, colonists, settlement, settlers, settle, settled | مستعمره, مستعمرات, استعمار, استعماري, مستوطنه, مستوطنين, استيطان, استقر
empire | empire, empires, imperial, imperialism, emperor | امبراطوريه, امبراطور, امبرياليه, امبراطوريات
kingdom | kingdom, kingdoms, monarchy, monarch, throne | مملكه, ممالك, ملكيه, عرش
king | king, kings | ملك, ملوك
queen | queen, queens | ملكه, ملكات
prince | prince, princes, princess | امير, امراء, اميره
sultan | sultan, caliph, caliphate | سلطان, خليفه, خلافه
dynasty | dynasty, dynasties, reign, reigned, ruled, ruler, rulers, rule | سلاله, اسره حاكمه, حكم, حاكم, حكام, عهد
noble | noble, nobles, nobility, lord, duke, aristocracy | نبيل, نبلاء, لورد, دوق, ارستقراطيه
president | president, presidents, presidential | رئيس, رؤساء, رئاسي, رئاسه
minister | minister, ministers, prime minister, ministry | وزير, وزراء, رئيس الوزراء, وزاره
government | government, governments, governmental, administration | حكومه, حكومات, حكومي, حكوميه, اداره
parliament | parliament, parliamentary, legislature, legislative, assembly, senate | برلمان, برلماني, تشريعي, تشريعيه, جمعيه, مجلس الشيوخ, مجلس تشريعي
council | council, councils, committee, committees, commission | مجلس, مجالس, لجنه, لجان, مفوضيه
election | election, elections, elected, elect, vote, votes, voting, voters, ballot | انتخاب, انتخابات, انتخب, منتخب, تصويت, صوت, اقتراع, ناخبين
party_political | political party, parties, liberal, conservative, labour, democrat, republican | حزب, احزاب, ليبرالي, محافظين, حزب العمال, ديمقراطي, جمهوري
politics | politics, political, politician, politicians | سياسه, سياسي, سياسيه, سياسيين
democracy | democracy, democratic | ديمقراطيه, ديموقراطيه
law_word | law, laws, legal, legally, legislation, act, statute, bill | قانون, قوانين, قانوني, تشريع, تشريعات
constitution | constitution, constitutional, amendment | دستور, دستوري, تعديل دستوري
court_law | court, courts, judge, judges, justice, supreme court, trial | محكمه, محاكم, قاضي, قضاه, عداله, محاكمه, المحكمه العليا
crime | crime, crimes, criminal, murder, killed, killing, illegal | جريمه, جرائم, مجرم, قتل, اجرامي, غير قانوني
prison | prison, prisoner, prisoners, jail, arrested, arrest, imprisoned | سجن, سجين, سجناء, اعتقال, اعتقل, سجون
police | police, officer, officers | شرطه, ضابط, ضباط
army | army, armies, military, troops, soldiers, soldier, forces | جيش, جيوش, عسكري, عسكريه, جنود, جندي, قوات
war | war, wars, warfare, battle, battles, fighting, fought, fight, combat | حرب, حروب, معركه, معارك, قتال, قاتل, صراع
navy | navy, naval, fleet, ship, ships, warship | بحريه, اسطول, سفينه, سفن
weapon | weapon, weapons, arms, gun, guns, bomb, missile, missiles | سلاح, اسلحه, قنبله, قنابل, صاروخ, صواريخ, بندقيه
peace | peace, treaty, treaties, agreement, agreements, truce | سلام, معاهده, معاهدات, اتفاقيه, اتفاق, اتفاقيات, هدنه
victory | victory, victories, won, win, wins, winner, winning, defeat, defeated, champion, champions | انتصار, نصر, فاز, فوز, هزيمه, هزم, بطل, ابطال, فائز
attack | attack, attacks, attacked, invasion, invaded, invade, raid, siege, assault | هجوم, هجمات, هاجم, غزو, غزا, غارات, حصار
conquer | conquer, conquered, conquest, captured, capture, occupied, occupation | فتح, غزو, استولى, احتل, احتلال, اسر
revolution | revolution, revolutionary, revolt, rebellion, uprising, rebels, protest, protests, riot | ثوره, ثوري, تمرد, انتفاضه, متمردين, احتجاج, احتجاجات, شغب
civil_disobedience | civil disobedience, disobedience | عصيان مدني, العصيان المدني, عصيان
independence | independence, independent, freedom, liberty, free | استقلال, مستقل, حريه, حر
slave | slave, slaves, slavery | عبد, عبيد, عبوديه, رق
right_civil | right, rights, civil rights | حق, حقوق, الحقوق المدنيه
citizen | citizen, citizens, citizenship, resident, residents, inhabitants, population | مواطن, مواطنين, مواطنون, جنسيه, سكان, مقيم, نسمه, تعداد السكان
religion | religion, religions, religious, faith, belief, beliefs | دين, اديان, ديني, دينيه, ايمان, معتقد, معتقدات, عقيده
islam | islam, islamic, muslim, muslims, islamism, islamist | اسلام, اسلامي, اسلاميه, مسلم, مسلمين, مسلمون, اسلاميين
christian | christian, christians, christianity | مسيحي, مسيحيه, مسيحيين, المسيحيه, نصراني
catholic | catholic, catholics, roman catholic, pope | كاثوليكي, كاثوليك, كاثوليكيه, بابا, البابا
protestant | protestant, protestants, huguenot, huguenots, reformation, lutheran, methodist, calvinist | بروتستانت, بروتستانتي, هوغونوت, الهوغونوتيون, اصلاح, لوثري, ميثودي, كالفيني
jewish | jewish, jews, judaism, jew | يهودي, يهود, يهوديه
buddhist | buddhist, buddhism, buddha | بوذي, بوذيه, بوذا
hindu | hindu, hinduism | هندوسي, هندوسيه
church | church, churches, cathedral, chapel | كنيسه, كنائس, كاتدرائيه
mosque | mosque, mosques | مسجد, مساجد, جامع
temple | temple, temples | معبد, معابد
priest | priest, priests, bishop, bishops, clergy, monk, monks | قس, كاهن, كهنه, اسقف, راهب, رهبان, رجال الدين
god | god, gods, divine, lord jesus, jesus, christ | اله, الله, الهه, رب, الهي, يسوع, المسيح
prophet | prophet, prophets, muhammad | نبي, انبياء, رسول, محمد
holy_book | bible, quran, koran, scripture, gospel | الكتاب المقدس, انجيل, القران, قران, نصوص مقدسه
prayer | prayer, prayers, pray, worship | صلاه, صلوات, عباده
heaven | heaven, hell, soul, spirit, spiritual, salvation | جنه, جحيم, روح, روحي, خلاص, نفس
holiday_word | holiday, holidays, festival, festivals, feast, celebration, celebrate | عيد, اعياد, مهرجان, مهرجانات, احتفال, عطله
plague | plague, black death, epidemic, pandemic | طاعون, الموت الاسود, وباء, جائحه
`;
