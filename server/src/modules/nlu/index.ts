export { foldDigits, normaliseArabic, normaliseText, stripInvisible } from './normalise.ts';
