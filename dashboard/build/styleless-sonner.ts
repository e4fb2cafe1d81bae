import type { Plugin } from 'vite';

const insertedStyles = /__insertCSS\("(?:[^"\\]|\\.)*"\);?/;

/** Sonner adds a `<style>` when it loads, which a strict `style-src` refuses. We import its style sheet instead and drop the insertion. */
export function stylelessSonner(): Plugin {
  return {
    name: 'wafaa-styleless-sonner',
    transform: {
      filter: { id: /sonner\/dist\/index\.mjs/ },
      handler(code) {
        if (!insertedStyles.test(code)) throw new Error('sonner no longer inserts its styles the way build/styleless-sonner.ts expects');
        return { code: code.replace(insertedStyles, ''), map: null };
      },
    },
  };
}
