import { describe, expect, it } from 'vitest';
import { readText } from '../extract/testing.ts';
import { readFacts } from './read-facts.ts';

const saudi = { currency: 'SAR', language: 'ar' } as const;
const emirati = { currency: 'AED', language: 'en' } as const;

describe('branches', () => {
  it('reads name, address, city, phone and map of each branch under its heading', () => {
    const text =
      '# Branches\n\n## Marina / المارينا\n\n- Address: Unit G12, Sail Tower, Dubai Marina, Dubai\n- العنوان: وحدة G12، برج الشراع، دبي\n- Phone: +971 4 455 0012\n- Map: https://maps.app.goo.gl/xyz\n\n## Jumeirah / جميرا\n\n- Address: Shop 4, Beach Road, Dubai';
    const { branches } = readFacts(readText(text, 'markdown'), emirati);
    expect(branches).toMatchObject([
      {
        name: { en: 'Marina', ar: 'المارينا' },
        address: { en: 'Unit G12, Sail Tower, Dubai Marina, Dubai', ar: 'وحدة G12، برج الشراع، دبي' },
        city: { en: 'Dubai', ar: 'دبي' },
        phone: '+97144550012',
        mapUrl: 'https://maps.app.goo.gl/xyz',
      },
      { name: { en: 'Jumeirah', ar: 'جميرا' }, phone: null, mapUrl: null },
    ]);
  });

  it('names the only place after the business', () => {
    const text =
      'عن بيت الواحة\n\nالعنوان: طريق التخصصي، حي المحمدية، الرياض\nالهاتف: ٠١١٢٣٤٠٠٠١\n\nBayt Alwaha is a Saudi restaurant.\nAddress: Takhassusi Road, Riyadh';
    const { branches } = readFacts(readText(text), saudi);
    expect(branches).toHaveLength(1);
    expect(branches[0]).toMatchObject({
      name: { en: 'Bayt Alwaha', ar: 'بيت الواحة' },
      phone: '0112340001',
      city: { en: 'Riyadh', ar: 'الرياض' },
    });
  });

  it('reads tables of branches', () => {
    const { branches } = readFacts(
      readText('الفرع,العنوان,الهاتف\nالعليا,شارع العليا، الرياض,011 234 0001\nالحمراء,شارع فلسطين، جدة,012 234 0002', 'table'),
      saudi,
    );
    expect(branches.map((branch) => [branch.name.ar, branch.city.en, branch.phone])).toEqual([
      ['العليا', 'Riyadh', '0112340001'],
      ['الحمراء', 'Jeddah', '0122340002'],
    ]);
  });
});

describe('policies', () => {
  const topicsOf = (text: string, options: typeof saudi | typeof emirati = emirati, kind: 'text' | 'markdown' | 'table' = 'text') =>
    readFacts(readText(text, kind), options).policies.map((policy) => [policy.topic, policy.amount?.minor ?? null]);

  it('tells the topics apart and keeps the amount', () => {
    expect(topicsOf('The delivery fee is AED 7.')).toEqual([['delivery_fee', 700]]);
    expect(topicsOf('The minimum order for delivery is AED 40.')).toEqual([['minimum_order', 4000]]);
    expect(topicsOf('Delivery usually takes 30 to 45 minutes.')).toEqual([['delivery_time', null]]);
    expect(topicsOf('Each branch delivers within 6 km of its door.')).toEqual([['delivery_area', null]]);
    expect(topicsOf('We accept cash, Visa and Apple Pay.')).toEqual([['payment', null]]);
    expect(topicsOf('You can cancel free of charge within 5 minutes.')).toEqual([['cancellation', null]]);
    expect(topicsOf('نوصل إلى أحياء شمال الرياض فقط.', saudi)).toEqual([['delivery_area', null]]);
    expect(topicsOf('يعود المبلغ إلى البطاقة خلال 5 أيام عمل.', saudi)).toEqual([['refund', null]]);
    expect(topicsOf('للمجموعات الأكبر من 12 شخصًا عربون 200 ر.س.', saudi)).toEqual([['booking', 20000]]);
    expect(topicsOf('مواقف مجانية في القبو تتسع لـ 60 سيارة.', saudi)).toEqual([['parking', null]]);
    expect(topicsOf('الواي فاي مجاني للضيوف.', saudi)).toEqual([['wifi', null]]);
  });

  it('quotes the sentence and points at it', () => {
    const document = readText('We bake all day. You can return unopened beans within 14 days. Come by!');
    const [policy] = readFacts(document, emirati).policies;
    expect(policy?.text).toEqual({ en: 'You can return unopened beans within 14 days.', ar: null });
    expect(document.text.slice(policy?.span.start, policy?.span.end)).toBe(policy?.text.en);
  });

  it('pairs a sentence with its translation below', () => {
    const { policies } = readFacts(
      readText(
        '## Delivery\n\nDelivery costs AED 7. It takes 30 to 45 minutes by courier.\n\nرسوم التوصيل 7 دراهم. يستغرق التوصيل 30 إلى 45 دقيقة.',
        'markdown',
      ),
      emirati,
    );
    expect(policies.map((policy) => policy.text)).toEqual([
      { en: 'Delivery costs AED 7.', ar: 'رسوم التوصيل 7 دراهم.' },
      { en: 'It takes 30 to 45 minutes by courier.', ar: 'يستغرق التوصيل 30 إلى 45 دقيقة.' },
    ]);
  });

  it('reads rows of a fee table with what they apply to', () => {
    const { policies } = readFacts(readText('المناطق,رسوم التوصيل,المدة\n"العليا، الورود",15 ر.س,45 دقيقة', 'table'), saudi);
    expect(policies).toMatchObject([
      {
        topic: 'delivery_fee',
        amount: { minor: 1500, currency: 'SAR' },
        text: { ar: 'المناطق: العليا، الورود; رسوم التوصيل: 15 ر.س; المدة: 45 دقيقة' },
      },
    ]);
  });

  it('gives a list item the heading without which it means nothing', () => {
    const { policies } = readFacts(
      readText('# Shop\n\n## What cannot be returned\n\n- Earrings and other pierced jewellery', 'markdown'),
      emirati,
    );
    expect(policies.map((policy) => [policy.topic, policy.text.en])).toEqual([
      ['refund', 'What cannot be returned: Earrings and other pierced jewellery'],
    ]);
  });

  it('makes no policy of dishes, stories and questions', () => {
    expect(topicsOf('Hummus ..... 18\nFalafel ..... 20\n\nOur chef was born in Jeddah. Do you deliver?')).toEqual([]);
  });
});
