import { describe, expect, it } from 'vitest';
import { readText } from '../extract/testing.ts';
import { readFacts } from './read-facts.ts';

type Options = { currency: string; language: 'en' | 'ar' };
const saudi: Options = { currency: 'SAR', language: 'ar' };
const emirati: Options = { currency: 'AED', language: 'en' };

const hoursOf = (text: string, options = saudi, kind: 'text' | 'markdown' | 'table' = 'text') =>
  readFacts(readText(text, kind), options).hours.map((fact) => [
    fact.weekdays.toSorted((one, other) => one - other).join(''),
    fact.opens,
    fact.closes,
    ...(fact.season ? [fact.season] : []),
  ]);

describe('opening hours', () => {
  it('reads English lines of a timetable', () => {
    expect(hoursOf('Sat-Thu 12pm–1am, Fri 1:30 pm - 2 am')).toEqual([
      ['012346', '12:00', '01:00'],
      ['5', '13:30', '02:00'],
    ]);
    expect(hoursOf('We are open daily from 7 a.m. to 12 midnight.')).toEqual([['0123456', '07:00', '00:00']]);
    expect(hoursOf('Monday, Wednesday and Friday: 9:00 - 17:30')).toEqual([['135', '09:00', '17:30']]);
    expect(hoursOf('Opening hours: 9 - 5 pm on weekdays', emirati)).toEqual([['12345', '09:00', '17:00']]);
    expect(hoursOf('Open 24 hours, 7 days a week')).toEqual([['0123456', '00:00', '00:00']]);
  });

  it('reads Arabic sentences, with Arabic digits and times of day', () => {
    expect(hoursOf('السبت - الخميس ١٢ ظهراً إلى ١ بعد منتصف الليل')).toEqual([['012346', '12:00', '01:00']]);
    expect(hoursOf('نفتح يومياً من ٧ صباحاً حتى ١٢ منتصف الليل.')).toEqual([['0123456', '07:00', '00:00']]);
    expect(hoursOf('ساعات العمل: من الأحد إلى الأربعاء من 10 ص إلى 11 م، والجمعة من 1:30 ظهرًا إلى 12 مساءً')).toEqual([
      ['0123', '10:00', '23:00'],
      ['5', '13:30', '00:00'],
    ]);
    expect(hoursOf('ساعات الدوام من الساعة 5 عصرًا إلى 1 ليلًا كل يوم')).toEqual([['0123456', '17:00', '01:00']]);
  });

  it('keeps two shifts of a day apart and applies exceptions', () => {
    expect(hoursOf('Saturday to Thursday: 10:00 am to 1:30 pm and 4:30 pm to 9:30 pm')).toEqual([
      ['012346', '10:00', '13:30'],
      ['012346', '16:30', '21:30'],
    ]);
    expect(hoursOf('نفتح يومياً من 12:30 ظهراً إلى 1:00 بعد منتصف الليل، ما عدا الجمعة من 13:30 حتى 02:00.')).toEqual([
      ['012346', '12:30', '01:00'],
      ['5', '13:30', '02:00'],
    ]);
    expect(hoursOf('Open every day from 9 am to 10 pm except Sunday.')).toEqual([
      ['123456', '09:00', '22:00'],
      ['0', null, null],
    ]);
  });

  it('reads closed days', () => {
    expect(hoursOf('Sunday: closed')).toEqual([['0', null, null]]);
    expect(hoursOf('الجمعة: مغلق')).toEqual([['5', null, null]]);
  });

  it('reads tables with one column for the hours or two', () => {
    expect(hoursOf('اليوم,من,إلى\nالأحد إلى الأربعاء,12:00 ظهرًا,12:00 منتصف الليل\nالجمعة,1:00 ظهرًا,1:30 صباحًا', saudi, 'table')).toEqual([
      ['0123', '12:00', '00:00'],
      ['5', '13:00', '01:30'],
    ]);
    expect(hoursOf('Day,Opening hours\nMon - Fri,8am-10pm\nSunday,Closed', emirati, 'table')).toEqual([
      ['12345', '08:00', '22:00'],
      ['0', null, null],
    ]);
  });

  it('knows seasons and their dates', () => {
    const [fact] = readFacts(
      readText('في رمضان 1448هـ (من 8 فبراير إلى 9 مارس 2027) نفتح يوميًا من 5:00 مساءً إلى 3:00 صباحًا.'),
      saudi,
    ).hours;
    expect(fact).toMatchObject({ season: 'Ramadan', validFrom: '2027-02-08', validTo: '2027-03-09', opens: '17:00', closes: '03:00' });
    expect(hoursOf('# Eid hours\n\nDaily 4 pm to 2 am', emirati, 'markdown')).toEqual([['0123456', '16:00', '02:00', 'Eid']]);
  });

  it('takes the weekend of the country', () => {
    expect(hoursOf('Open on weekends from 10 am to 11 pm', emirati)[0]?.[0]).toBe('06');
    expect(hoursOf('Open on weekends from 10 am to 11 pm', saudi)[0]?.[0]).toBe('56');
  });

  it('gives hours to the branch they are named with', () => {
    const text =
      '## Marina\n\nAddress: Sail Tower, Marina Walk, Dubai\n\nMonday to Sunday: 8 am to 1 am\n\n## Jumeirah\n\nAddress: Shop 4, Beach Road, Dubai\n\nMonday to Sunday: 7 am to 11 pm\n\n## Ramadan hours\n\nAll branches: 9 am to 2 am every day';
    const { hours } = readFacts(readText(text, 'markdown'), emirati);
    expect(hours.map((fact) => [fact.branchName, fact.opens, fact.season])).toEqual([
      ['Marina', '08:00', null],
      ['Jumeirah', '07:00', null],
      [null, '09:00', 'Ramadan'],
    ]);
    const table = readFacts(
      readText('Branch,Address,Hours\nOlaya,"Olaya St., Riyadh",Daily 9 am - 11 pm\nMalqa,"Anas St., Riyadh",Daily 10 am - 12 am', 'table'),
      saudi,
    );
    expect(table.hours.map((fact) => [fact.branchName, fact.opens, fact.closes])).toEqual([
      ['Olaya', '09:00', '23:00'],
      ['Malqa', '10:00', '00:00'],
    ]);
  });

  it('does not take other times for the hours of the doors', () => {
    for (const text of [
      'Every branch delivers within 6 km, every day that it is open, from 8:30 am to 9:30 pm.',
      'نستقبل طلبات التوصيل يوميًا من 1:00 ظهرًا إلى 11:30 مساءً.',
      'Returns team: Saturday to Thursday from 10:00 am to 6:00 pm.',
      'خدمة صف السيارات من الخميس إلى السبت بعد 6:00 مساءً بسعر 20 ر.س.',
      'Laptops are welcome except on Saturday between 9:00 am and 1:00 pm.',
      'Delivery takes 30 to 45 minutes.',
      'Refunds within 7 to 10 working days.',
      'The event was on Friday 3 May 2024.',
    ]) {
      expect(hoursOf(text)).toEqual([]);
    }
  });
});
