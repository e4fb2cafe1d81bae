import type { SavedViewView } from '@wafaa/contracts';
import type { ColumnType, Generated } from 'kysely';
import type {
  AccountAlarmTable,
  AccountHourTable,
  ChannelAccountTable,
  ChannelSetupTable,
  DismissedLossTable,
  MessageTemplateTable,
  WebchatEntryTable,
  WebchatFileTable,
  WebchatVisitorTable,
} from './channel-schema.ts';
import type {
  BranchTable,
  ChunkTable,
  ChunkVectorTable,
  ClosedGapTable,
  DocumentTable,
  FactReviewTable,
  FaqEntryTable,
  ItemTable,
  OpeningHoursTable,
  PassageIndexTable,
  PolicyTable,
  SourceTable,
  SourceUploadTable,
  SourceVersionTable,
  VectorCopyTable,
  VectorSyncTable,
  WebPageTable,
} from './knowledge-schema.ts';
import type { MediaSchema } from './media-schema.ts';
export type { SourceNotes, SourceProgress, SourceStage, SourceState } from './knowledge-schema.ts';

// The tables as Kysely sees them. `tenant_id` is filled and checked by the plugin, so no insert names it.

type TenantColumn = ColumnType<string, never, never>;
type Json<T> = ColumnType<T, string, string>;
type GeneratedAt = ColumnType<Date, Date | string | undefined, Date | string>;
type Timestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Bilingual = { en: string | null; ar: string | null };

