// `npm run bench`: the message path. `npm run bench -- <name>`: one of the others. Each says its options at its top.
const BENCHES: Record<string, string> = {
  /** Figures of a tenant with a hundred thousand conversations. */
  analytics: './analytics.ts',
  /** What the dashboard asks. */
  api: './api-routes.ts',
  /** From the upload of a document to the first answer out of it, and what hostile files cost. */
  documents: './documents.ts',
  /** Passages for a question, at the size of many tenants. */
  retrieval: './retrieval.ts',
  /** The message path for ten minutes: memory, backlog, losses. */
  soak: './soak.ts',
  /** CPU of one turn that the fact tables answer. */
  turn: './turn.ts',
  /** From a person's taking the pen to the bot's silence. */
  takeover: './takeover.ts',
};

await import(BENCHES[process.argv[2] ?? ''] ?? './message-path.ts');
