import type { RouteId } from '@wafaa/contracts';
import { type Arrange, by } from './walker.ts';

/** What people do in conversations and with the inbox. */
export const CONVERSATIONS = {
  movePen: async (ground) => {
    await ground.plant();
    return {
      call: { ...by('cnv_same'), body: { action: 'take' } },
      refused: { ...by('cnv_none'), body: { action: 'take' } },
    };
  },
  sendMessage: async (ground) => {
    await ground.plant();
    await ground.walker.app.test.asOwner(`update inbound set seq = 1, payload = '{"user":{"id":"966500000001"}}' where tenant_id = $1`, [
      ground.tenantId,
    ]);
    await ground.walker.app.test.asOwner('update lane set last_seq = 1, done_seq = 1 where tenant_id = $1', [ground.tenantId]);
    return {
      call: { ...by('cnv_same'), body: { text: 'A person writes.' } },
      refused: { ...by('cnv_none'), body: { text: 'A person writes.' } },
    };
  },
  renewTemplates: async (ground) => {
    await ground.plant();
    const { app, test } = ground.walker.app;
    // The provider knows nothing of it: that is stored, and leaves its row all the same.
    await test.asOwner('update channel_account set credentials = $2 where tenant_id = $1', [
      ground.tenantId,
      app.secrets.seal(ground.tenantId, { accessToken: 'walking-access-token' }),
    ]);
    return { call: by('cnv_same'), refused: by('cnv_none') };
  },
  sendTemplate: async (ground) => {
    await ground.plant();
    await ground.walker.app.test.asOwner(`update inbound set seq = 1, payload = '{"user":{"id":"966500000001"}}' where tenant_id = $1`, [
      ground.tenantId,
    ]);
    await ground.walker.app.test.asOwner('update lane set last_seq = 1, done_seq = 1 where tenant_id = $1', [ground.tenantId]);
    const body = { templateId: 'tpl_same', parameters: [] };
    return { call: { ...by('cnv_same'), body }, refused: { ...by('cnv_same'), body: { ...body, templateId: 'tpl_none' } } };
  },
  retryMessage: async (ground) => {
    await ground.plant();
    await ground.walker.app.test.asOwner(`update outbound set state = 'needs_human' where tenant_id = $1`, [ground.tenantId]);
    await ground.walker.app.test.asOwner('update lane set last_seq = 1, done_seq = 1 where tenant_id = $1', [ground.tenantId]);
    const params = { id: 'cnv_same', messageId: 'msg_same' };
    return { call: { params, body: {} }, refused: { params: { ...params, messageId: 'msg_none' }, body: {} } };
  },
  retryMedia: async (ground) => {
    await ground.plant();
    await ground.walker.app.test.asOwner(
      `update message_media set state = 'failed', cause = 'http.503' where tenant_id = $1 and id = 'med_same'`,
      [ground.tenantId],
    );
    return { call: by('med_same'), refused: by('med_none') };
  },
  retryLosses: async (ground) => {
    await ground.plant();
    await ground.walker.app.test.asOwner(
      `update message_media set state = 'failed', cause = 'http.503', settled_at = now() where tenant_id = $1 and id = 'med_same'`,
      [ground.tenantId],
    );
    return { call: { body: { ids: ['media.med_same'] } }, refused: { body: { ids: ['media.med_none'] } } };
  },
  letGoLosses: async (ground) => {
    await ground.plant();
    await ground.walker.app.test.asOwner(
      `update message_media set state = 'failed', cause = 'http.503', settled_at = now() where tenant_id = $1 and id = 'med_same'`,
      [ground.tenantId],
    );
    return { call: { body: { ids: ['media.med_same'] } }, refused: { body: { ids: ['media.med_none'] } } };
  },
  takeUpLosses: async (ground) => {
    await ground.plant();
    await ground.walker.app.test.asOwner(`update outbound set state = 'failed', settled_at = now() where tenant_id = $1`, [
      ground.tenantId,
    ]);
    return { call: { body: { ids: ['send.out_same'] } }, refused: { body: { ids: ['send.out_none'] } } };
  },
  addNote: async (ground) => {
    await ground.plant();
    return { call: { ...by('cnv_same'), body: { text: 'For us.' } }, refused: { ...by('cnv_none'), body: { text: 'For us.' } } };
  },
  changeConversationState: async (ground) => {
    await ground.plant();
    const body = { state: 'resolved' };
    return { call: { ...by('cnv_same'), body }, refused: { ...by('cnv_none'), body } };
  },
  readConversation: async (ground) => {
    await ground.plant();
    return { call: { ...by('cnv_same'), body: { read: true } }, refused: { ...by('cnv_none'), body: { read: true } } };
  },
  labelConversation: async (ground) => {
    await ground.plant();
    return {
      call: { ...by('cnv_same'), body: { labelIds: ['lbl_same'] } },
      refused: { ...by('cnv_same'), body: { labelIds: ['lbl_none'] } },
    };
  },
  changeConversations: async (ground) => {
    await ground.plant();
    const deed = { kind: 'take' };
    return { call: { body: { ids: ['cnv_same'], deed } }, refused: { body: { ids: ['cnv_same', 'cnv_none'], deed } } };
  },
  addLabel: async (ground) => {
    const body = { name: { en: 'Urgent', ar: 'عاجل' }, colour: 'red' };
    await ground.walker.app.test.asOwner(
      `insert into inbox_label (tenant_id, id, name, colour) values ($1, 'lbl_vip', '{"en":"VIP","ar":null}', 'blue')`,
      [ground.tenantId],
    );
    return { call: { body }, refused: { body: { ...body, name: { en: 'vip', ar: null } } } };
  },
  editLabel: async (ground) => {
    await ground.plant();
    const body = { name: { en: 'Urgent', ar: 'عاجل' }, colour: 'red' };
    return { call: { ...by('lbl_same'), body }, refused: { ...by('lbl_none'), body } };
  },
  removeLabel: async (ground) => {
    await ground.plant();
    return { call: by('lbl_same'), refused: by('lbl_none') };
  },
  addCannedReply: async (ground) => {
    const body = { shortcut: 'hours', body: { en: 'We open at nine.', ar: null } };
    await ground.walker.app.test.asOwner(
      `insert into canned_reply (tenant_id, id, shortcut, body) values ($1, 'cnd_1', 'taken', '{"en":"x","ar":null}')`,
      [ground.tenantId],
    );
    return { call: { body }, refused: { body: { ...body, shortcut: 'taken' } } };
  },
  editCannedReply: async (ground) => {
    await ground.plant();
    const body = { shortcut: 'hours', body: { en: 'We open at nine.', ar: null } };
    return { call: { ...by('cnd_same'), body }, refused: { ...by('cnd_none'), body } };
  },
  removeCannedReply: async (ground) => {
    await ground.plant();
    return { call: by('cnd_same'), refused: by('cnd_none') };
  },
  addSavedView: () => ({
    call: { body: { name: 'Unhappy', filter: { sentiment: 'negative' } } },
    refused: { body: { name: '', filter: {} } },
  }),
  editSavedView: async (ground) => {
    await ground.plant();
    const body = { name: 'Unhappy', shared: true, filter: { sentiment: 'negative' } };
    return { call: { ...by('viw_same'), body }, refused: { ...by('viw_none'), body } };
  },
  removeSavedView: async (ground) => {
    await ground.plant();
    return { call: by('viw_same'), refused: by('viw_none') };
  },
} satisfies Partial<Record<RouteId, Arrange>>;
