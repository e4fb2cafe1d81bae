export { useMay } from '../../access/use-may.ts';
