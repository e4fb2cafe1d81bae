const TRACKING = /^(?:utm_\w+|fbclid|gclid|msclkid|igshid|mc_[ce]id|_ga|ref)$/i;
/** Files that hold no page of text. */
const NO_PAGE = /\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|m?js|json|xml|zip|rar|gz|mp[34]|mov|avi|woff2?|ttf|eot|apk|exe|dmg)$/i;

/** One address for one page: without fragment and tracking, its query in order; null for what is no web address. */
export function normaliseUrl(address: string, base?: string): string | null {
  if (address.length > 2000 || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href;
}

export const isPageAddress = (address: string): boolean => !NO_PAGE.test(new URL(address).pathname);

/** "www" and the bare name are one site; another port or name is another. */
export const siteOf = (address: string): string => new URL(address).host.replace(/^www\./, '');
