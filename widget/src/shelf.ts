/** Files that wait to be sent, by their message's id. */
export interface Shelf {
  put(id: string, file: Blob): void;
  /** Null where it is gone: another browser, or a page that may keep nothing. */
  get(id: string): Promise<Blob | null>;
  remove(id: string): void;
  /** An address for showing it on this page; empty after a reload. */
  address(id: string): string;
}

/** In the browser's database, so that a reload or another tab still has them; in memory alone where a page may have none. */
export function createShelf(name: string, indexed: IDBFactory | null): Shelf {
  const memory = new Map<string, { file: Blob; url: string }>();
  let opened: Promise<IDBDatabase> | undefined;
  const run = async <T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T | null> => {
    try {
      if (!indexed) return null;
      opened ??= settle(
        ((request) => {
          request.onupgradeneeded = () => request.result.createObjectStore('files');
          return request;
        })(indexed.open(name, 1)),
      );
      return await settle(work((await opened).transaction('files', mode).objectStore('files')));
    } catch {
      return null;
    }
  };
  return {
    put(id, file) {
      memory.set(id, { file, url: URL.createObjectURL(file) });
      void run('readwrite', (files) => files.put(file, id));
    },
    get: async (id) => memory.get(id)?.file ?? (await run<Blob>('readonly', (files) => files.get(id) as IDBRequest<Blob>)) ?? null,
    remove(id) {
      const held = memory.get(id);
      // A picture that is being drawn from it keeps what it has.
      if (held) URL.revokeObjectURL(held.url);
      memory.delete(id);
      void run('readwrite', (files) => files.delete(id));
    },
    address: (id) => memory.get(id)?.url ?? '',
  };
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database did not answer'));
  });
}
