import { useSyncExternalStore } from 'react';
import type * as Queue from './queue.ts';
import type { Upload, UploadQueue } from './upload-queue.ts';

// The queue's code is no part of a page's first picture: it comes once the page stands, or with the first file.

let loaded: UploadQueue | null = null;
/** Until it is known whose uploads these are, none begins: it would be kept for nobody. */
let opening: Promise<void> = Promise.resolve();
const listeners = new Set<() => void>();
const NONE: readonly Upload[] = [];

const load = async (): Promise<typeof Queue> => {
  const module = await import('./queue.ts');
  if (!loaded) {
    loaded = module.uploadQueue;
    loaded.subscribe(() => listeners.forEach((listener) => listener()));
  }
  return module;
};

/** Goes on with what this person left in this tenant. */
export function openUploads(userId: string, tenantId: string): Promise<void> {
  opening = load().then((module) => module.openUploads(userId, tenantId));
  return opening;
}

/** @param replaces the document whose place the file takes */
export async function uploadFiles(files: Iterable<File>, replaces: string | null = null): Promise<void> {
  // A field empties its list once it is set back; the files themselves stay.
  const chosen = [...files];
  await opening.catch(() => undefined);
  (await load()).uploadQueue.add(chosen, replaces);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Files on their way, as they stand. */
export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(subscribe, () => loaded?.snapshot() ?? NONE);
}
