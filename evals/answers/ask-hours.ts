import { type Case, isHandedOver, says } from './judge.ts';
import type { Tenant } from './load-tenants.ts';
import type { Tongue } from './spoken.ts';

type Asked = readonly [tongue: Tongue, question: string, expected: Case['judge'], now?: string];

const none: Case['judge'] = ({ answer }) => (answer && answer.status === 'answered' ? 'answered from other hours' : null);

/** Hours by tenant, worked out by hand from the texts of its files. */
const ASKED: Record<string, readonly Asked[]> = {
  'bayt-alwaha': [
    ['en', 'When are you open on Friday?', says('1:00 PM', '1:30 AM')],
    ['en', 'are you open now?', says('Yes', '1:30 AM')],
    ['gulf', 'متى تفتحون يوم الجمعة', says('1:00 م', '1:30 ص')],
    ['gulf', 'فاتحين الحين؟', says('نعم')],
    ['en', 'what are your Ramadan hours?', says('5:00 PM', '3:00 AM')],
    ['gulf', 'متى دوامكم برمضان', says('5:00 م', '3:00 ص')],
    ['egypt', 'مواعيدكم ايه في رمضان؟', says('5:00 م', '3:00 ص')],
    ['levant', 'ايمتى بتفتحو برمضان', says('5:00 م', '3:00 ص')],
    ['en', 'are you open on National Day?', all_(isHandedOver)],
    ['gulf', 'فاتحين باليوم الوطني؟', all_(isHandedOver)],
    ['en', 'Are you open on Eid?', all_(isHandedOver)],
    ['egypt', 'بتفتحوا في العيد؟', all_(isHandedOver)],
    ['en', 'are you open on public holidays?', all_(isHandedOver)],
    ['en', 'what time is last orders?', says('نصف ساعة')],
    ['en', 'when does the kitchen close?', none],
    ['en', 'what time do you close on Thursday', says('1:30 AM')],
    ['arabizi', 'emta btefta7o yom el gom3a', says('1:00 م')],
    ['en', 'are you open at 1 am on saturday', says(/yes|open/i)],
    ['en', 'what time do you deliver until?', says('11:30')],
  ],
  'harbour-diner': [
    ['en', 'is the airport branch open at 4 am?', says('Yes')],
    ['en', 'is the airport branch open 24 hours?', says('24 hours')],
    ['gulf', 'فرع المطار مفتوح الحين؟', says('نعم')],
    ['en', 'when does the Deira branch open on Sunday?', says('7:00 AM', '11:30 AM', '5:00 PM', '2:00 AM')],
    ['en', 'is Deira open on Friday?', says(/closed/i)],
    ['en', 'is the Deira branch open at 1 am on Monday?', says('Yes')],
    ['en', 'is the deira branch open at 3 pm on sunday?', says(/closed/i)],
    ['en', 'Marina hours on Saturday', says('9:00 AM', '1:00 AM')],
    ['en', 'what time does the kitchen close at Marina?', says('10:30')],
    ['en', 'when does the kitchen close', says('10:30')],
    ['egypt', 'المطبخ بيقفل امتى؟', says('10:30')],
    ['en', 'what are the delivery hours?', says('11:00', '10:00')],
    ['en', 'until when do you deliver', says('10:00')],
    ['gulf', 'لين متى توصلون', says('10:00')],
    ['en', 'when are last orders?', says('30 minutes')],
    ['gulf', 'متى اخر طلب', says('30')],
    ['en', 'is the Deira branch open on National Day?', says('2:00 PM', '11:00 PM')],
    ['en', 'are you open on National Day at Marina?', all_(isHandedOver)],
  ],
  'al-sidra': [
    ['gulf', 'متى تفتحون يوم الجمعة', says('1:00 م', '1:00 ص')],
    ['msa', 'ما هي ساعات العمل في رمضان؟', says('5:00 م', '3:00 ص')],
    ['en', 'what are your summer hours?', says('1:00 PM', '2:00 AM')],
    ['gulf', 'وش دوامكم بالصيف', says('1:00 م', '2:00 ص')],
    ['egypt', 'مواعيد الصيف ايه', says('1:00 م', '2:00 ص')],
    ['en', 'are you open on the first day of Eid al-Fitr?', says(/closed/i)],
    ['gulf', 'فاتحين اول يوم العيد؟', says('مغلق')],
    ['gulf', 'متى اخر طلب', says('نصف ساعة')],
    ['en', 'are you open now?', all_(isHandedOver), '2026-07-08T10:00:00Z'],
    ['en', 'are you open on Sunday?', says('12:00 PM', '12:00 AM')],
    ['en', 'winter hours?', none],
  ],
  'qahwa-corner': [],
  'layla-atelier': [
    ['en', 'When is the boutique open?', says('10:00 AM', '1:30 PM', '4:30 PM', '9:30 PM')],
    ['en', 'is the boutique open on Friday morning?', says('4:30 PM')],
    ['gulf', 'متى يفتح البوتيك برمضان', says('8:00 م', '12:30 ص')],
    ['en', 'are you open on National Day?', all_(isHandedOver)],
    ['gulf', 'البوتيك فاتح الحين؟', says('نعم'), '2026-12-05T15:30:00Z'],
    ['en', 'are you open at 3 pm on sunday?', says(/closed/i)],
  ],
};

function all_(judge: Case['judge']): Case['judge'] {
  return judge;
}

export function hoursCases(tenant: Tenant): Case[] {
  return (ASKED[tenant.name] ?? []).map(([tongue, question, judge, now]) => ({
    ...{ tenant, family: 'hours', tongue, question, judge },
    ...(now ? { now: new Date(now) } : {}),
  }));
}