export interface TenantTable {
  tenant_id: TenantColumn;
  slug: string;
  name: Json<Bilingual>;
  kind: string;
  currency: string;
  time_zone: string;
  default_language: 'ar' | 'en';
  settings: Json<Record<string, unknown>>;
  settings_version: Generated<number>;
  knowledge_version: Generated<number>;
  created_at: GeneratedAt;
  state: Generated<'active' | 'suspended' | 'erasing'>;
  state_reason: string | null;
  erase_after: Timestamp;
  languages: Generated<('ar' | 'en')[]>;
  logo_key: string | null;
  logo_mime: string | null;
  limits: ColumnType<Record<string, number | null>, string | undefined, string>;
  settings_draft: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
}
export interface ContactTable {
  tenant_id: TenantColumn;
  id: string;
  name: string | null;
  language: string | null;
  merged_into: string | null;
  marketing_opt_out_at: Timestamp;
  created_at: GeneratedAt;
}
export interface ContactIdentityTable {
  tenant_id: TenantColumn;
  channel: string;
  value: string;
  kind: string;
  contact_id: string;
  created_at: GeneratedAt;
}
export interface ConversationTable {
  tenant_id: TenantColumn;
  id: string;
  channel: string;
  account_id: string;
  contact_id: string;
  pen_holder: 'bot' | 'agent' | 'nobody';
  pen_agent: string | null;
  pen_reason: string | null;
  pen_since: GeneratedAt;
  pen_agent_id: string | null;
  /** The last word or deed of the person who holds it. */
  pen_touched_at: Timestamp;
  state: Generated<'open' | 'snoozed' | 'resolved'>;
  state_since: GeneratedAt;
  snoozed_until: Timestamp;
  sentiment: Generated<string | null>;
  unread: Generated<number>;
  /** When the oldest message that nobody answered was written. */
  waiting_since: Timestamp;
  language: string | null;
  window_expires_at: Timestamp;
  last_message_at: GeneratedAt;
  created_at: GeneratedAt;
}
export interface InboundTable {
  tenant_id: TenantColumn;
  account_id: string;
  dedupe_key: string;
  delivery_id: string;
  conversation_id: string | null;
  seq: number | null;
  kind: string;
  provider_message_id: string | null;
  text: string | null;
  payload: Json<Record<string, unknown>>;
  occurred_at: GeneratedAt;
  received_at: GeneratedAt;
}
export interface LaneTable {
  tenant_id: TenantColumn;
  conversation_id: string;
  last_seq: number;
  done_seq: number;
  ready_at: Timestamp;
  waiting_since: Timestamp;
  leased_until: Timestamp;
  leased_by: string | null;
  token: number;
  attempts: number;
  failures: number;
  supersedes: number;
  last_error: string | null;
}
export interface TurnTable {
  tenant_id: TenantColumn;
  id: string;
  conversation_id: string;
  from_seq: number;
  upto_seq: number;
  state: 'running' | 'done' | 'superseded' | 'failed';
  outcome: string | null;
  /** Read out of the trace by the database, of those that left their question to a person. */
  handoff_reason: ColumnType<string | null, never, never>;
  /** As the bot understood the question, read out of the trace too. */
  asked_intent: ColumnType<string | null, never, never>;
  asked_language: ColumnType<string | null, never, never>;
  asked_mood: ColumnType<string | null, never, never>;
  trace: Json<unknown>;
  knowledge_version: number | null;
  started_at: GeneratedAt;
  finished_at: Timestamp;
}
export type OutboundState = 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'needs_human';
export interface OutboundTable {
  tenant_id: TenantColumn;
  id: string;
  conversation_id: string;
  account_id: string;
  upto_seq: number;
  part: number;
  /** Null for what a person wrote. */
  turn_id: string | null;
  author: Generated<'bot' | 'agent'>;
  agent_id: string | null;
  payload: Json<Record<string, unknown>>;
  state: OutboundState;
  tracker: string;
  provider_message_id: Generated<string | null>;
  attempts: Generated<number>;
  next_attempt_at: Timestamp;
  sending_at: Timestamp;
  uncertain: Generated<boolean>;
  failure_kind: Generated<string | null>;
  failure_code: Generated<string | null>;
  created_at: GeneratedAt;
  settled_at: Timestamp;
}
export interface MessageTable {
  tenant_id: TenantColumn;
  id: string;
  conversation_id: string;
  /** A note is for the team alone. */
  direction: 'in' | 'out' | 'note';
  author: 'contact' | 'bot' | 'agent' | 'phone' | 'system';
  kind: string;
  text: string | null;
  seq: Generated<number | null>;
  outbound_id: Generated<string | null>;
  turn_id: Generated<string | null>;
  provider_message_id: Generated<string | null>;
  reactions: ColumnType<{ by: string; emoji: string }[], string | undefined, string>;
  edited_at: Timestamp;
  deleted_at: Timestamp;
  /** What stands around it: `replyTo`, `referral`, `link` and the like, as the channel's event has them. */
  context: ColumnType<Record<string, unknown>, string | undefined, string>;
  edits: Generated<number>;
  agent_id: string | null;
  agent_name: string | null;
  late: Generated<boolean>;
  at: GeneratedAt;
  position: Generated<number>;
}
export interface EventTable {
  tenant_id: TenantColumn;
  id: Generated<number>;
  kind: string;
  conversation_id: string | null;
  payload: Json<Record<string, unknown>>;
  xid: Generated<string>;
  at: GeneratedAt;
}
export interface LabelTable {
  tenant_id: TenantColumn;
  id: string;
  name: Json<Bilingual>;
  colour: 'grey' | 'red' | 'amber' | 'green' | 'teal' | 'blue' | 'violet' | 'pink';
  created_at: GeneratedAt;
}
export interface ConversationLabelTable {
  tenant_id: TenantColumn;
  conversation_id: string;
  label_id: string;
}
export interface CannedReplyTable {
  tenant_id: TenantColumn;
  id: string;
  shortcut: string;
  body: Json<Bilingual>;
  used: Generated<number>;
  updated_at: GeneratedAt;
}
export interface SavedViewTable {
  tenant_id: TenantColumn;
  id: string;
  /** Null: everybody's. */
  owner_id: string | null;
  name: string;
  filter: Json<SavedViewView['filter']>;
  created_at: GeneratedAt;
}
export interface MemberTable {
  tenant_id: TenantColumn;
  user_id: string;
  name: string;
  email: string;
  second_factor: Generated<boolean>;
  /** A built-in role's name, or the id of a row in tenant_role. */
  role: string;
  joined_at: GeneratedAt;
  last_seen_at: Timestamp;
}
export interface TenantRoleTable {
  tenant_id: TenantColumn;
  id: string;
  label: Json<Bilingual>;
  permissions: string[];
  created_at: GeneratedAt;
}
export interface InvitationTable {
  tenant_id: TenantColumn;
  id: string;
  email: string;
  role: string;
  language: 'ar' | 'en';
  token_hash: string;
  invited_by: string;
  invited_by_name: string;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  created_at: GeneratedAt;
}
export interface ApiKeyTable {
  tenant_id: TenantColumn;
  id: string;
  name: string;
  prefix: string;
  secret_hash: string;
  scopes: string[];
  created_by: string;
  created_by_name: string;
  created_at: GeneratedAt;
  expires_at: Timestamp;
  last_used_at: Timestamp;
  revoked_at: Timestamp;
}
/** A tenant's handle reads and ends sessions; only the door's handle makes them. */
export interface UserSessionTable {
  tenant_id: ColumnType<string | null, never, never>;
  id: string;
  user_id: string;
  operator: Generated<boolean>;
  support_reason: string | null;
  support_until: Timestamp;
  password_version: number;
  device: string;
  address: string;
  created_at: GeneratedAt;
  last_seen_at: GeneratedAt;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  ended_at: Timestamp;
  end_reason: string | null;
}
export interface AuditEntryTable {
  tenant_id: ColumnType<string | null, never, never>;
  id: string;
  user_id: string | null;
  at: GeneratedAt;
  action: string;
  actor_kind: 'user' | 'api_key' | 'operator' | 'system';
  actor_id: string | null;
  actor_name: string;
  target_kind: string | null;
  target_id: string | null;
  target_label: string | null;
  before: ColumnType<Record<string, unknown> | null, string | null, never>;
  after: ColumnType<Record<string, unknown> | null, string | null, never>;
  reason: string | null;
  address: string | null;
  device: string | null;
  request_id: string | null;
  search_text: ColumnType<string, never, never>;
}
export interface MailTable {
  tenant_id: ColumnType<string | null, never, never>;
  id: string;
  recipient: string;
  language: 'ar' | 'en';
  template: string;
  subject: string;
  body_text: string | null;
  body_html: string | null;
  state: 'queued' | 'sent' | 'failed' | 'local';
  attempts: Generated<number>;
  last_error: string | null;
  created_at: GeneratedAt;
  sent_at: Timestamp;
  next_attempt_at: GeneratedAt;
  leased_until: Timestamp;
}
export interface SettingsVersionTable {
  tenant_id: TenantColumn;
  version: number;
  settings: Json<Record<string, unknown>>;
  changed: string[];
  published_by: string;
  published_by_name: string;
  published_at: GeneratedAt;
}
export interface DataExportTable {
  tenant_id: TenantColumn;
  id: string;
  kind: 'tenant' | 'contact';
  state: 'queued' | 'running' | 'ready' | 'failed' | 'expired';
  failure_code: string | null;
  storage_key: string | null;
  size_bytes: number | null;
  requested_by: string;
  requested_by_name: string;
  created_at: GeneratedAt;
  expires_at: Timestamp;
}
export interface UsageMonthTable {
  tenant_id: TenantColumn;
  month: string;
  messages: Generated<number>;
  model_tokens: Generated<number>;
  questions: Generated<number>;
}
interface SpentColumns {
  tenant_id: TenantColumn;
  purpose: string;
  model: string;
  calls: Generated<number>;
  input_tokens: Generated<number>;
  output_tokens: Generated<number>;
  cost_micro_usd: Generated<number>;
}
export interface ModelUsageTable extends SpentColumns {
  month: string;
}
export interface ModelDayTable extends SpentColumns {
  day: string;
}

