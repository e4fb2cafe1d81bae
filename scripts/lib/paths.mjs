import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The folder of the repository, wherever a command was called from. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {...string} parts */
export const at = (...parts) => path.join(root, ...parts);
