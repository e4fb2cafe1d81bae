import { describe, expect, it } from 'vitest';
import { leansOnContext, widenByContext } from './context.ts';

const contact = (text: string) => ({ author: 'contact', text, at: new Date(0) });
const bot = (text: string) => ({ author: 'bot', text, at: new Date(0) });

describe('leansOnContext', () => {
  it.each([
    'and how much is it?',
    'what about the other branch?',
    'is it free?',
    'how long?',
    'and on weekends?',
    'وكم سعرها؟',
    'طيب والفرع الثاني؟',
    'هل هو مجاني؟',
    'متى؟',
    'w bkam?',
    'tayeb w fih parking?',
    'shu se3ro?',
  ])('knows that "%s" says nothing alone', (text) => expect(leansOnContext(text)).toBe(true));

  it.each([
    'Do you have parking near the gate?',
    'How much is delivery to Al Malqa?',
    'هل عندكم مواقف للسيارات؟',
    'وين موقع فرع العليا بالضبط؟',
    'fi mawaqef 3andkom?',
    'Can I bring my own birthday cake for the party of my daughter that we hold on Friday evening?',
  ])('knows that "%s" stands alone', (text) => expect(leansOnContext(text)).toBe(false));
});

describe('widenByContext', () => {
  it('puts the newest topic of the contact before the message, past messages that lean themselves', () => {
    const history = [
      contact('Where is the shop?'),
      bot('Olaya 4'),
      contact('Is there valet service?'),
      bot('Yes.'),
      contact('is it safe?'),
      bot('Yes.'),
    ];
    expect(widenByContext('and how much is it?', history)).toEqual({
      question: 'Is there valet service?\nand how much is it?',
      empty: true,
    });
  });

  it('says whether the message brings a topic of its own', () => {
    expect(widenByContext('what about wheelchairs?', [contact('Is there valet service?')])).toMatchObject({ empty: false });
  });

  it('leaves a message alone that stands alone, or that nothing was said before', () => {
    expect(widenByContext('Is there valet service?', [contact('hello there')])).toBeNull();
    expect(widenByContext('and how much is it?', [])).toBeNull();
    expect(widenByContext('and how much is it?', [bot('We have valet service.')])).toBeNull();
  });
});
