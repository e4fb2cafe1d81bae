import type { AccessDb } from '../../platform/db/index.ts';

// biome-ignore format: a table
const LATIN: Readonly<Record<string, string>> = {
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'th', ر: 'r', ز: 'z', س: 's',
  ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: 'a',
  و: 'w', ؤ: 'w', ي: 'y', ى: 'a', ئ: 'y', ء: '', پ: 'p', چ: 'ch', ڤ: 'v',
};
const MAX = 40;

/** A name as it stands in an address: the English one, or the Arabic one in Latin letters. */
export function slugOf(name: { en: string | null; ar: string | null }): string {
  const latin = [...(name.en ?? name.ar ?? '').normalize('NFKD').toLowerCase()]
    .map((letter) => LATIN[letter.normalize('NFKC')] ?? LATIN[letter] ?? letter)
    .join('')
    // Accents and harakat stand alone after the decomposition.
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’`]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX)
    .replaceAll(/^-+|-+$/g, '');
  return latin.length >= 2 ? latin : 'business';
}

export interface NewTenant {
  id: string;
  name: { en: string | null; ar: string | null };
  kind: string;
  currency: string;
  timeZone: string;
  defaultLanguage: 'ar' | 'en';
}

/** Makes the tenant under the first free slug. @returns the slug */
export async function addTenant(db: AccessDb, tenant: NewTenant): Promise<string> {
  const wanted = slugOf(tenant.name);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    const made = await db.access
      .insertInto('tenant')
      .values({
        tenant_id: tenant.id,
        slug,
        name: JSON.stringify(tenant.name),
        kind: tenant.kind,
        currency: tenant.currency,
        time_zone: tenant.timeZone,
        default_language: tenant.defaultLanguage,
        settings: '{}',
      })
      // Whoever takes the same name at the same moment gets the next number.
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('slug')
      .executeTakeFirst();
    if (made) return made.slug;
  }
}
