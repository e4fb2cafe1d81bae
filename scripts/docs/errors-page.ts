export type ErrorCatalogue = Readonly<Record<string, { status: number; retryable: boolean; message: { en: string; ar: string } }>>;

const HEAD = `# Errors

Made from the catalogue in \`server/src/platform/errors.ts\` by \`npm run errors:write\`; do not edit.

Every error of the API is a problem document (RFC 9457, \`application/problem+json\`) with one of these codes and a request id. Codes are
never reused and never change their meaning; texts may. "Again" says whether the same request may succeed later.

| code | status | again | text | النص |
| --- | --- | --- | --- | --- |
`;

/** The page that lists every error code, sorted by code. */
export function errorsPage(catalogue: ErrorCatalogue): string {
  const rows = Object.entries(catalogue)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([code, { status, retryable, message }]) =>
        `| \`${code}\` | ${status} | ${retryable ? 'yes' : 'no'} | ${message.en} | ${message.ar} |`,
    );
  return `${HEAD}${rows.join('\n')}\n`;
}
