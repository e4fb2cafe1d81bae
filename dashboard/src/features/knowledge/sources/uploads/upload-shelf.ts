import type { ShelvedUpload, UploadShelf } from './upload-queue.ts';

const STORE = 'uploads';

/** Files on their way, in this browser's own database: a file chosen once outlives its page. */
export const browserShelf: UploadShelf = {
  put: (upload) => within('readwrite', (store) => store.put(upload)).then(() => undefined),
  remove: (id) => within('readwrite', (store) => store.delete(id)).then(() => undefined),
  all: async (scope) => {
    const all = (await within('readonly', (store) => store.getAll())) as ShelvedUpload[];
    return all.filter((upload) => upload.scope === scope);
  },
  hold(id, patient = false) {
    // Browsers offer locks on https and on this machine only; elsewhere two tabs may send the same bytes, which the server takes once.
    if (typeof navigator === 'undefined' || !navigator.locks) return Promise.resolve(() => undefined);
    return new Promise((resolve) => {
      void navigator.locks.request(`wafaa.upload.${id}`, { ifAvailable: !patient }, (lock) => {
        if (lock === null) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      });
    });
  },
};

/** What others than this person left in this browser is gone; of nobody: all of it. */
export async function emptyShelf(except: string | null): Promise<void> {
  const all = (await within('readonly', (store) => store.getAll())) as ShelvedUpload[];
  for (const { id, scope } of all) if (except === null || !scope.startsWith(`${except}:`)) await browserShelf.remove(id);
}

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('wafaa.uploads', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
  return opened;
}

async function within<T>(mode: IDBTransactionMode, deed: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = deed(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    transaction.onerror = () => reject(transaction.error ?? new Error('not kept'));
  });
}
