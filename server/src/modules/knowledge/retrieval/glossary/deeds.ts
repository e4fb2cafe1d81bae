/** What is done and what things are like: verbs, money and affairs, and the words that compare. */
export const DEEDS = `
make | make, makes, made, making, produce, produced, produces, production, producer, manufacture, manufactured, manufacturing | صنع, يصنع, صنعت, انتج, انتاج, ينتج, منتج, تصنيع, صناعه
industry | industry, industries, industrial, factory, factories | صناعه, صناعات, صناعي, صناعيه, مصنع, مصانع
use_verb | use, used, uses, using, usage, utilize | استخدم, استخدام, يستخدم, تستخدم, استعمال, استعمل
give | give, gives, gave, given, provide, provides, provided, offer, offered, offers, grant, granted, supply, supplied | اعطى, يعطي, قدم, يقدم, وفر, يوفر, منح, زود, تقدم, عرض
take_verb | take, takes, took, taken, receive, received, receives, obtain, obtained, get, got, acquire, acquired | اخذ, ياخذ, تلقى, حصل, يحصل, حصول, استلم, اكتسب, استحوذ
send_verb | send, sent, deliver, transmit, ship | ارسل, يرسل, ارسال, بعث, نقل, شحن
bring | bring, brought, carry, carried, transfer, transferred, move, moved, moving, moves, movement, movements | جلب, احضر, حمل, نقل, انتقل, تحرك, حركه, انتقال, حركات
go_verb | go, goes, went, going, travel, traveled, travelled, journey, trip, leave, left, depart | ذهب, يذهب, سافر, سفر, رحله, غادر, رحل, مغادره, رحيل
come_verb | come, came, arrive, arrived, arrival, return, returned, returns | جاء, ياتي, وصل, وصول, عاد, رجع, عوده, رجوع
enter | enter, entered, entry, access, join, joined, admission, admitted | دخل, دخول, انضم, انضمام, وصول, قبول, التحق
see_verb | see, saw, seen, look, watch, watched, view, viewed, observe, observed, observation | راى, شاهد, يشاهد, نظر, مشاهده, لاحظ, ملاحظه, رصد
find_verb | find, found, finding, findings, search, searched, detect, detected | وجد, عثر, ايجاد, بحث, كشف, اكتشف
say | say, said, says, tell, told, speak, spoke, spoken, speech, talk, state, stated, announce, announced, declare, declared, declaration | قال, يقول, ذكر, تحدث, خطاب, صرح, اعلن, اعلان, تكلم, ادلى
ask_verb | ask, asked, question, questions, request, requested, demand, demanded, require, required, requirement, requirements, need, needed, needs | سال, سؤال, اسئله, طلب, طالب, يتطلب, متطلبات, حاجه, احتاج, يحتاج, تطلب
answer_verb | reply, respond, responded, response, responses, react | رد, استجاب, استجابه, ردود, استجابات
want | want, wanted, wish, hope, hoped, aim, purpose, goal aim, intention, intended | اراد, يريد, رغب, امل, هدف, غرض, نيه, قصد, اغراض
plan_verb | plan, plans, planned, planning, project, projects, program plan, scheme, strategy | خطه, خطط, تخطيط, مشروع, مشاريع, برنامج, استراتيجيه, خطط
decide | decide, decided, decision, decisions, choose, chose, chosen, choice, select, selected, selection | قرر, قرار, قرارات, اختار, اختيار, انتقاء
allow | allow, allowed, allows, permit, permitted, permission, enable, enabled | سمح, يسمح, سماح, اذن, تصريح, مكن, اتاح
refuse_verb | refuse, refused, reject, rejected, deny, denied, ban, banned, prohibit, prohibited, prevent, prevented, forbidden | رفض, يرفض, انكر, حظر, منع, ممنوع, تحريم, حظرت
protect | protect, protected, protection, defend, defense, defence, guard, safety, security | حمى, حمايه, يحمي, دفاع, دافع, حراسه, امان, امن, سلامه
destroy | destroy, destroyed, destruction, damage, damaged, loss, lost, lose, losses | دمر, تدمير, دمار, ضرر, اضرار, خسر, خساره, خسائر, فقد, فقدان
change_verb | change, changes, changed, changing, alter, convert, converted, transform, transformation, replace, replaced, switch | تغير, غير, تغيير, تغييرات, حول, تحويل, تحول, استبدل, استبدال
grow | grow, grew, grown, growth, growing, increase, increased, increases, increasing, expand, expanded, expansion, rise, rose, rising | نما, نمو, ازداد, زياده, زاد, يزيد, توسع, ارتفع, ارتفاع, تزايد
reduce | reduce, reduced, reduction, decrease, decreased, decline, declined, fall, fell, drop, dropped, lower, cut | قلل, تقليل, انخفض, انخفاض, تراجع, نقص, هبط, خفض, سقط, سقوط, تخفيض
develop | develop, developed, develops, development, developing, improve, improved, improvement, improvements, progress, advance, advanced, advances | طور, تطوير, تطور, تنميه, حسن, تحسين, تقدم, متقدم, تحسينات
cause_verb | cause, caused, causes, reason, reasons, because, due to, why, lead to, result, results, resulted, effect, effects, affect, affected, impact, influence, influenced, consequence | سبب, اسباب, تسبب, يسبب, بسبب, لماذا, ادى, نتيجه, نتائج, تاثير, اثر, اثار, اثرت, عواقب, ليش
compare | compare, compared, comparison, similar, similarity, same, equal, different, difference, differences, differ, unlike | قارن, مقارنه, مشابه, مماثل, تشابه, نفس, متساوي, مختلف, اختلاف, فرق, فروق, يختلف, مساواه
include | include, included, includes, including, contain, contained, contains, consist, consists, comprise, composed, part of | شمل, يشمل, تضمن, يتضمن, احتوى, يحتوي, تتكون, يتكون, يتالف, تشمل
part_word | part, parts, component, components, section, sections, portion, piece, pieces, segment | جزء, اجزاء, مكون, مكونات, قسم, اقسام, قطعه, قطع, مقطع
type_word | type, types, kind, kinds, category, categories, variety, varieties, sort, form of | نوع, انواع, صنف, اصناف, فئه, فئات, تصنيف
example | example, examples, instance, such as | مثال, امثله, مثل, على سبيل المثال
method | method, methods, way, ways, process, processes, procedure, procedures, approach, system, systems | طريقه, طرق, اسلوب, اساليب, عمليه, عمليات, اجراء, اجراءات, نهج, نظام, انظمه, منهج
work_verb | work, works, worked, working, operate, operated, operation, operations, function, functions, role, roles, task, tasks, duty, duties | عمل, يعمل, اعمال, تشغيل, عمليه, عمليات, وظيفه, وظائف, دور, ادوار, مهمه, مهام, واجب, واجبات
serve_verb | serve, served, serves, service, services | خدم, خدمه, يخدم, خدمات, تخدم
control_verb | control, controlled, controls, manage, managed, regulate, regulation, regulations, power over, authority, authorities | سيطر, سيطره, تحكم, ادار, ينظم, تنظيم, لوائح, سلطه, سلطات, سيطرت
hold | hold, held, keep, kept, maintain, maintained, store, stored, preserve, save, saved | امسك, حافظ, احتفظ, ابقى, خزن, تخزين, حفظ, عقد, محفوظ
open_verb | open, opened, opening, launch, launched, introduce, introduced, introduction | فتح, افتتح, افتتاح, اطلق, اطلاق, ادخل, مقدمه, ادخال, طرح
meet | meet, met, meeting, meetings, conference, gather, gathering | اجتمع, اجتماع, اجتماعات, التقى, لقاء, مؤتمر, قمه
follow | follow, followed, following, follower, followers, pursue | تبع, يتبع, اتبع, اتباع, لاحق, تلى
call_verb | call, calls, phone call, invite, invited, invitation | اتصل, اتصال, مكالمه, دعا, دعوه, نداء
play_verb | play, plays, played, playing, perform, performed, performance, performances, performing, show, shows, concert, concerts | لعب, يلعب, ادى, اداء, عرض, عروض, حفله, حفلات
happen | happen, happened, occur, occurred, occurs, event, events, incident, take place, took place | حدث, يحدث, وقع, احداث, حادث, حادثه, جرى, حصل, اقيم, اقيمت
appear | appear, appeared, appearance, emerge, emerged, exist, existed, existence, presence | ظهر, ظهور, برز, وجود, موجود, يوجد, حضور
remain | remain, remained, remains, stay, stayed, continue, continued, continues, last, lasted | بقي, بقى, استمر, يستمر, استمرار, ظل, دام, بقايا, متبقي
measure | measure, measured, measures, measurement, test, tests, tested, testing, experiment, experiments, exam | قاس, قياس, مقياس, اختبار, اختبارات, تجربه, تجارب, فحص, امتحان
describe | describe, described, describes, description, explain, explained, explanation, define, defined, definition, mean, means, meaning | وصف, يصف, شرح, تفسير, عرف, تعريف, معنى, يعني, توضيح
represent | represent, represented, represents, representative, representatives, symbol, sign | مثل, يمثل, تمثيل, ممثل, ممثلين, رمز, علامه, رموز
publish | publish, published, publication, publisher, release, released, issue publish, issued, print, printed | نشر, منشور, ناشر, اصدر, اصدار, صدر, طبع, مطبوع, نشرت
sell | sell, sold, sells, sale, sales, seller, market, markets, marketing | باع, بيع, يبيع, مبيعات, سوق, اسواق, تسويق, بائع
buy | buy, bought, buying, purchase, purchased, buyer | اشترى, شراء, يشتري, مشتريات, مشتري
pay_word | pay, paid, payment, payments, cost, costs, fee, fees, tax, taxes, taxation | دفع, يدفع, مدفوعات, كلفه, تكلفه, تكاليف, رسوم, ضريبه, ضرائب
money | money, currency, dollar, dollars, pound sterling, euro, cash, fund, funds, funding, funded, finance, financial | مال, اموال, عمله, دولار, دولارات, جنيه, يورو, نقد, نقود, تمويل, مالي, ماليه, ممول
bank_word | bank, banks, banking, loan, loans, debt, credit, invest, investment, investments, investors | بنك, بنوك, مصرف, قرض, قروض, دين, ديون, ائتمان, استثمار, استثمارات, مستثمرين
economy | economy, economic, economies, economics, economist, economists, gdp, capitalism | اقتصاد, اقتصادي, اقتصاديه, اقتصاديات, ناتج محلي, راسماليه, اقتصاديون
company | company, companies, corporation, corporations, business, businesses, firm, firms, enterprise | شركه, شركات, اعمال, مؤسسه, مؤسسات, منشاه, مشروع
price_word | price, prices, pricing, value, values, worth, expensive, cheap, cheaper, affordable | سعر, اسعار, قيمه, قيم, غالي, رخيص, ارخص, ثمن
owner_word | own, owned, owner, owners, ownership, property, properties, belong, belongs | ملك, يملك, مالك, ملاك, ملكيه, عقار, ممتلكات, ينتمي
export_trade | export, exports, import, imports, goods, commodity, commodities, tariff | تصدير, صادرات, استيراد, واردات, بضائع, سلع, سلعه, تعريفه
resource | resource, resources, reserve, reserves | مورد, موارد, ثروات, احتياطي, احتياطيات
crisis | crisis, crises, recession, depression, inflation, embargo, shortage | ازمه, ازمات, ركود, كساد, تضخم, حظر, نقص
important | important, importance, significant, significance, key, essential, crucial, famous, well known, popular, notable, known for | مهم, اهميه, هام, كبير, رئيسي, اساسي, ضروري, مشهور, معروف, شهير, بارز, يشتهر
good_word | good, better, best, excellent, quality, success, successful, succeed | جيد, افضل, احسن, ممتاز, جوده, نجاح, ناجح, نجح
bad_word | bad, worse, worst, poor quality, fail, failed, failure, wrong, error | سيئ, اسوا, رديء, فشل, خطا, اخفق, غلط
new_word | new, newer, recent, recently, latest, modern new | جديد, جديده, حديث, حديثا, مؤخرا, احدث
old_word | old, older, oldest, early, earlier, earliest, former, formerly, previous, previously | قديم, اقدم, مبكر, سابق, سابقا, قديما
easy | easy, easily, simple, simply | سهل, سهوله, بسيط, ببساطه
difficult | difficult, hard, complicated | صعب, صعوبه, معقد
possible | possible, possibility, probably, likely, potential, able, ability, can, capable, capacity | ممكن, امكانيه, محتمل, احتمال, قادر, قدره, يستطيع, امكن, سعه, طاقه استيعابيه
true_word | true, truth, real, actual, actually, fact, facts | صحيح, حقيقه, حقيقي, واقع, حقائق, فعلا
false_word | false, fake, lie, lies | خاطئ, كاذب, زائف, كذب
public_word | public, private, national, international, local, federal, state owned, common, general | عام, عامه, خاص, خاصه, وطني, قومي, دولي, محلي, فيدرالي, اتحادي, مشترك, محليه, دوليه
strong | strong, strength, stronger, powerful, weak, weakness | قوي, قوه, اقوى, ضعيف, ضعف, قويه
early_late | late, later, delay, delayed, before, after, during, until, since | متاخر, لاحق, لاحقا, تاخير, قبل, بعد, خلال, حتى, منذ, اثناء
near_far | near, nearby, close, closest, far, farther, around, between, next to, adjacent | قريب, قرب, بالقرب, اقرب, بعيد, حول, بين, بجوار, مجاور
inside_out | inside, outside, within, internal, external, inner, outer, indoor, outdoor | داخل, خارج, داخلي, خارجي, ضمن, بالداخل, بالخارج
alone_together | alone, together, single, both, pair, couple, joint, united, unite, union, unity | وحده, معا, منفرد, كلا, زوج, مشترك, متحد, اتحاد, وحده, توحيد
many_few | many, much, more, few, fewer, less, least, several, various, numerous, additional, extra, only | كثير, عديد, اكثر, قليل, اقل, عده, متنوع, متعدد, اضافي, فقط, العديد, المزيد
all_none | all, every, each, entire, whole, complete, completely, total, full, none, nothing | كل, جميع, كامل, كليا, بالكامل, مجموع, اجمالي, لا شيء, تماما
usual | usually, often, commonly, typically, frequently, generally, always, never, sometimes, rarely | عاده, غالبا, شائع, عموما, دائما, ابدا, احيانا, نادرا
responsible | responsible, responsibility, charge, in charge, accountable | مسؤول, مسؤوليه, مكلف
member_of_staff_role | assistant, secretary, director, executive, chairman, ambassador, governor, mayor, commissioner | مساعد, سكرتير, مدير, تنفيذي, رئيس مجلس, سفير, حاكم, محافظ, عمده, مفوض
headquarters | headquarters, headquartered, office, offices, based in, seat | مقر, مقرات, مكتب, مكاتب, مركزها
goal_oppose | oppose, opposed, opposition, against, resist, resistance, conflict, conflicts, dispute | عارض, معارضه, ضد, قاوم, مقاومه, نزاع, صراع, خلاف, نزاعات
join_relation | relation, relations, relationship, relationships, connection, connected, link, linked, associated, association with | علاقه, علاقات, صله, ارتباط, مرتبط, متصل, مرتبطه
level | level, levels, stage, stages, phase, phases, step, steps, rank | مستوى, مستويات, مرحله, مراحل, خطوه, خطوات, رتبه
order_word | order, orders, ordered, command, commanded, instruct | امر, اوامر, ترتيب, نظام, قياده, تعليمات
condition | condition, conditions, situation, circumstance, circumstances, status | حاله, ظروف, وضع, شرط, شروط, اوضاع
limit | limit, limits, limited, restrict, restricted, restriction, restrictions, maximum, minimum | حد, حدود, محدود, قيد, قيود, اقصى, ادنى, تقييد
list_word | list, lists, table, chart, index | قائمه, جدول, فهرس, قوائم
story | story, stories, tale, narrative, plot, character, characters, fiction, fictional | قصه, قصص, حكايه, سرد, حبكه, شخصيه, شخصيات, خيال, خيالي
design | design, designed, designs, pattern, style, styles, model, models | تصميم, صمم, مصمم, نمط, انماط, طراز, نموذج, نماذج
image | image, images, picture, pictures, photo, photos, photograph, photography, camera | صوره, صور, تصوير, كاميرا, فوتوغرافي
message_word | message, messages, letter, letters, note, communication, communications | رساله, رسائل, خطاب, ملاحظه, تواصل, اتصالات
news_word | news, report, reports, reported, reporting | خبر, اخبار, تقرير, تقارير, ابلغ
food_word | food, foods, eat, eating, ate, feed, feeding, diet, crop, crops, wheat, rice | طعام, غذاء, اغذيه, اكل, ياكل, تغذيه, محصول, محاصيل, قمح, رز, ارز
clothes | clothes, clothing, dress, dresses, wear, wore, fashion | ملابس, ثوب, فستان, فساتين, لبس, ازياء, موضه, يرتدي
tool | tool, tools, instrument, instruments | اداه, ادوات, اله
`;
