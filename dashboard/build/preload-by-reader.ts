import type { Plugin } from 'vite';

const placeholder = '/*preloads*/{}';

/**
 * Tells the inline script which files this reader will need: the catalogue (and the Arabic font) of the reader's language,
 * and the code of the page in the address (`/page`) with its own words (`en/page`). They then download beside the main script instead of
 * after it.
 */
export function preloadByReader(): Plugin {
  return {
    name: 'wafaa-preload-by-reader',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const outputs = Object.values(bundle ?? {});
        const chunkOf = (ending: string): string[] =>
          outputs.flatMap((output) => (output.type === 'chunk' && output.facadeModuleId?.endsWith(ending) ? [`/${output.fileName}`] : []));
        const assetOf = (start: string): string[] =>
          outputs.flatMap((output) =>
            output.type === 'asset' && output.fileName.startsWith(`assets/${start}`) && output.fileName.endsWith('.woff2')
              ? [`/${output.fileName}`]
              : [],
          );
        const pages = (path: string, files: string[], ...words: string[]): Record<string, string[]> => ({
          [path]: files.flatMap(chunkOf),
          ...Object.fromEntries(
            ['en', 'ar'].map((locale) => [`${locale}${path}`, words.flatMap((name) => chunkOf(`locales/${locale}/${name}.po`))]),
          ),
        });
        const settings = (path: string, file: string, words: string): Record<string, string[]> =>
          pages(`/settings/${path}`, ['app/shell.tsx', 'features/settings/settings-layout.tsx', `features/${file}`], 'settings', words);
        const knowledge = (part: string, ...words: string[]): Record<string, string[]> =>
          pages(
            `/knowledge/${part}`,
            ['app/shell.tsx', 'features/knowledge/knowledge-page.tsx', `features/knowledge/${part}/${part}-page.tsx`],
            ...words,
          );
        const preloads: Record<string, string[]> = {
          en: chunkOf('locales/en/messages.po'),
          ar: [...chunkOf('locales/ar/messages.po'), ...assetOf('ibm-plex-sans-arabic-arabic-400-normal')],
          ...pages('/', ['app/shell.tsx', 'features/conversations/live-page.tsx'], 'work'),
          ...pages('/inbox', ['app/shell.tsx', 'features/inbox/inbox-page.tsx'], 'settings', 'work', 'inbox'),
          ...knowledge('sources', 'knowledge'),
          ...knowledge('facts', 'knowledge', 'facts'),
          ...knowledge('faq', 'knowledge', 'facts'),
          ...knowledge('gaps', 'knowledge', 'facts'),
          ...knowledge('ask', 'knowledge', 'facts'),
          ...pages('/settings', ['app/shell.tsx', 'features/settings/settings-layout.tsx'], 'settings'),
          ...settings('workspace', 'settings/workspace/workspace-page.tsx', 'business'),
          ...settings('branches', 'settings/branches/branches-page.tsx', 'business'),
          ...settings('bot', 'settings/bot/bot-page.tsx', 'business'),
          ...settings('bot/versions', 'settings/bot/versions-page.tsx', 'business'),
          ...settings('labels', 'inbox/settings/labels-page.tsx', 'inbox'),
          ...settings('ready-answers', 'inbox/settings/canned-page.tsx', 'inbox'),
          ...settings('usage', 'settings/usage/usage-page.tsx', 'business'),
          ...settings('data', 'settings/data/data-page.tsx', 'business'),
          ...settings('team', 'team/team-page.tsx', 'people'),
          ...settings('roles', 'team/roles/roles-page.tsx', 'people'),
          ...settings('api-keys', 'team/api-keys/api-keys-page.tsx', 'people'),
          ...settings('audit', 'audit/audit-page.tsx', 'people'),
          ...settings('account', 'access/account/account-page.tsx', 'account'),
          ...settings('security', 'access/account/security-page.tsx', 'account'),
          ...pages('/customers', ['app/shell.tsx', 'features/contacts/customers-page.tsx'], 'settings', 'platform'),
          ...pages('/operator', ['features/operator/operator-layout.tsx', 'features/operator/tenants-page.tsx'], 'settings', 'platform'),
          ...pages('/sign-in', ['features/access/door/door-layout.tsx', 'features/access/door/sign-in-page.tsx'], 'door'),
        };
        return html.replace(placeholder, JSON.stringify(preloads));
      },
    },
  };
}
