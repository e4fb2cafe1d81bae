import { expect, test } from 'vitest';
import { ApiError, requestIdOf, toProblem, wordsOf } from './api-error.ts';

const problem = {
  type: 'https://wafaa.example/problems/source.not_found',
  title: 'Source not found',
  status: 404,
  code: 'source.not_found',
  message: { en: 'This document is no longer here.', ar: 'هذا المستند لم يعد موجودًا.' },
  requestId: 'req_1',
};

test('gives the words of the reader’s language', () => {
  const error = new ApiError(404, problem);
  expect(wordsOf(error, 'ar')).toBe('هذا المستند لم يعد موجودًا.');
  expect(wordsOf(error, 'en')).toBe('This document is no longer here.');
  expect(requestIdOf(error)).toBe('req_1');
});

test('falls back to the other language, then to the title', () => {
  expect(wordsOf(new ApiError(404, { ...problem, message: { en: 'Only English', ar: null } }), 'ar')).toBe('Only English');
  expect(wordsOf(new ApiError(404, { ...problem, message: { en: null, ar: null } }), 'ar')).toBe('Source not found');
});

test('takes a proxy’s page for no problem document', () => {
  expect(toProblem('<html>502</html>')).toBeNull();
  expect(toProblem({ error: 'bad gateway' })).toBeNull();
  expect(toProblem({ code: 'request.no_file' })).toMatchObject({ code: 'request.no_file', title: 'request.no_file', requestId: '' });
});
