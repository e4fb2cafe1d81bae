import { FileStore } from '@tus/file-store';

type Options = ConstructorParameters<typeof FileStore>[0];
/** As the library's, without what it keeps to itself, so that one of those things can be replaced. */
const Base = FileStore as unknown as new (options: Options) => Pick<FileStore, keyof FileStore>;

/**
 * Pieces of files in one folder. The library makes the folder in its constructor, without waiting, and an error there has nobody to catch it: it would
 * end the process. Ours is made before (`FileStorage.folderOf`).
 */
export class PieceStore extends Base {
  checkOrCreateDirectory(): void {}
}
