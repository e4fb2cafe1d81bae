import type { Database, SourceNotes, SourceState } from '../../../platform/db/index.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { Log } from '../../../platform/telemetry/log.ts';
import type { ExtractedDocument, ExtractProgress } from '../extract/types.ts';
import { setSourceState } from '../store.ts';

export interface StageDeps {
  database: Database;
  log: Log;
  onChanged: (tenantId: string) => void;
}

export interface Stages {
  /** Enters a stage, works, and keeps how long it took. */
  run<T>(state: SourceState, work: () => Promise<T>): Promise<T>;
  /** Told often; stored at most once in a second, and never awaited by the work. */
  progress(progress: ExtractProgress): void;
  readonly done: { name: string; ms: number }[];
}

const PROGRESS_EVERY_MS = 1_000;

/** The stages of one source as they go by, stored so that a person sees where it stands. */
export function followStages(deps: StageDeps, tenantId: TenantId, sourceId: string): Stages {
  const done: Stages['done'] = [];
  let told = 0;
  let telling: Promise<void> = Promise.resolve();
  return {
    done,
    async run(state, work) {
      await telling;
      await deps.database.withTenant(tenantId, (db) =>
        setSourceState(db, sourceId, state, { stages: done, failureCode: null, failureDetail: null }),
      );
      deps.onChanged(tenantId);
      const started = performance.now();
      const result = await work();
      // What is still being told must not come after the next stage.
      await telling;
      done.push({ name: state, ms: Math.round(performance.now() - started) });
      return result;
    },
    progress(progress) {
      const now = performance.now();
      if (now - told < PROGRESS_EVERY_MS) return;
      told = now;
      telling = telling.then(() =>
        deps.database
          .withTenant(tenantId, (db) =>
            // The watchdog sees by the time that the work goes on.
            db.query
              .updateTable('source')
              .set({ progress: JSON.stringify(progress), updated_at: new Date() })
              .where('id', '=', sourceId)
              .execute(),
          )
          .then(
            () => deps.onChanged(tenantId),
            (error: unknown) => deps.log.warn({ err: error, tenantId, sourceId }, 'progress was not stored'),
          ),
      );
    },
  };
}

/** What the uploader is told of a document beside its text. */
export function notesOf(document: ExtractedDocument, skipped: SourceNotes['skipped'] = []): SourceNotes {
  return {
    warnings: (document.warnings ?? []).map(({ kind, count, cause, pages, sample }) => ({
      ...{ kind, count },
      ...(cause ? { cause } : {}),
      ...(pages ? { pages } : {}),
      ...(sample ? { sample: sample.toWellFormed().replaceAll('\u0000', '') } : {}),
    })),
    recognised: document.recognised ?? null,
    skipped: skipped.slice(0, 50),
  };
}
