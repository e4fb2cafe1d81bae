import type { PassageRef } from '@wafaa/contracts';
import { text } from './texts.ts';

/** "Source: Delivery policy.pdf, page 2". The name is the tenant's own document. */
export function renderSource(passage: Pick<PassageRef, 'sourceName' | 'page'>, language: 'en' | 'ar'): string {
  const page = passage.page === null ? '' : `${language === 'ar' ? '، ' : ', '}${text('page', language, { page: String(passage.page) })}`;
  return text('source', language, { source: `${passage.sourceName}${page}` });
}
