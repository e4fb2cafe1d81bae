import type { GraphError } from '../graph-error.ts';

/** The one app that signs people in here. */
export const APP_ID = '100000000000001';

export const badCode: GraphError = {
  status: 400,
  code: 100,
  subcode: 36009,
  message: 'This authorization code has been used or has expired.',
};
