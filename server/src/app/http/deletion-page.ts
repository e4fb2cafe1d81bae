const WORDS = {
  en: {
    title: 'Your request to delete data',
    done: 'Done',
    about:
      'We forgot the access that you had given us, its keys, and the number by which the provider knows you. Accounts you had connected no longer send us anything.',
    kept: 'Conversations of a business belong to that business. Its customers ask the business itself to be forgotten.',
    unknown: 'We know of no request with this code. Open the link exactly as the provider gave it to you.',
    missing: 'Not found',
    when: 'Finished',
  },
  ar: {
    title: 'طلبك حذف البيانات',
    done: 'تم',
    about: 'حذفنا الصلاحية التي منحتنا إياها ومفاتيحها والرقم الذي يعرّفك به المزوّد. ولم تعد الحسابات التي ربطتها ترسل إلينا شيئًا.',
    kept: 'محادثات كل منشأة ملك لها، ومن أراد من عملائها حذف بياناته يطلب ذلك منها.',
    unknown: 'لا نعرف طلبًا بهذا الرمز. افتح الرابط كما أعطاك إياه المزوّد تمامًا.',
    missing: 'غير موجود',
    when: 'اكتمل في',
  },
} as const;

/** What a person reads who asked a provider that we forget them. Everything on it is ours: nothing to escape. */
export function deletionPage(language: 'en' | 'ar', found: { doneAt: Date } | null): string {
  const say = WORDS[language];
  const at = found?.doneAt.toISOString() ?? '';
  const shown = found
    ? new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(
        found.doneAt,
      )
    : '';
  const body = found
    ? `<p class="state">${say.done}</p><p>${say.about}</p><p>${say.kept}</p><p class="quiet">${say.when} <time datetime="${at}"><bdi>${shown}</bdi></time> UTC</p>`
    : `<p class="state none">${say.missing}</p><p>${say.unknown}</p>`;
  return `<!DOCTYPE html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${say.title}</title>
<style>:root{color-scheme:light dark;--ink:#1c1917;--quiet:#57534e;--page:#faf9f7;--good:#15803d}
@media (prefers-color-scheme:dark){:root{--ink:#f5f5f4;--quiet:#a8a29e;--page:#171513;--good:#4ade80}}
body{font:1rem/1.7 system-ui,"Noto Sans Arabic",sans-serif;color:var(--ink);background:var(--page);max-width:34rem;margin:12vh auto;padding:0 1.5rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 1rem}.state{font-weight:600;color:var(--good);margin:0}.none,.quiet{color:var(--quiet)}.quiet{font-size:.875rem}</style>
<main><h1>${say.title}</h1>${body}</main></html>`;
}
