import { asArray, asObject, asText } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { ChannelTemplate, ChannelTemplates } from '../contract/types.ts';
import { callGraph } from '../meta/call-graph.ts';
import { classifyWhatsAppCode } from './classify-code.ts';
import { readTemplate } from './read-template.ts';

// An answer holds a megabyte at most, and a template with cards takes many kilobytes.
const PAGE = 50;
// A business account holds six thousand.
const MOST_PAGES = 200;
const FIELDS = 'id,name,status,language,category,components,parameter_format,rejected_reason,quality_score';

/** Templates belong to the business account, so all its numbers have the same. */
export const templates: ChannelTemplates = {
  async list(account, io) {
    if (account.businessKey === '') return refuse('no_business', 'The account names no business account.', 'account_problem');
    const found = new Map<string, ChannelTemplate>();
    let after: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ fields: FIELDS, limit: String(PAGE), ...(after === undefined ? {} : { after }) });
      const result = await callGraph(io, {
        method: 'GET',
        path: `/${encodeURIComponent(account.businessKey)}/message_templates?${query.toString()}`,
        accessToken: account.credentials.accessToken ?? '',
        repeatable: true,
        privateTexts: Object.values(account.credentials),
        classify: classifyWhatsAppCode,
      });
      if (!result.ok) return result;
      for (const value of asArray(result.json.data)) {
        const template = readTemplate(value);
        if (template) found.set(`${template.name} ${template.language}`, template);
      }
      const paging = asObject(result.json.paging);
      const next = asText(asObject(paging?.cursors)?.after);
      if (asText(paging?.next) === undefined || next === undefined || next === after) return { ok: true, templates: [...found.values()] };
      after = next;
    }
    return refuse('too_many_templates', `More than ${MOST_PAGES} pages of templates.`, 'unknown');
  },
};
