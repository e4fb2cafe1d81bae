/** How a table of the tenant leaves in an export: the columns that put its rows in order, and those that never leave. */
export interface ExportedTable {
  name: string;
  key: readonly [string, ...string[]];
  /** Secrets, and hashes of them. */
  without?: readonly string[];
}

export const EXPORTED_TABLES: readonly ExportedTable[] = [
  { name: 'tenant', key: ['tenant_id'] },
  { name: 'published_settings', key: ['version'] },
  { name: 'channel_account', key: ['id'], without: ['credentials'] },
  { name: 'account_alarm', key: ['account_id', 'what'] },
  { name: 'account_hour', key: ['account_id', 'hour_at'] },
  { name: 'channel_setup', key: ['id'], without: ['credentials', 'sign_in_hash'] },
  { name: 'message_template', key: ['id'] },
  { name: 'webchat_visitor', key: ['account_id', 'id'] },
  { name: 'webchat_entry', key: ['account_id', 'visitor_id', 'seq'] },
  // Their bytes leave with `message_media`, where the inbox keeps them.
  { name: 'webchat_file', key: ['account_id', 'visitor_id', 'id'] },
  { name: 'contact', key: ['id'] },
  { name: 'contact_identity', key: ['channel', 'value'] },
  { name: 'conversation', key: ['id'] },
  { name: 'message', key: ['id'] },
  // How a provider names a file may hold a permission of theirs.
  { name: 'message_media', key: ['id'], without: ['told'] },
  { name: 'inbound', key: ['account_id', 'dedupe_key'] },
  { name: 'turn', key: ['id'] },
  { name: 'outbound', key: ['id'] },
  { name: 'lane', key: ['conversation_id'] },
  { name: 'dismissed_loss', key: ['id'] },
  { name: 'event', key: ['id'] },
  { name: 'inbox_label', key: ['id'] },
  { name: 'conversation_label', key: ['conversation_id', 'label_id'] },
  { name: 'canned_reply', key: ['id'] },
  { name: 'saved_view', key: ['id'] },
  { name: 'source', key: ['id'] },
  { name: 'document', key: ['id'] },
  { name: 'chunk', key: ['id'] },
  { name: 'item', key: ['id'] },
  { name: 'branch', key: ['id'] },
  { name: 'opening_hours', key: ['id'] },
  { name: 'policy', key: ['id'] },
  { name: 'faq_entry', key: ['id'] },
  { name: 'fact_review', key: ['id'] },
  { name: 'source_version', key: ['id'] },
  { name: 'web_page', key: ['source_id', 'url'] },
  { name: 'closed_gap', key: ['signature'] },
  { name: 'member', key: ['user_id'] },
  { name: 'tenant_role', key: ['id'] },
  { name: 'invitation', key: ['id'], without: ['token_hash'] },
  { name: 'api_key', key: ['id'], without: ['secret_hash'] },
  { name: 'user_session', key: ['id'] },
  { name: 'audit_entry', key: ['id'] },
  { name: 'data_export', key: ['id'] },
  { name: 'usage_month', key: ['month'] },
  { name: 'model_usage', key: ['month', 'purpose', 'model'] },
  { name: 'model_day', key: ['day', 'purpose', 'model'] },
];

/** Tables of a tenant that an export leaves out, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  chunk_vector: 'numbers made from chunks, of use to one model only',
  passage_index: 'made from chunks, of use to one build only',
  vector_copy: 'which numbers made from chunks were taken to a store outside',
  vector_sync: 'how far a store outside has come',
  idempotent_answer: 'sealed copies of answers, kept for a day',
  source_upload: 'files on their way; what arrived stands in `source`',
  mail: 'holds links that let somebody in',
  discarded_file: 'names of files that are gone',
  erased_key: 'hashes of what was erased',
};
