/** Fills `:name` parts of a path and appends the query; undefined query values are left out. */
export function toUrl(path: string, params: Record<string, string> = {}, query: Record<string, string | number | undefined> = {}): string {
  const filled = path.replace(/:([a-z]+)/gi, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}
