import type { ColumnType, Generated } from 'kysely';
import type { Schema } from './schema.ts';

// The tables of the door (role wafaa_access). Unlike in a tenant's handle, tenant_id is written and read here like any column:
// the tenant is what these queries find out.

type GeneratedAt = ColumnType<Date, Date | string | undefined, Date | string>;
type Timestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type At = ColumnType<Date, Date | string, Date | string>;
type Json<T> = ColumnType<T, string, string>;
type Across<T> = Omit<T, 'tenant_id'> & { tenant_id: string };
type MaybeAcross<T> = Omit<T, 'tenant_id'> & { tenant_id: string | null };

export interface AppUserTable {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  language: Generated<'ar' | 'en'>;
  password_hash: string;
  password_version: Generated<number>;
  operator: Generated<boolean>;
  totp_secret: Buffer | null;
  totp_enabled_at: Timestamp;
  totp_last_step: number | null;
  created_at: GeneratedAt;
  updated_at: GeneratedAt;
}
export interface RecoveryCodeTable {
  user_id: string;
  code_hash: string;
  used_at: Timestamp;
}
export interface MailLinkTable {
  token_hash: string;
  purpose: 'sign_up' | 'password_reset' | 'change_email';
  user_id: string | null;
  email: string;
  payload: Json<Record<string, unknown>>;
  expires_at: At;
  used_at: Timestamp;
  created_at: GeneratedAt;
}
export interface DoorThrottleTable {
  key: string;
  failures: number;
  window_started_at: At;
  blocked_until: Timestamp;
}
export interface SigningKeyTable {
  kid: string;
  public_jwk: Json<Record<string, string>>;
  private_sealed: Buffer;
  created_at: GeneratedAt;
  active_from: At;
  retire_at: Timestamp;
}
export interface RefreshTokenTable {
  token_hash: string;
  session_id: string;
  issued_at: GeneratedAt;
  used_at: Timestamp;
  successor_sealed: Buffer | null;
}
export interface IdempotentAnswerTable {
  scope: string;
  key: string;
  tenant_id: string | null;
  route: string;
  request_hash: string;
  status: number | null;
  answer: Buffer | null;
  created_at: GeneratedAt;
}

export interface AccessSchema {
  app_user: AppUserTable;
  recovery_code: RecoveryCodeTable;
  mail_link: MailLinkTable;
  door_throttle: DoorThrottleTable;
  signing_key: SigningKeyTable;
  refresh_token: RefreshTokenTable;
  idempotent_answer: IdempotentAnswerTable;
  member: Across<Schema['member']>;
  tenant_role: Across<Schema['tenant_role']>;
  invitation: Across<Schema['invitation']>;
  api_key: Across<Schema['api_key']>;
  user_session: MaybeAcross<Schema['user_session']>;
  audit_entry: MaybeAcross<Schema['audit_entry']>;
  mail: MaybeAcross<Schema['mail']>;
  tenant: Across<Schema['tenant']>;
}
