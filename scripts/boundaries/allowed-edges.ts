/** Which module of server/src/modules may use which other. ARCHITECTURE.md prints this table, and `npm run boundaries` checks both.
 *  A module that is absent here fails the check: a new one gets its line, and with it a thought about its direction. */
export const ALLOWED_EDGES: Readonly<Record<string, readonly string[]>> = {
  audit: [],
  mail: [],
  access: ['audit', 'mail'],
  members: ['access', 'audit', 'mail', 'tenancy'],
  tenancy: ['access', 'audit'],
  operator: ['access', 'audit', 'tenancy'],
  contacts: ['audit', 'media', 'tenancy'],
  llm: ['tenancy'],
  nlu: ['llm', 'tenancy'],
  knowledge: ['audit', 'llm', 'nlu', 'tenancy'],
  channels: [],
  connections: ['audit', 'channels', 'tenancy'],
  media: ['audit', 'channels'],
  templates: ['audit', 'channels', 'connections', 'tenancy'],
  outbound: ['audit', 'channels', 'contacts', 'tenancy'],
  handoff: ['audit', 'channels', 'contacts', 'templates', 'tenancy'],
  conversations: ['audit', 'channels', 'contacts', 'handoff', 'knowledge', 'llm', 'media', 'nlu', 'outbound', 'tenancy'],
  losses: ['audit', 'handoff', 'media'],
  ingress: ['channels', 'contacts', 'conversations', 'tenancy'],
  webchat: ['audit', 'channels', 'media', 'tenancy'],
  realtime: [],
  analytics: ['conversations'],
};

/** Modules that only listen: nothing may come to lean on them. */
export const NEVER_IMPORTED: readonly string[] = ['realtime', 'analytics'];

/** Channel folders that are no channel: what several of them share. */
export const SHARED_BY_CHANNELS: readonly string[] = ['contract', 'meta', 'twilio'];

/** The table as it stands in ARCHITECTURE.md. */
export function edgesTable(): string {
  const rows = Object.entries(ALLOWED_EDGES).map(([module, uses]) => `| ${module} | ${uses.length === 0 ? '–' : uses.join(', ')} |`);
  return ['| module | may use |', '| --- | --- |', ...rows].join('\n');
}
