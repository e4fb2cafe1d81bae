/** Door of the templates module: messages that a provider approved, kept, chosen and filled in. Everything else is private. */
export { chooseTemplate } from './choose-template.ts';
export type { FilledTemplate } from './fill-template.ts';
export { freshnessOf, listTemplates, templateAccountOf } from './list-templates.ts';
export { renewDueTemplates, renewTemplates } from './renew-templates.ts';
