const names: readonly [RegExp, string][] = [
  [/pdf/, 'PDF'],
  [/wordprocessingml/, 'Word'],
  [/spreadsheetml|ms-excel/, 'Excel'],
  [/csv/, 'CSV'],
  [/tab-separated/, 'TSV'],
  [/markdown/, 'Markdown'],
  [/html/, 'HTML'],
  [/json/, 'JSON'],
  [/^text\//, 'Text'],
];

/** What people call a file type; its ending when the type is a rare one. */
export function typeName(mime: string, fileName: string): string {
  const known = names.find(([pattern]) => pattern.test(mime))?.[1];
  return known ?? fileName.match(/\.([a-z0-9]{1,5})$/i)?.[1]?.toUpperCase() ?? mime;
}
