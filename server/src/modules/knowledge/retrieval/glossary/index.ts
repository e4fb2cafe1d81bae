import { DEEDS } from './deeds.ts';
import { FOOD } from './food.ts';
import { NATURE } from './nature.ts';
import { PEOPLE } from './people.ts';
import { PLACE } from './place.ts';
import { RETAIL } from './retail.ts';
import { SERVICE } from './service.ts';
import { STAY } from './stay.ts';
import { WORLD } from './world.ts';

/** One idea and every way people say it. `broader` concepts hold for it too: a page that takes Visa takes cards. */
export interface Concept {
  id: string;
  broader: string[];
  phrases: string[];
}

/** Rows `id > broader | English | Arabic | Arabizi`; blank lines are ignored. @throws on a row without an id or a phrase. */
export function parseGlossary(table: string): Concept[] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [head = '', ...columns] = line.split('|');
      const [id = '', parents = ''] = head.split('>').map((part) => part.trim());
      const phrases = columns
        .flatMap((column) => column.split(','))
        .map((phrase) => phrase.trim())
        .filter(Boolean);
      if (id === '' || phrases.length === 0) throw new Error(`glossary row without id or phrase: ${line}`);
      return { id, broader: parents.split(/\s+/).filter(Boolean), phrases };
    });
}

/** Ideas of the trades we serve: they stand for their words within a language and across. */
export const GLOSSARY: readonly Concept[] = [SERVICE, PLACE, FOOD, STAY, RETAIL].flatMap(parseGlossary);

/** Words of everything else, as a dictionary: they count from one language to the other only, where no word can meet its like. */
export const TRANSLATIONS: readonly Concept[] = [WORLD, PEOPLE, NATURE, DEEDS].flatMap(parseGlossary);
