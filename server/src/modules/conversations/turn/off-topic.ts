import { pick } from './fact-tables.ts';
import type { TurnFacts, TurnInput } from './ports.ts';
import type { FixedReply } from './fixed.ts';
import { text } from './texts.ts';
import type { Understood } from './understand.ts';

type Named = Record<'en' | 'ar', string>;

const LISTS: Record<string, Named> = {
  retail: { en: 'our products and prices', ar: 'المنتجات والأسعار' },
  hotel: { en: 'our rooms and prices', ar: 'الغرف والأسعار' },
  service: { en: 'our services and prices', ar: 'الخدمات والأسعار' },
};
const MENU: Named = { en: 'the menu and prices', ar: 'القائمة والأسعار' };
const HOURS: Named = { en: 'opening hours', ar: 'أوقات العمل' };
const BRANCHES: Named = { en: 'where to find us', ar: 'موقعنا' };
const POLICIES: Named = { en: 'delivery, payment and bookings', ar: 'التوصيل والدفع والحجز' };
const ANYTHING: Named = { en: 'the business', ar: 'النشاط' };

/** What the rows can answer, in words. */
function offerOf(facts: TurnFacts, kind: string, language: 'en' | 'ar'): string {
  const offers = [
    ...(facts.items.length > 0 ? [LISTS[kind] ?? MENU] : []),
    ...(facts.hours.length > 0 ? [HOURS] : []),
    ...(facts.branches.length > 0 ? [BRANCHES] : []),
    ...(facts.policies.length > 0 ? [POLICIES] : []),
  ];
  const said = (offers.length > 0 ? offers : [ANYTHING]).map((offer) => offer[language]);
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(said);
}

/** A friendly no to what is not the business's, with what the bot can do instead. Nobody of the team is disturbed for it. */
export function stayOnBusiness(why: string, understood: Understood, input: TurnInput, facts: TurnFacts): FixedReply {
  const { language } = understood;
  const said = text('off_topic', language, {
    tenant: pick(input.tenant.name, language),
    offer: offerOf(facts, input.tenant.kind, language),
  });
  return { text: said, outcome: 'answered', reason: null, note: `off_topic.${why}` };
}
