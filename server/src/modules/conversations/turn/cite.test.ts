import { describe, expect, it } from 'vitest';
import { citeSentences } from './cite.ts';
import { makePassage } from './testing.ts';

const text = 'Valet parking is free for guests. The terrace opens at 6 PM in winter.';
const passage = makePassage('chk_1', text, { sourceVersion: 3, start: 100, end: 100 + text.length });
const cite = (said: string) => citeSentences(said, { passages: [passage], currency: 'SAR' });

describe('citeSentences', () => {
  it('names source, version, page and the characters of a sentence that is quoted', () => {
    const [citation] = cite('Valet parking is free for guests.');
    expect(citation).toMatchObject({ from: 0, to: 33, sourceId: 'src_faq', sourceVersion: 3, page: 2, start: 100, support: 'verbatim' });
    expect(text.slice((citation?.start ?? 0) - 100, (citation?.end ?? 0) - 100)).toBe('Valet parking is free for guests');
  });

  it('cites the one sentence that holds what is said in other words, and lights just that', () => {
    const said = 'Hello! In winter our terrace opens at 6 PM.';
    const [citation, ...others] = cite(said);
    expect(others).toEqual([]);
    expect(said.slice(citation?.from, citation?.to)).toBe('In winter our terrace opens at 6 PM.');
    expect(citation).toMatchObject({ support: 'checked', quote: 'The terrace opens at 6 PM in winter.' });
  });

  it.each(['The terrace opens at 9 PM in winter.', 'Lobster is served on the roof.', 'Our swimming pool is heated.'])(
    'cites nothing for what the source does not hold: %s',
    (said) => expect(cite(said)).toEqual([]),
  );

  it('does not find "5 SAR" in "15 SAR"', () => {
    const priced = makePassage('chk_2', 'The fee is 15 SAR.');
    expect(citeSentences('5 SAR', { passages: [priced], currency: 'SAR' })).toEqual([]);
  });

  it('tells the whole passage where its text is not the document’s own', () => {
    const [citation] = citeSentences('Valet parking is free for guests.', {
      passages: [{ ...passage, end: 500 }],
      currency: 'SAR',
    });
    expect(citation).toMatchObject({ start: 100, end: 500 });
  });

  it('cites the fact whose value code filled in', () => {
    const row = {
      ...{ id: 'pol_fee', kind: 'policy' as const, label: 'Delivery', value: '15 SAR', evidence: '', names: [], allergensConfirmed: false },
      span: { sourceId: 'src_menu', documentId: 'doc_1', page: 4, start: 7, end: 21 },
    };
    const [citation] = citeSentences('Delivery costs 15 SAR.', {
      ...{ passages: [], rows: [row], slots: new Map([['pol_fee', '15 SAR']]), sourceNames: { src_menu: 'Menu.pdf' }, currency: 'SAR' },
    });
    expect(citation).toMatchObject({ evidenceId: 'pol_fee', sourceName: 'Menu.pdf', page: 4, start: 7, end: 21, support: 'slot' });
  });
});
