const FILE = /[\w-]\.(ts|tsx|mjs|js|json|sql|sh|md|yml|yaml|css|html|csv|pdf|po)$/;
const TOP = /^(server|sim|contracts|dashboard|widget|scripts|docs|ops|evals|bench|test|\.ci)\//;
/** Words that only look like a path: patterns, placeholders, addresses, packages, things that are made and not kept. */
const NOT_A_PATH = /[*<>{}…$=,\s"'()[\]|]|^[/@~#]|:\/\/|^(\.data|node_modules|dist|\.git)(\/|$)|\/(dist|node_modules)(\/|$)/;

/** The paths that a Markdown text cites: in backticks or as the target of a link, with or without a line number.
 *  A word counts when it ends like a file, or starts with one of our folders. Blocks of code are left out. */
export function citedPaths(markdown: string): string[] {
  const text = markdown.replace(/^```[\s\S]*?^```/gm, '');
  const words = [...text.matchAll(/`([^`\n]+)`/g), ...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  const paths = words.map((word) => word.replace(/[#:].*$/, '')).filter((word) => word !== '' && !NOT_A_PATH.test(word));
  return [...new Set(paths.filter((word) => FILE.test(word) || TOP.test(word)))];
}

/** Whether a cited path leads to a file or folder: from the page's own folder, from the root, or as the end of a path in the tree
 *  (a module's README may say `turn/run-turn.ts`, and ARCHITECTURE.md `ingress/accept-delivery.ts`). */
export function pathExists(cited: string, page: string, files: ReadonlySet<string>): boolean {
  const wanted = resolve(page.slice(0, page.lastIndexOf('/') + 1), cited);
  const bare = cited.replace(/^(\.\.?\/)+/, '').replace(/\/$/, '');
  for (const file of files) {
    if (file === wanted || file.startsWith(`${wanted}/`) || file === bare || file.startsWith(`${bare}/`)) return true;
    if (file.endsWith(`/${bare}`) || file.includes(`/${bare}/`)) return true;
  }
  return false;
}

function resolve(folder: string, cited: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${cited}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
