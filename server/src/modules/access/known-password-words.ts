/** What people build passwords from when they want to remember them, by our own knowledge of such lists. Folded: lower case, no digits. */
export const PASSWORD_WORDS: readonly string[] = `
password passwort passwd pass pwd passphrase secret letmein welcome login logon signin admin administrator root superuser user guest test
testing tester demo sample example default changeme changeit change temp temporary master access access super system server service support
manager office company business owner staff team sales account website internet computer laptop network wifi router security secure private
iloveyou ilove love lover loveyou loveme mylove baby babygirl honey sweetheart darling forever always together friend friends bestfriend
family mother father mommy daddy mama papa brother sister princess prince queen king angel angels heart kiss kisses smile happy lucky
sunshine sunflower flower flowers rainbow butterfly star stars moon sunset summer winter spring autumn january february march april may june
july august september october november december monday tuesday wednesday thursday friday saturday sunday morning night midnight
football soccer baseball basketball hockey tennis cricket golf swimming runner player champion goal liverpool chelsea arsenal manchester
united barcelona barca realmadrid madrid juventus milan ronaldo messi alhilal hilal alnassr nassr alahly ahly zamalek ittihad
dragon monkey tiger lion eagle falcon hawk wolf bear panther cheetah horse pony dog doggy puppy cat kitty kitten hellokitty rabbit bunny
chicken turtle dolphin shark snake spider phoenix unicorn pikachu pokemon batman superman spiderman ironman hulk thor joker starwars
matrix hobbit gandalf harrypotter potter hogwarts naruto sasuke minecraft fortnite roblox mario zelda sonic tetris gamer gaming warcraft
counterstrike playstation nintendo xbox google facebook instagram whatsapp twitter youtube snapchat tiktok telegram amazon apple iphone
android samsung huawei microsoft windows linux ubuntu oracle cisco mercedes ferrari porsche toyota honda nissan corvette mustang harley
jordan michael jennifer jessica ashley amanda nicole daniel andrew joshua matthew anthony robert thomas charlie george william james david
john maria anna sarah sara laura alex alexander christina jasmine samantha hannah olivia sophia emma lily rose hunter buster pepper ginger
mohammed mohamed muhammad mohammad ahmed ahmad mahmoud mustafa abdullah abdulrahman khalid khaled omar umar ali hassan hussein hussain
ibrahim ismail yousef youssef yusuf saleh faisal fahad saud salman sultan nasser majed turki bandar abdulaziz hamad hamdan rashid zayed
fatima fatma aisha maryam mariam khadija zainab noor noura nora layla laila salma huda hanan reem rana dana lina maha amal iman
allah allahu allahuakbar bismillah alhamdulillah mashallah inshallah subhanallah islam muslim quran makkah mecca madina ramadan eid habibi
habibti hayati albi omri rohi yarab yallah salam salaam marhaba ahlan sabah shukran saudi saudiarabia riyadh jeddah dammam khobar kuwait
qatar doha dubai abudhabi sharjah emirates bahrain manama oman muscat jordan amman lebanon beirut egypt cairo alexandria morocco casablanca
tunis tunisia algeria iraq baghdad basra syria damascus aleppo palestine gaza yemen sanaa sudan libya london paris berlin newyork america
restaurant coffee cafe kitchen chef waiter menu food pizza burger shawarma falafel hummus kabsa mandi biryani chicken cheese chocolate
cookie cookies candy sugar banana orange apple cherry strawberry lemon mango peach melon coconut vanilla cinnamon pepper tomato potato
boutique fashion shop store market delivery order orders customer customers reservation booking hotel wafaa concierge whatsappbot chatbot
freedom liberty peace hope faith trust truth power money dollar million billion rich success winner legend hero warrior soldier killer
hacker ninja pirate samurai wizard magic magical mystery shadow thunder lightning storm fire water earth silver golden diamond crystal
purple orange yellow green blue red black white pink blackberry bluesky metallica nirvana beatles eminem rihanna shakira beyonce madonna
guitar music singer dancer disney mickey minnie donald frozen simba nemo pooh tinkerbell barbie cinderella snowwhite whatever nothing
something anything everything nobody somebody anybody trustno please thankyou sorry hello helloworld hellothere goodbye goodmorning
correcthorsebatterystaple opensesame abracadabra letmeinnow ihatepasswords mypassword newpassword oldpassword yourpassword thepassword
nopassword password passwordpassword adminadmin rootroot useruser testtest qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcvbn
zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc qwer asd zxc poiuytrewq lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh
abcdefghijkl abcdefghijklmnopqrstuvwxyz aaa aaaa bbb xxx xyz zzz asdasd qweqwe
باسورد كلمةالسر كلمةالمرور كلمه السر مرحبا السلام السلامعليكم احبك حبيبي حبيبتي الله بسمالله الحمدلله سبحانالله ماشاءالله محمد احمد عبدالله
فاطمة السعودية الرياض جدة مكة الكويت دبي الامارات قطر مصر القاهرة مطعم مقهى متجر مدير صاحب نور ليلى سارة
`
  .trim()
  .split(/\s+/);
