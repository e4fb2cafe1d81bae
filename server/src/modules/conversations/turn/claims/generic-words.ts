import { normaliseText } from '../../../nlu/index.ts';

// Words of any business's conversation: they name nothing that a source would have to hold.

const ENGLISH = `
  i a an the our your my their its this that these those all any some every each many several few more most much lots lot plenty
  variety range selection choice choices option options list kind kinds sort sorts type types thing things something anything everything
  menu menus dish dishes meal meals food foods drink drinks item items product products order orders plate plates platter bowl portion portions
  size sizes section sections category categories dessert desserts starter starters appetiser appetisers appetizer appetizers main mains course
  side sides special specials favourite favourites favorite favorites bestseller bestsellers breakfast lunch dinner snack snacks piece pieces
  price prices cost costs fee fees amount total minimum maximum currency payment payments cash card cards receipt bill invoice vat tax
  branch branches location locations address place places area areas map maps street road city shop store boutique restaurant cafe kitchen table tables
  hour hours time times day days week weeks weekday weekdays weekend weekends month months today tonight tomorrow yesterday now soon later
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  morning noon afternoon evening night midnight am pm ramadan eid hijri national holiday holidays season seasons
  delivery pickup takeaway collection dine reservation reservations booking bookings service services customer customers guest guests
  question questions answer answers information info detail details help idea ideas moment minute minutes second seconds chance way ways
  colleague colleagues team staff member members person people someone manager human agent bot assistant
  phone number numbers call email mail website site page link links message messages chat whatsapp instagram facebook messenger telegram tiktok google apple
  visa mastercard mada amex knet benefit paypal tabby tamara stc pay atm
  arabic english french hindi urdu language languages arab arabia saudi emirates emirati kuwait kuwaiti uae ksa gcc gulf middle eastern
  sar aed kwd qar bhd omr egp usd eur riyal riyals dirham dirhams dinar dinars sr kd qr halalas fils
  vegan vegetarian halal keto gluten dairy nut sugar free allergen allergens allergy allergies ingredient ingredients calorie calories kcal protein
  good great nice lovely delicious tasty fresh hot cold warm spicy mild sweet new popular available open closed small medium large regular big
  perfect wonderful amazing excellent happy glad sure certainly course welcome pleasure thanks thank please sorry hello hi dear hey goodbye bye
  following below above here there also too well just only very really always never usually currently right left next first last other others another
  ok okay yes no vip faq id pdf qr ps etc wi fi wifi
  policy policies refund refunds return returns exchange exchanges cancellation cancellations terms conditions warranty guarantee
  recommendation recommendations suggestion suggestions taste mind need needs record records answerable documents document source sources
  fun wait waiting room space seats seating look try different different own such
`;
const ARABIC = `
  كل جميع بعض اي اكثر كثير كثيره عده عدة مجموعه تشكيله خيار خيارات اختيار اختيارات انواع نوع اشياء شي شيء قائمه القائمه منيو المنيو قسم اقسام
  طبق اطباق الاطباق صحن صحون وجبه وجبات اكل اكله اكلات مشروب مشروبات حلي حلويات حلا مقبلات رئيسيه جانبيه صنف اصناف منتج منتجات قطعه قطع حجم احجام
  سعر اسعار رسوم مبلغ حد ادني طلب طلبات دفع نقد بطاقه فاتوره ضريبه ريال درهم دينار
  فرع فروع موقع مواقع عنوان مكان شارع حي مدينه مطعم مقهي متجر محل بوتيك طاوله طاولات
  ساعه ساعات وقت اوقات دوام يوم ايام اسبوع شهر اليوم الليله بكره غدا الان الحين دلوقتي صباح صباحا مساء مساءا ظهر ليل رمضان عيد العيد موسم
  السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر
  توصيل التوصيل استلام حجز حجوزات خدمه خدمات عميل عملاء ضيف ضيوف ضيوفنا
  سؤال اسئله جواب اجابه معلومه معلومات تفاصيل مساعده فكره لحظه دقيقه ثانيه طريقه
  زميل زملاء فريق موظف موظفين شخص مدير مسؤول بوت مساعد
  هاتف جوال رقم ارقام اتصال بريد موقعنا رابط رساله رسائل محادثه واتساب واتس انستغرام انستقرام فيسبوك
  فيزا ماستركارد مدي ابل باي كي نت
  نباتي نباتيه نباتيين حلال كيتو خالي خاليه غلوتين مكسرات سكر حساسيه مسببات مكونات سعره سعرات حراريه
  جيد جيده رائع رائعه لذيذ لذيذه طازج طازجه حار حاره بارد بارده جديد جديده مشهور متوفر متوفره مفتوح مغلق صغير وسط كبير عادي مميز مميزه متنوع متنوعه مختلف مختلفه
  اهلا هلا مرحبا حياك حياكم شكرا عفوا نعم لا اكيد طبعا تفضل التالي التاليه الاتي هنا هناك ايضا كمان برضو فقط بس جدا دائما عاده حاليا
  سياسه سياسات استرجاع استرداد استبدال الغاء شروط اقتراح اقتراحات مصدر مستند شيئا حل حلول مجال اقدر نقدر
`;

const wordsOf = (text: string): string[] => normaliseText(text).split(/\s+/).filter(Boolean);
const GENERIC: ReadonlySet<string> = new Set([...wordsOf(ENGLISH), ...wordsOf(ARABIC)]);

/** `word` folded as claims are. */
export function isGeneric(word: string): boolean {
  if (GENERIC.has(word)) return true;
  const bare = word.replace(/^(?:وال|بال|لل|فال|ال|[وبلف])(?=\p{Script=Arabic}{3})/u, '');
  return bare !== word && (GENERIC.has(bare) || GENERIC.has(`ال${bare}`));
}
