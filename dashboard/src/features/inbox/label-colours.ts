import type { Label } from './api.ts';

/** In the order in which they are offered; the compiler holds it equal to the contract. */
export const LABEL_COLOURS = ['grey', 'red', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const satisfies Label['colour'][];
