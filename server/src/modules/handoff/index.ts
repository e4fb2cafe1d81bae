export { type MovePen, movePen } from './move-pen.ts';
