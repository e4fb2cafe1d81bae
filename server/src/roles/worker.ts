import type { AppContext } from '../app/context.ts';
import { createMailSender, createSmtpTransport } from '../modules/mail/index.ts';
import { exportTenantJob, runExport } from '../modules/tenancy/index.ts';
import { prepareKnowledge, prepareKnowledgeJob, processSource, processSourceJob } from '../modules/knowledge/index.ts';

/** Conversation lanes, files of messages, background jobs and mails. */
export async function startWorker(app: AppContext): Promise<{ stop(): Promise<void> }> {
  app.laneWorker.start();
  app.mediaWorker.start();
  await app.jobs.work(processSourceJob, async (tenantId, { sourceId }, signal) => {
    await processSource({ ...app, onChanged: (id) => app.bus.publish('changed', id) }, tenantId, sourceId, signal);
    await app.jobs.send(prepareKnowledgeJob, tenantId, { reconcile: false }, 'prepare');
  });
  await app.jobs.work(prepareKnowledgeJob, (tenantId, { reconcile }, signal) => prepareKnowledge(app, tenantId, reconcile, signal));
  await app.jobs.work(exportTenantJob, (tenantId, { exportId }, signal) => runExport(app, tenantId, exportId, signal));
  const { database, clock, log, config } = app;
  const transport = config.smtp ? createSmtpTransport(config.smtp) : null;
  const mails = createMailSender({ database, clock, log, publicUrl: config.publicUrl, transport });
  mails.start();
  return {
    async stop() {
      await Promise.all([app.laneWorker.stop(10_000), app.mediaWorker.stop(5_000)]);
      await mails.stop();
    },
  };
}
