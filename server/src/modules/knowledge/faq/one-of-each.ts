import type { Language } from '@wafaa/contracts';
import type { FaqPassage } from '../load-knowledge.ts';
import type { FoundPassages } from '../retrieval/index.ts';

/**
 * Of the passages that are one entry's ways to ask, the best one stands for all, with the answer in the asker's language where there is one: its
 * place is that of the best, its words are those of the language. Entries that do not hold on `day` (YYYY-MM-DD of the tenant's calendar) are left
 * out. Other passages pass through; at most `limit` are left.
 */
export function oneOfEach(
  found: FoundPassages,
  faq: ReadonlyMap<string, FaqPassage>,
  { language, limit, day }: { language: Language; limit: number; day: string },
): FoundPassages {
  if (faq.size === 0) return found;
  const shown = new Map<string, number>();
  const passages: FoundPassages['passages'] = [];
  const wanted = (chunkId: string): boolean => language === 'other' || faq.get(chunkId)?.language === language;
  for (const passage of found.passages) {
    const known = faq.get(passage.chunkId);
    if (known && ((known.validFrom ?? day) > day || (known.validTo ?? day) < day)) continue;
    const place = known && shown.get(known.entry);
    if (place === undefined) {
      if (known) shown.set(known.entry, passages.length);
      passages.push(passage);
      continue;
    }
    const best = passages[place];
    if (best && !wanted(best.chunkId) && wanted(passage.chunkId)) {
      const { score, lexical, dense } = best;
      passages[place] = { ...passage, score, lexical, dense };
    }
  }
  return { ...found, passages: passages.slice(0, limit) };
}
