import { ASKING } from './asking.ts';
import { BUSINESS } from './business.ts';
import { COURTESY } from './courtesy.ts';
import { DAYS } from './days.ts';
import { DIET } from './diet.ts';
import { FEELINGS } from './feelings.ts';
import type { Entry } from './types.ts';

export const LEXICON: readonly Entry[] = [...COURTESY, ...ASKING, ...BUSINESS, ...DIET, ...FEELINGS, ...DAYS];
export type { Entry } from './types.ts';