export interface Schema extends MediaSchema {
  member: MemberTable;
  tenant_role: TenantRoleTable;
  invitation: InvitationTable;
  api_key: ApiKeyTable;
  user_session: UserSessionTable;
  audit_entry: AuditEntryTable;
  mail: MailTable;
  published_settings: SettingsVersionTable;
  data_export: DataExportTable;
  usage_month: UsageMonthTable;
  model_usage: ModelUsageTable;
  model_day: ModelDayTable;
  tenant: TenantTable;
  channel_account: ChannelAccountTable;
  account_alarm: AccountAlarmTable;
  account_hour: AccountHourTable;
  channel_setup: ChannelSetupTable;
  dismissed_loss: DismissedLossTable;
  message_template: MessageTemplateTable;
  webchat_visitor: WebchatVisitorTable;
  webchat_entry: WebchatEntryTable;
  webchat_file: WebchatFileTable;
  contact: ContactTable;
  contact_identity: ContactIdentityTable;
  conversation: ConversationTable;
  inbound: InboundTable;
  lane: LaneTable;
  turn: TurnTable;
  outbound: OutboundTable;
  message: MessageTable;
  event: EventTable;
  inbox_label: LabelTable;
  conversation_label: ConversationLabelTable;
  canned_reply: CannedReplyTable;
  saved_view: SavedViewTable;
  source: SourceTable;
  document: DocumentTable;
  chunk: ChunkTable;
  chunk_vector: ChunkVectorTable;
  passage_index: PassageIndexTable;
  vector_copy: VectorCopyTable;
  vector_sync: VectorSyncTable;
  branch: BranchTable;
  item: ItemTable;
  opening_hours: OpeningHoursTable;
  policy: PolicyTable;
  fact_review: FactReviewTable;
  faq_entry: FaqEntryTable;
  source_upload: SourceUploadTable;
  source_version: SourceVersionTable;
  web_page: WebPageTable;
  closed_gap: ClosedGapTable;
}
