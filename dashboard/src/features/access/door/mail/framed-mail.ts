/** A mail's HTML whose links leave the frame: they lead to pages of ours, which a frame may not show. */
export function framedMail(html: string): string {
  const base = '<base target="_top">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}
