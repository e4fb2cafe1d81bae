/** What is eaten and drunk, and who may eat it. */
export const FOOD = `
menu | menu, menus, food menu, dishes, dish list, what do you serve | منيو, قائمه الطعام, المنيو, قائمه, اصناف, صنف | menu, menyu, el menu
cuisine | cuisine, cuisines, kind of food, type of food, style of food, food type | مطبخ, نوع الاكل, اكلات | no3 el akl
dish | dish, meal, meals, plate, entree, main course | طبق, وجبه, وجبات, اطباق | wajba, taba2
food_quality | tasty, delicious, flavor, flavour, taste, bland, yummy, quality of the food, food quality, fresh | لذيذ, طعم, طازج, جوده, زاكي, طيب, تحفه | lazeez, latheeth, zaki, ta3m
portion | portion, portions, serving size, portion size, filling, enough for | كميه, حجم الوجبه, يكفي, نفرات, نفر | kammiya, nafar
vegetarian | vegetarian, vegetarians, veggie, meatless, meat free, no meat, without meat | نباتي, نباتيه, نباتيين, بدون لحم, خضري, من غير لحمه | nabati, nabatiya, nbati
vegan > vegetarian | vegan, vegans, plant based, no animal products | نباتي صرف, فيغان, فيجن, فيجان, خضري صرف | vegan, nabati serf
gluten_free | gluten free, gluten, celiac, coeliac, wheat free | خالي من الجلوتين, جلوتين, غلوتين, قلوتين, سيلياك, بدون جلوتين | gluten, jlotin
dairy_free | dairy free, lactose, lactose free, dairy, milk free | خالي من الالبان, لاكتوز, البان, بدون حليب | lactose
nut_free | nut free, without nuts | خالي من المكسرات, بدون مكسرات | bdoon mokassarat
nuts | nut, nuts, almond, almonds, walnut, pistachio, cashew, hazelnut | مكسرات, لوز, جوز, فستق, كاجو, بندق | mokassarat, fosto2, loz
peanut > nuts | peanut, peanuts | فول سوداني, سوداني | fool sodani
sesame | sesame, tahini, tahina | سمسم, طحينه | semsem, t7ina
soy | soy, soya | صويا | soya
milk | milk, cream, butter | حليب, لبن, قشطه, زبده | 7aleeb, haleeb, laban
egg | egg, eggs | بيض, بيضه | beid, bayd
allergy | allergy, allergies, allergic, allergen, allergens | حساسيه, تحسس, عندي حساسيه, مسببات الحساسيه | 7asasiya, hasasiya, 7sasia
halal | halal, halaal, zabiha, pork free | حلال, ذبح اسلامي | 7alal, halal
kosher | kosher | كوشر | kosher
organic | organic, locally sourced, farm to table | عضوي, اورجانيك | organic
healthy | healthy, low calorie, diet, keto, low carb, sugar free | صحي, دايت, كيتو, بدون سكر | se7i, diet, keto
calories | calorie, calories, kcal, nutrition | سعرات, سعره حراريه, سعرات حراريه | so3rat
spicy | spicy, hot and spicy, chili, chilli, heat level | حار, سبايسي, حراق, حاره, فلفل | 7ar, 7arr, spicy
ingredients | ingredient, ingredients, made of, contain, contains, what is in | مكونات, مكون, يحتوي, فيه ايش, مصنوع | mokawinat, mekawenat
breakfast | breakfast, brunch | فطور, افطار, ريوق, فطار, برانش | ftoor, fotoor, riyoog, breakfast
lunch | lunch, lunchtime | غداء, غدا | ghada, 8ada
dinner | dinner, supper | عشاء, عشا | 3asha
buffet | buffet, all you can eat, open buffet | بوفيه, بوفيه مفتوح | buffet, bofeh
dessert | dessert, desserts, sweet, sweets, cake, ice cream, pastry | حلي, حلا, حلويات, كيك, ايس كريم, بوظه, كنافه | 7ala, 7elw, 7alawiyat, cake
drinks | drink, drinks, beverage, beverages | مشروب, مشروبات | mashroob, mashroobat, drinks
coffee > drinks | coffee, espresso, latte, cappuccino, cafe latte | قهوه, اسبريسو, لاتيه, كابتشينو | 2ahwa, gahwa, kahwa, coffee
tea > drinks | tea, teas | شاي, كرك | shay, chai, karak
juice > drinks | juice, juices, smoothie, fresh juice | عصير, عصاير, عصائر | 3aseer, 3asir
water > drinks | water, bottled water | مويه, ماء, ميه, مياه | moya, mayya
soft_drink > drinks | soda, soft drink, cola, pepsi, fizzy | بيبسي, غازيات, مشروب غازي, كولا | pepsi, cola
alcohol | alcohol, alcoholic, liquor, spirits, alcoholic drinks, alcoholic beverages, adult beverages, booze, beers and wine | كحول, خمر, كحوليات, مشروبات روحيه | ko7ol, alcohol
beer > alcohol | beer, beers, ale, brew, brews, draft beer, on tap | بيره, جعه | beera
wine > alcohol | wine, wines, wine list | نبيذ | wine
cocktail > alcohol | cocktail, cocktails, mixed drinks, margarita | كوكتيل | cocktail
full_bar > alcohol | full bar, bar area, bar | بار | bar
happy_hour | happy hour, happy hours, drink specials, happy hour specials | ساعه سعيده, هابي اور | happy hour
byob | byob, bring your own, bring your own bottle, bring our own, corkage, bring my own, bring own | احضار مشروبات, جلب المشروبات | byob
meat | meat, beef, lamb, steak, mutton, veal | لحم, لحمه, لحوم, غنم, بقر, ستيك, خروف | la7m, la7ma, lahm, steak
chicken | chicken, poultry, wings | دجاج, فراخ, جاج, فروج | djaj, dajaj, firakh, frakh, jaj
fish | fish, seafood, shrimp, prawn, prawns, salmon, sushi, shellfish, crab, lobster | سمك, اسماك, ماكولات بحريه, روبيان, جمبري, قريدس, سوشي, سلمون | samak, semach, robyan, gambari, sushi
pork | pork, bacon, ham | خنزير, لحم الخنزير | khanzeer
rice | rice, biryani, kabsa, mandi | رز, ارز, كبسه, مندي, برياني, عيش | roz, ruz, kabsa, mandi
bread | bread, toast, bun | خبز, عيش, توست | khobz, 5obz, 3eish
salad | salad, salads, fattoush, tabbouleh | سلطه, سلطات, فتوش, تبوله | salata
soup | soup, soups | شوربه, حساء | shorba
pizza | pizza, pizzas | بيتزا | pizza
burger | burger, burgers, hamburger | برجر, برقر, همبرغر | burger, borgar
sandwich | sandwich, sandwiches, wrap, shawarma | سندويش, ساندوتش, سندوتش, شاورما | sandwich, shawerma
pasta | pasta, spaghetti, noodles, ramen | باستا, مكرونه, معكرونه, نودلز | makarona, pasta
vegetables | vegetable, vegetables, veggies | خضار, خضروات | khodar, 5odar
fruit | fruit, fruits | فاكهه, فواكه | fawakeh
cheese | cheese | جبن, جبنه, اجبان | jebna, gebna
chocolate | chocolate, cocoa | شوكولاته, شوكلاته, شكولاته | chocolate
sugar | sugar, sweetener | سكر | sokkar
rice_milk > milk | oat milk, almond milk, soy milk, plant milk | حليب شوفان, حليب لوز | oat milk
popular | popular, best seller, recommend, recommendation, signature, specialty, famous, best dish, must try, recommended | اشهر, تنصحون, تنصحني, مميز, الاكثر طلبا, احسن شي, ايش تنصحون | tenso7oni, ansa7oni, tansa7
grill | grill, grilled, bbq, barbecue, kebab, kebabs | مشوي, مشاوي, شوي, كباب | mashwi, mashawi, kabab
italian > cuisine | italian | ايطالي, ايطاليه | itali
chinese_food > cuisine | chinese, asian | صيني, اسيوي | seeni
indian > cuisine | indian | هندي | hindi
lebanese > cuisine | lebanese, middle eastern, mediterranean, arabic food | لبناني, شرقي, شامي | lobnani
saudi_food > cuisine | saudi, traditional saudi, najdi | سعودي, شعبي, نجدي | saudi, sha3bi
mexican > cuisine | mexican | مكسيكي | mexican
`;
