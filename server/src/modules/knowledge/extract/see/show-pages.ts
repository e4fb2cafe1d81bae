import type { Look, PagePicture } from './types.ts';

type Seen = Awaited<ReturnType<Look>>;

const AT_ONCE = 2;

/** Shows pages as they come, few at a time, while the next is recognised. */
export function showPages(look: Look | undefined): { show(picture: PagePicture): void; seen(): Promise<Map<number, Seen>>; stop(): void } {
  const seen = new Map<number, Seen>();
  const waiting: PagePicture[] = [];
  const shown = new Set<number>();
  const running = new Set<Promise<void>>();
  const next = (): void => {
    const picture = running.size < AT_ONCE && look ? waiting.shift() : undefined;
    if (!picture || !look) return;
    const work: Promise<void> = look(picture)
      .catch((): Seen => ({ ok: false, failure: 'unavailable' }))
      .then((lines) => void seen.set(picture.page, lines))
      .finally(() => {
        running.delete(work);
        next();
      });
    running.add(work);
    next();
  };
  return {
    show(picture) {
      // A process that was started once more gives its pages out again.
      if (shown.has(picture.page)) return;
      shown.add(picture.page);
      waiting.push(picture);
      next();
    },
    async seen() {
      while (running.size > 0) await Promise.all(running);
      return seen;
    },
    stop: () => void waiting.splice(0),
  };
}
