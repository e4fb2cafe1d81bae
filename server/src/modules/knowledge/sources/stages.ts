import type { Database, SourceNotes, SourceStage, SourceState } from '../../../platform/db/index.ts';
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
  /** Enters a stage, works, and keeps how long it took. @throws what the work throws, and an error of its own when it does not end in time */
  run<T>(state: SourceState, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** A stage that an earlier try has done. */
  keep(stage: SourceStage): void;
  /** The stage that ended last came to nothing: it is where the document failed. */
  failed(): void;
  /** Told often; stored at most once in a second, and never awaited by the work. */
  progress(progress: ExtractProgress): void;
  readonly done: SourceStage[];
}

const PROGRESS_EVERY_MS = 1_000;
/** Of any stage: a little more than the longest recognition may take. What hangs longer is ended and tried again. */
const STAGE_MS = 690_000;

/** The stages of one source as they go by, stored so that a person sees where it stands. */
export function followStages(deps: StageDeps, tenantId: TenantId, sourceId: string, signal?: AbortSignal): Stages {
  const done: SourceStage[] = [];
  let told = 0;
  let telling: Promise<void> = Promise.resolve();
  return {
    done,
    failed: () => void done.pop(),
    keep: (stage) => void done.push({ ...stage, kept: true }),
    async run(state, work) {
      await telling;
      await deps.database.withTenant(tenantId, (db) =>
        setSourceState(db, sourceId, state, { stages: done, failureCode: null, failureDetail: null }),
      );
      deps.onChanged(tenantId);
      const at = new Date().toISOString();
      const started = performance.now();
      const result = await within(state, work, signal);
      // What is still being told must not come after the next stage.
      await telling;
      done.push({ name: state, ms: Math.round(performance.now() - started), at });
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

/** The work, or an end to waiting for it: a part that never answers must not hold its worker for ever. */
async function within<T>(stage: string, work: (signal: AbortSignal) => Promise<T>, outer?: AbortSignal): Promise<T> {
  const late = AbortSignal.timeout(STAGE_MS);
  const signal = outer ? AbortSignal.any([outer, late]) : late;
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(new Error(`the stage ${stage} did not end in time`));
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, work(signal)]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** What the uploader is told of a document beside its text. */
export function notesOf(document: ExtractedDocument, skipped: SourceNotes['skipped'] = []): SourceNotes {
  return {
    warnings: (document.warnings ?? []).map(({ kind, count, cause, pages, sample, positions }) => ({
      ...{ kind, count },
      ...(cause ? { cause } : {}),
      ...(pages ? { pages } : {}),
      ...(positions ? { positions } : {}),
      ...(sample ? { sample: sample.toWellFormed().replaceAll('\u0000', '') } : {}),
    })),
    recognised: document.recognised ?? null,
    skipped: skipped.slice(0, 50),
  };
}
