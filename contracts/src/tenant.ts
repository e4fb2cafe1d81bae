import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Bilingual, BilingualInput, Cursor, Done, FileAnswer, GivenPassword, IdParams, SupportedLanguage, page } from './shapes.ts';

export const TenantView = z.object({
  id: z.string(),
  slug: z.string(),
  name: Bilingual,
  kind: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  defaultLanguage: SupportedLanguage,
  /** Languages the bot answers in. */
  languages: z.array(SupportedLanguage),
  logoUrl: z.string().nullable(),
  state: z.enum(['active', 'suspended', 'erasing']),
  stateReason: z.string().nullable(),
  /** When everything of the tenant will be gone; null unless erasing. */
  eraseAfter: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type TenantView = z.infer<typeof TenantView>;

/** Fields of the profile to change; those left out stay. */
export const TenantChange = z.object({
  name: BilingualInput.optional(),
  kind: z.enum(['restaurant', 'cafe', 'retail', 'hotel', 'service']).optional(),
  timeZone: z.string().min(1).max(64).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  defaultLanguage: SupportedLanguage.optional(),
  languages: z.array(SupportedLanguage).min(1).max(2).optional(),
});
export type TenantChange = z.infer<typeof TenantChange>;

/** What the bot obeys. Every field has a default, so a stored object may be partial. */
export const TenantSettings = z.object({
  /** Below this confidence the bot hands over instead of answering, 0 to 1. */
  confidenceLine: z.number().min(0).max(1).default(0.5),
  /** Free text for the model: who it is, how it speaks. */
  instructions: z.string().max(4_000).default(''),
  /** How customers reach a person outside the channel; given when the bot hands over. */
  businessContact: z.string().max(200).default(''),
  /** What happens to a message that reached us too late to be live: answer it, or leave it to a person. */
  latePolicy: z.enum(['answer', 'hand_over']).default('answer'),
  /** Minutes after which a message counts as late. */
  lateAfterMinutes: z.number().int().min(5).max(1_440).default(60),
  /** Minutes without a person's word after which the bot takes the pen back; null never. */
  returnPenAfterMinutes: z.number().int().min(5).max(10_080).nullable().default(null),
  /** Ask two-factor sign-in of every member. */
  requireSecondFactor: z.boolean().default(false),
});
export type TenantSettings = z.infer<typeof TenantSettings>;
/** Fields to change; those left out stay. */
export const SettingsChange = z.object({
  confidenceLine: z.number().min(0).max(1).optional(),
  instructions: z.string().max(4_000).optional(),
  businessContact: z.string().max(200).optional(),
  latePolicy: z.enum(['answer', 'hand_over']).optional(),
  lateAfterMinutes: z.number().int().min(5).max(1_440).optional(),
  returnPenAfterMinutes: z.number().int().min(5).max(10_080).nullable().optional(),
  requireSecondFactor: z.boolean().optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

export const SettingsView = z.object({
  live: TenantSettings,
  /** What waits to be published; null when nothing was changed. */
  draft: TenantSettings.nullable(),
  /** Names of the fields in which the draft differs. */
  changed: z.array(z.string()),
  version: z.number().int(),
});
export type SettingsView = z.infer<typeof SettingsView>;

export const SettingsVersionView = z.object({
  version: z.number().int(),
  settings: TenantSettings,
  changed: z.array(z.string()),
  publishedBy: z.string(),
  publishedAt: z.iso.datetime(),
});

export const BranchView = z.object({
  id: z.string(),
  name: Bilingual,
  address: Bilingual,
  city: Bilingual,
  phone: z.string().nullable(),
  mapUrl: z.string().nullable(),
  /** IANA name; null: the tenant's. */
  timeZone: z.string().nullable(),
  state: z.enum(['proposed', 'confirmed', 'expired']),
  /** Null when a person entered it. */
  source: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type BranchView = z.infer<typeof BranchView>;
const OptionalBilingual = z.object({ en: z.string().trim().max(300).nullable(), ar: z.string().trim().max(300).nullable() });
export const BranchIn = z.object({
  name: BilingualInput,
  address: OptionalBilingual,
  city: OptionalBilingual,
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9 ()-]{5,30}$/)
    .nullable(),
  mapUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable(),
  timeZone: z.string().max(64).nullable(),
});
export type BranchIn = z.infer<typeof BranchIn>;

/** A limit is null when there is none. */
const Metered = z.object({ used: z.number(), limit: z.number().nullable() });
export const UsageView = z.object({
  /** First day of the month that the monthly counts are of, in the tenant's time zone. */
  month: z.iso.date(),
  messagesThisMonth: Metered,
  modelTokensThisMonth: Metered,
  /** Asked in the playground, in tests and over the API. */
  questionsThisMonth: Metered,
  /** What models were asked for this month, the dearest first: `purpose` says by which part of the product. */
  models: z.array(
    z.object({
      ...{ model: z.string(), purpose: z.string(), calls: z.number().int() },
      ...{ inputTokens: z.number().int(), outputTokens: z.number().int(), costMicroUsd: z.number().int() },
    }),
  ),
  sources: Metered,
  storageBytes: Metered,
  members: Metered,
  apiKeys: Metered,
  contacts: z.number().int(),
  conversations: z.number().int(),
});
export type UsageView = z.infer<typeof UsageView>;

export const ExportView = z.object({
  id: z.string(),
  kind: z.enum(['tenant', 'contact']),
  state: z.enum(['queued', 'running', 'ready', 'failed', 'expired']),
  failure: z.object({ code: z.string(), message: Bilingual }).nullable(),
  sizeBytes: z.number().int().nullable(),
  requestedBy: z.string(),
  createdAt: z.iso.datetime(),
  /** When the file is removed. */
  expiresAt: z.iso.datetime().nullable(),
});
export type ExportView = z.infer<typeof ExportView>;

export const tenantRoutes = {
  getTenant: defineRoute({
    id: 'getTenant',
    method: 'GET',
    path: '/api/v1/tenant',
    permission: 'member',
    summary: 'The tenant of this session',
    status: 200,
    response: TenantView,
  }),
  updateTenant: defineRoute({
    id: 'updateTenant',
    method: 'PATCH',
    path: '/api/v1/tenant',
    permission: 'settings.write',
    audit: 'tenant.updated',
    summary: 'Change the profile',
    body: TenantChange,
    status: 200,
    response: TenantView,
    errors: ['tenant.unknown_time_zone', 'tenant.unknown_currency'],
  }),
  setLogo: defineRoute({
    id: 'setLogo',
    method: 'POST',
    path: '/api/v1/tenant/logo',
    permission: 'settings.write',
    audit: 'tenant.logo_changed',
    summary: 'Upload a logo (field `file`; PNG, JPEG or WebP up to 1 MB, judged by its content)',
    body: 'multipart',
    status: 200,
    response: TenantView,
    errors: ['image.unsupported_type', 'image.too_large', 'request.no_file'],
  }),
  getLogo: defineRoute({
    id: 'getLogo',
    method: 'GET',
    path: '/api/v1/tenant/logo',
    permission: 'member',
    summary: 'The logo',
    status: 200,
    response: FileAnswer,
    file: ['image/png', 'image/jpeg', 'image/webp'],
    errors: ['tenant.no_logo'],
  }),
  removeLogo: defineRoute({
    id: 'removeLogo',
    method: 'DELETE',
    path: '/api/v1/tenant/logo',
    permission: 'settings.write',
    audit: 'tenant.logo_removed',
    summary: 'Remove the logo',
    status: 200,
    response: TenantView,
  }),
  getSettings: defineRoute({
    id: 'getSettings',
    method: 'GET',
    path: '/api/v1/settings',
    permission: 'settings.read',
    summary: 'What the bot obeys, and the draft that waits',
    status: 200,
    response: SettingsView,
  }),
  saveSettingsDraft: defineRoute({
    id: 'saveSettingsDraft',
    method: 'PATCH',
    path: '/api/v1/settings/draft',
    permission: 'settings.write',
    audit: 'settings.draft_saved',
    summary: 'Change the draft; live answers stay as they are',
    body: SettingsChange,
    status: 200,
    response: SettingsView,
  }),
  discardSettingsDraft: defineRoute({
    id: 'discardSettingsDraft',
    method: 'DELETE',
    path: '/api/v1/settings/draft',
    permission: 'settings.write',
    audit: 'settings.draft_discarded',
    summary: 'Throw the draft away',
    status: 200,
    response: SettingsView,
  }),
  publishSettings: defineRoute({
    id: 'publishSettings',
    method: 'POST',
    path: '/api/v1/settings/publish',
    permission: 'settings.write',
    audit: 'settings.published',
    summary: 'Make the draft live as a new version. `version` is the one that the draft was made on',
    body: z.object({ version: z.number().int() }),
    status: 200,
    response: SettingsView,
    errors: ['settings.nothing_to_publish', 'settings.changed_meanwhile'],
  }),
  listSettingsVersions: defineRoute({
    id: 'listSettingsVersions',
    method: 'GET',
    path: '/api/v1/settings/versions',
    permission: 'settings.read',
    summary: 'Published versions, newest first',
    query: Cursor,
    status: 200,
    response: page(SettingsVersionView),
  }),
  rollBackSettings: defineRoute({
    id: 'rollBackSettings',
    method: 'POST',
    path: '/api/v1/settings/roll-back',
    permission: 'settings.write',
    audit: 'settings.rolled_back',
    summary: 'Publish an earlier version again, as a new one',
    body: z.object({ to: z.number().int() }),
    status: 200,
    response: SettingsView,
    errors: ['settings.version_not_found'],
  }),
  listBranches: defineRoute({
    id: 'listBranches',
    method: 'GET',
    path: '/api/v1/branches',
    permission: 'knowledge.read',
    summary: 'Branches, those that people entered and those that documents name',
    query: Cursor,
    status: 200,
    response: page(BranchView),
  }),
  addBranch: defineRoute({
    id: 'addBranch',
    method: 'POST',
    path: '/api/v1/branches',
    permission: 'knowledge.write',
    audit: 'branch.added',
    summary: 'Enter a branch; it counts as confirmed',
    body: BranchIn,
    status: 201,
    response: BranchView,
    errors: ['tenant.unknown_time_zone', 'tenant.limit_reached'],
  }),
  updateBranch: defineRoute({
    id: 'updateBranch',
    method: 'PATCH',
    path: '/api/v1/branches/:id',
    permission: 'knowledge.write',
    audit: 'branch.updated',
    summary: 'Change a branch; whoever changes it confirms it',
    params: IdParams,
    body: BranchIn.partial(),
    status: 200,
    response: BranchView,
    errors: ['branch.not_found', 'tenant.unknown_time_zone'],
  }),
  removeBranch: defineRoute({
    id: 'removeBranch',
    method: 'DELETE',
    path: '/api/v1/branches/:id',
    permission: 'knowledge.write',
    audit: 'branch.removed',
    summary: 'Remove a branch',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['branch.not_found'],
  }),
  getUsage: defineRoute({
    id: 'getUsage',
    method: 'GET',
    path: '/api/v1/usage',
    permission: 'member',
    summary: 'What was used, and the limits',
    status: 200,
    response: UsageView,
  }),
  requestExport: defineRoute({
    id: 'requestExport',
    method: 'POST',
    path: '/api/v1/tenant/exports',
    permission: 'tenant.export',
    audit: 'tenant.export_asked',
    summary: 'Ask for a ZIP of everything: rows as JSON lines and CSV, files as they are. One at a time',
    status: 202,
    response: ExportView,
    errors: ['export.running'],
  }),
  listExports: defineRoute({
    id: 'listExports',
    method: 'GET',
    path: '/api/v1/tenant/exports',
    permission: 'tenant.export',
    summary: 'Exports, newest first',
    query: Cursor,
    status: 200,
    response: page(ExportView),
  }),
  downloadExport: defineRoute({
    id: 'downloadExport',
    method: 'GET',
    path: '/api/v1/tenant/exports/:id/file',
    permission: 'tenant.export',
    summary: 'The ZIP',
    params: IdParams,
    status: 200,
    response: FileAnswer,
    file: ['application/zip'],
    errors: ['export.not_found', 'export.not_ready'],
  }),
  requestErase: defineRoute({
    id: 'requestErase',
    method: 'POST',
    path: '/api/v1/tenant/erase',
    permission: 'tenant.erase',
    audit: 'tenant.erase_asked',
    summary: 'Erase the tenant with everything in it, after a grace period in which it can be taken back',
    body: z.object({ slug: z.string().max(64), password: GivenPassword }),
    status: 202,
    response: TenantView,
    errors: ['access.wrong_credentials', 'access.too_many_attempts', 'tenant.wrong_slug', 'tenant.erasing'],
  }),
  cancelErase: defineRoute({
    id: 'cancelErase',
    method: 'DELETE',
    path: '/api/v1/tenant/erase',
    permission: 'tenant.erase',
    audit: 'tenant.erase_cancelled',
    summary: 'Take the erase back',
    status: 200,
    response: TenantView,
    errors: ['tenant.not_erasing'],
  }),
} as const;
