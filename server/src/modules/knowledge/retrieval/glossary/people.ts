/** People, their bodies, families, work, learning and minds. */
export const PEOPLE = `
person_word | person, human, humans, individual, individuals, humanity, mankind | شخص, انسان, بشر, فرد, افراد, اشخاص, بشري, بشريه
man | man, men, male, males, gentleman, gentlemen | رجل, رجال, ذكر, ذكور
woman | woman, women, female, females, lady, ladies | امراه, نساء, سيده, سيدات, انثى, اناث, حريم
child | child, children, kid, kids, childhood, toddler, youth, teenager, teenagers | طفل, اطفال, عيال, طفوله, بزران, شباب, مراهق, مراهقين
baby_word | baby, babies, infant, infants, newborn | رضيع, رضع, بيبي, مولود, مواليد
boy | boy, boys, son, sons | ولد, اولاد, ابن, ابناء
girl | girl, girls, daughter, daughters | بنت, بنات, فتاه, فتيات, ابنه
father | father, dad, fathers | اب, والد, اباء
mother | mother, mum, mom, mothers | ام, والده, امهات
parents | parents, parent | والدين, ابوين, اهل, والدان
brother | brother, brothers | اخ, اخوه, شقيق
sister | sister, sisters | اخت, اخوات, شقيقه
family_word | family, families, household, relatives | عائله, عائلات, اسره, اسر, اقارب
wife | wife, wives, bride | زوجه, زوجات, عروس
husband | husband, spouse, groom | زوج, ازواج, عريس
marriage | marriage, married, marry, wedding | زواج, تزوج, متزوج, زفاف, عرس
friend | friend, friends, friendship, companion | صديق, اصدقاء, صداقه, رفيق, صاحب
enemy | enemy, enemies, rival, rivals, opponent, opponents | عدو, اعداء, منافس, خصم, خصوم
birth | birth, born, birthday, birthplace | ولاده, ولد, مولد, ميلاد, مواليد
death | death, died, dead, die, deaths, dies, deceased | موت, مات, توفي, وفاه, ميت, وفيات
life_word | life, lives, living, live, lived, alive | حياه, عاش, يعيش, حي, معيشه
age_word | age, aged, ages, old, elderly, years old | عمر, سن, مسن, كبار السن, اعمار
name_word | name, names, named, called, title, titled, nickname, known as | اسم, اسماء, سمي, يسمى, لقب, يدعى, تسميه, عنوان, يعرف باسم
leader | leader, leaders, leadership, head, chief, led, lead | قائد, قاده, زعيم, قياده, رئيس, قاد, زعماء
member_word | member, members, membership | عضو, اعضاء, عضويه
team | team, teams, crew, squad | فريق, فرق, طاقم
group_word | group, groups, organization, organizations, organisation, association, society, societies, institution, institutions | مجموعه, مجموعات, منظمه, منظمات, جمعيه, مجتمع, رابطه, مؤسسه, مؤسسات
community | community, communities, social, public | مجتمع, مجتمعات, اجتماعي, اجتماعيه, عام, عامه, جماعه, طائفه
class_social | social class, middle class, working class, poor, rich, wealthy, wealth, poverty, income, inequality | طبقه, طبقات, فقير, فقراء, غني, اغنياء, ثروه, فقر, دخل, عدم المساواه, تفاوت
worker | worker, workers, employee, employees, employed, labor, labour, staff, employer | عامل, عمال, موظف, موظفين, عماله, عمل, صاحب العمل
job | job, jobs, profession, professional, professionals, occupation, career, employment, unemployment | وظيفه, وظائف, مهنه, مهن, مهني, مهنيه, توظيف, بطاله, حرفه
doctor | doctor, doctors, physician, physicians, surgeon, medical, medicine | طبيب, اطباء, دكتور, طبي, طب, طبيه, جراح
pharmacist | pharmacist, pharmacists, pharmacy, pharmacies | صيدلي, صيدلاني, صيدليه, صيادله, صيدليات
nurse | nurse, nurses | ممرض, ممرضه, ممرضات
hospital | hospital, hospitals, clinic | مستشفى, مستشفيات, عياده
drug | drug, drugs, medication, medications, prescription, medicines | دواء, ادويه, عقار, عقاقير, مخدرات, وصفه
patient | patient, patients | مريض, مرضى
disease | disease, diseases, illness, sick, infection, infections, infected | مرض, امراض, عدوى, اصابه, مصاب
cancer | cancer, tumor, tumors | سرطان, ورم, اورام
immune | immune, immunity, immune system, antibody, antibodies, vaccine, vaccination | مناعه, مناعي, جهاز المناعه, اجسام مضاده, لقاح, تطعيم
cell_body | cell, cells, cellular | خليه, خلايا, خلوي
virus | virus, viruses, bacteria, bacterial, pathogen, pathogens, microbe | فيروس, فيروسات, بكتيريا, جرثومه, جراثيم, مسببات الامراض, ميكروب
blood | blood | دم, الدم
heart | heart, cardiac | قلب, القلب
brain | brain, nervous, neural, mind, mental | دماغ, مخ, عصبي, عقل, عقلي, ذهني
eye | eye, eyes, vision, sight | عين, عيون, رؤيه, بصر
ear | ear, ears, hearing, heard, hear | اذن, اذان, سمع
mouth | mouth, teeth, tooth, tongue organ | فم, اسنان, سن
skin | skin | جلد, بشره
hair | hair | شعر
hand | hand, hands, arm, fingers, finger | يد, ايدي, ذراع, اصابع
foot | foot, feet, leg, legs | قدم, اقدام, رجل, ساق
bone | bone, bones, skeleton | عظم, عظام, هيكل عظمي
muscle | muscle, muscles | عضله, عضلات
body_word | body, bodies, organ, organs, physical | جسم, اجسام, جسد, عضو, جسدي, بدني
health_word | health, healthy, healthcare, wellbeing | صحه, صحي, صحيه, رعايه صحيه
student | student, students, pupil, pupils, undergraduate, undergraduates, graduate, graduates, alumni | طالب, طلاب, طلبه, تلميذ, تلاميذ, خريج, خريجين, خريجون
teacher | teacher, teachers, teaching, teach, taught, professor, professors, faculty, instructor | معلم, معلمين, مدرس, مدرسين, تدريس, استاذ, اساتذه, درس, علم, هيئه التدريس
school | school, schools, schooling | مدرسه, مدارس
university | university, universities, college, colleges, academic, campus, harvard | جامعه, جامعات, كليه, كليات, اكاديمي, حرم جامعي, هارفارد
education | education, educational, learn, learning, learned, study, studies, studied, studying | تعليم, تعليمي, تعلم, دراسه, دراسات, درس, تربيه
research | research, researcher, researchers, investigate, investigation | بحث, ابحاث, باحث, باحثين, بحوث, تحقيق
science | science, sciences, scientific, scientist, scientists | علم, علوم, علمي, عالم, علماء
theory | theory, theories, theoretical, hypothesis | نظريه, نظريات, نظري, فرضيه
knowledge_word | knowledge, know, known, information | معرفه, معلومات, معروف, يعرف
idea | idea, ideas, concept, concepts, thought, thoughts, thinking, think | فكره, افكار, مفهوم, مفاهيم, فكر, تفكير
philosophy | philosophy, philosopher, philosophers, philosophical | فلسفه, فيلسوف, فلاسفه, فلسفي
degree_academic | degree, degrees, diploma, doctorate, phd, bachelor, master | درجه علميه, شهاده, شهادات, دكتوراه, بكالوريوس, ماجستير
scholar | scholar, scholars, historian, historians, intellectual | عالم, علماء, باحث, مؤرخ, مؤرخين, مؤرخون, مفكر
award | award, awards, awarded, prize, prizes, medal, nobel, honor, honour, trophy | جائزه, جوائز, وسام, ميداليه, نوبل, تكريم, كاس, منح
writer | writer, writers, author, authors, wrote, write, written, writing, novelist | كاتب, كتاب, مؤلف, مؤلفين, كتب, كتابه, روائي
poet | poet, poets, poem, poems, poetry | شاعر, شعراء, قصيده, قصائد, شعر
book_word | book, books, novel, novels | كتاب, كتب, روايه, روايات
newspaper | newspaper, newspapers, magazine, magazines, journal, journalist, press | صحيفه, صحف, جريده, جرائد, مجله, مجلات, صحفي, صحافه
library_place | library, libraries, museum, museums, gallery, archive | مكتبه, مكتبات, متحف, متاحف, معرض, ارشيف
artist | artist, artists, painter, painting, paintings, art, arts, sculpture | فنان, فنانين, رسام, لوحه, لوحات, فن, فنون, رسم, نحت
music | music, musical, musician, musicians, song, songs, singer, singing, album, band | موسيقى, موسيقي, اغنيه, اغاني, مغني, غناء, البوم, فرقه
theatre | theatre, theater, theatres, play, plays, drama, opera | مسرح, مسارح, مسرحيه, دراما, اوبرا
film | film, films, movie, movies, cinema, director, actor, actors, actress, acting | فيلم, افلام, سينما, مخرج, ممثل, ممثلين, ممثله
television | television, tv, broadcast, broadcasting, channel, channels, series, episode, episodes, radio, network, networks | تلفزيون, تلفاز, بث, قناه, قنوات, مسلسل, حلقه, حلقات, اذاعه, راديو, شبكه, شبكات
doctor_who | doctor who | دكتور هو
sport | sport, sports, athlete, athletes, athletic | رياضه, رياضي, رياضات, رياضيين
football | football, soccer, nfl, super bowl, quarterback, touchdown | كره القدم, كره قدم, سوبر بول, السوبر بول, ظهير
game_word | game, games, match, matches, tournament, championship, cup, league, season, playoffs | لعبه, العاب, مباراه, مباريات, بطوله, دوري, موسم
player | player, players, coach, coaches | لاعب, لاعبين, مدرب, مدربين, لاعبون
score_word | score, scored, scores, goal, goals, points, point, record, records | نتيجه, سجل, هدف, اهداف, نقطه, نقاط, رقم قياسي, احرز
stadium | stadium, stadiums, arena | ملعب, ملاعب, استاد, مدرج
culture | culture, cultures, cultural, tradition, traditions, traditional, custom, customs | ثقافه, ثقافي, ثقافات, تقاليد, تقليدي, تقليديه, عادات, تراث
history_word | history, historic, historical, ancient, medieval, century, centuries | تاريخ, تاريخي, تاريخيه, قديم, قديمه, العصور الوسطى, قرن, قرون, القرن
era | era, period, age of, decade, decades, modern | عصر, حقبه, فتره, عهد, عقد, عقود, حديث, حديثه
customer_word | customer, customers, client, clients, guest, guests, visitor, visitors, tourist, tourists, tourism | عميل, عملاء, زبون, زبائن, ضيف, ضيوف, زائر, زوار, سائح, سياح, سياحه
manager_word | manager, managers, management, supervisor, boss | مدير, مدراء, مديرين, مشرف, اداره
chef | chef, chefs, cook, cooks | شيف, طباخ, طاهي, طهاه
driver_word | driver, drivers | سائق, سواق, سائقين
engineer | engineer, engineers, engineering, architect, architects, designer | مهندس, مهندسين, هندسه, معماري, مصمم
lawyer | lawyer, lawyers, attorney | محامي, محامين
farmer | farmer, farmers, farming, farm, farms, agriculture, agricultural | مزارع, مزارعين, زراعه, مزرعه, زراعي, فلاح
merchant | merchant, merchants, trader, traders, trade, trading | تاجر, تجار, تجاره, تجاري
inventor | inventor, invented, invention, inventions, invent, discovery, discovered, discover, discoveries | مخترع, اخترع, اختراع, اختراعات, اكتشف, اكتشاف, اكتشافات
founder | founder, founded, founding, founders, established, establish, establishment, creation, created, create | مؤسس, اسس, تاسس, تاسيس, انشا, انشاء, تاسست, انشئ, انشئت, خلق
explorer | explorer, explorers, exploration, expedition, voyage, astronaut, astronauts | مستكشف, استكشاف, رحله, بعثه, رائد فضاء, رواد فضاء, رواد الفضاء
love | love, loved, like, liked, favourite, favorite, prefer | حب, احب, مفضل, يفضل, عشق
fear | fear, afraid, scared, terror, terrorism, terrorist | خوف, خائف, رعب, ارهاب, ارهابي
anger | angry, anger, upset, annoyed | غضب, غاضب, زعلان, منزعج
happy_word | happy, happiness, joy, glad | سعيد, سعاده, فرح, مبسوط
opinion | opinion, opinions, view, views, believe, believed, argue, argued, claim, claimed, argument | راي, اراء, اعتقد, يعتقد, جادل, ادعى, حجه, وجهه نظر, زعم
critic | criticism, criticized, critic, critics, critical, review, reviews, controversy, controversial | نقد, انتقاد, انتقد, ناقد, نقاد, مراجعه, جدل, انتقادات
support_word | support, supported, supporters, supporter, help, helped, assistance, aid, backed | دعم, ايد, مؤيد, مؤيدين, مساعده, ساعد, مسانده, معونه
`;
