import type { AppContext } from '../app/context.ts';
import { processSource, processSourceJob } from '../modules/knowledge/index.ts';

/** Conversation lanes and background jobs. */
export async function startWorker(app: AppContext): Promise<{ stop(): Promise<void> }> {
  app.laneWorker.start();
  await app.jobs.work(processSourceJob, (tenantId, { sourceId }, signal) =>
    processSource({ ...app, onChanged: (id) => app.bus.publish('changed', id) }, tenantId, sourceId, signal),
  );
  return { stop: () => app.laneWorker.stop(10_000) };
}
