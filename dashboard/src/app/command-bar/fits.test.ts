import { expect, test } from 'vitest';
import { fitting, howWellItFits } from './fits.ts';

test('fits when each typed word begins a word, whatever their order', () => {
  expect(howWellItFits('log au', 'Audit log')).toBe(1);
  expect(howWellItFits('dit', 'Audit log')).toBeNull();
});

test('takes Arabic spellings as one and does not ask for the article', () => {
  expect(howWellItFits('الاعدادات', 'الإعدادات')).toBe(0);
  expect(howWellItFits('معرفه', 'المعرفة')).toBe(1);
});

test('puts what begins with the typed words first and leaves the rest in order', () => {
  const items = ['Go to labels', 'Team', 'Label colours', 'Labels'].map((words) => ({ words }));
  expect(fitting('label', items).map(({ words }) => words)).toEqual(['Label colours', 'Labels', 'Go to labels']);
  expect(fitting('', items)).toHaveLength(4);
});
