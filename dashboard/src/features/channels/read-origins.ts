const ORIGIN = /^(?:https:\/\/[a-z0-9.-]+\.[a-z0-9-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d{1,5})?$/;

/** Websites as people type or paste them, one in each line: their origins, and the lines that name none. */
export function readOrigins(text: string): { origins: string[]; wrong: string[] } {
  const origins: string[] = [];
  const wrong: string[] = [];
  for (const line of text.split(/[\s,]+/).filter(Boolean)) {
    const origin = URL.parse(/^https?:\/\//i.test(line) ? line : `https://${line}`)?.origin ?? '';
    if (!ORIGIN.test(origin)) wrong.push(line);
    else if (!origins.includes(origin)) origins.push(origin);
  }
  return { origins, wrong };
}
