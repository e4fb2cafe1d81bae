export { readCursor, writeCursor } from '../../platform/cursor.ts';
