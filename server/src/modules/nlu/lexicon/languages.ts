const toSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Words by which a message is known to be English. Function words first, then what customers write in two-word messages. */
export const ENGLISH_WORDS =
  toSet(`a an the is are am was were be been do does did don't doesn't didn't can could will would should may might must have has had i i'm i'd i'll i've you your
you're he she it its it's we our they their them this that these those what what's when where which who whom whose why how and or but if because so than then of in on at to for from with
without about into over under after before between any some all every each no not yes please thanks thank hello hi hey there here my me us mine by as up out get got give want need like love
good great open close hours price menu order food delivery table book chicken meat fish rice bread free cash card pay today tomorrow tonight near best long much many old new one two three
find tell know help make take see say ask more most other only just very too also now back well even still while during since through used first last people time year day water most
available location address phone number refund return size color colour exchange human agent person talk speak branch closest cheapest spicy vegan vegetarian gluten nut nuts allergy`);

/** Words that only Arabizi has, beyond those with a digit inside. Spellings vary: keep the common ones. */
export const ARABIZI_WORDS =
  toSet(`wesh wsh shu sho chou shou eish esh aish eih laish leish leesh lesh wein ween weyn fein feen wen kam kem bkam bekam bikam hal mumkin momken momkin abi abgha abghi abii biddi bidi bdi baddi
ayez awez ayza awza salam salaam assalam alaikum alaykum alaikom marhaba ahlan hala habibi habibti shukran shokran choukran yalla inshallah insha wallah walla mashallah alhamdulillah tayeb tayyeb
tamam khalas twaslon twasloon twaslo twaslou twasilon tewaslo btwaslo betwaslo btwaslou nwasel nwasil twaselo akl akel al-akl nabati nabaty la7m dajaj djaj samak roz kabsa mandi shawerma bukra bokra bacher lyom elyom elyoum alyom elyawm embareh mbareh hada hadha haida hayda hay heik haik kida keda kida
keif kif kifak kifkon keef shlonak shlonkom ezayak izayak izzayak ezayko mish mesh msh moush mafi mafe mafeesh mafish fih feeh fi maw3ed dawam tawseel tawsil twseel talab talabi far3 raqam ra2am se3er
law samaht samahti samahtom min men ila ela ma3 ana enta enti inta inti intu entu ento nahnu ihna ehna e7na howa hiya heya howe hiye huwa wa lil bil lel bel el al elli illi yalli kull kol kulo kolo kteer kter ktir
awi jiddan jeddan shway shwaya bas bass ya3ni yaani yani akeed aywa eywa aiwa la2 laa na3am ay ayy fawran mawjood mawjoud mutawafer metwafer rakhis ghali ghaly sukkar sokkar halib haleeb gahwa ahwa shai
mowazaf muwazaf mowazzaf modeer mudeer shakhs andkom andkum andak andik 3ala fil fel bil allah allathi allati hatha hathihi tilka anna inna kana kanat lakin laken aw aydan ayda bayna ba3da qabla khilal`);

const OTHERS = `le la les des une est pas vous nous avez je suis pour avec dans bonjour merci combien où quel quelle sont sur ce cette votre livraison
el los las una está para por qué cuánto cuál dónde tienen hola gracias con del son ustedes puedo quiero abierto
der die das und ist nicht sie haben ich ein eine mit für wie viel gibt wann danke guten sind auf zu
il gli che sono avete quanto dove grazie ciao buongiorno vorrei
bir ve mi mı var ne kadar için merhaba teşekkürler nerede saat açık kaç siz
ang ng mga ba po kayo magkano saan salamat meron may ako sa na kailan
apa ada berapa saya anda dan yang untuk terima kasih halo buka jam
kya hai kitna aap mujhe nahi chahiye hain kahan kitne ka ki ke
o os um uma não você tem quanto onde obrigado olá`;

/** Common words of other languages in Latin letters; a message with more of these than of English is "other". */
export const OTHER_LATIN_WORDS: ReadonlySet<string> = new Set(
  [...toSet(OTHERS)].filter((word) => !ENGLISH_WORDS.has(word) && !ARABIZI_WORDS.has(word)),
);

/** Words of Persian and Urdu, which share the script. */
export const OTHER_ARABIC_SCRIPT_WORDS = toSet(
  'است هست که این آن برای با را از می شود های چه چطور کجا ہے ہیں کیا اور کی کے کو میں نہیں آپ سے',
);
