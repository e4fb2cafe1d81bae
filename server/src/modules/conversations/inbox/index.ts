export { addCannedReply, countUse, editCannedReply, listCannedReplies, removeCannedReply } from './canned-replies.ts';
export { changeMany } from './change-many.ts';
export { changeState, markRead } from './change-state.ts';
export { countInbox } from './count-inbox.ts';
export { addLabel, editLabel, listLabels, removeLabel, setLabels } from './labels.ts';
export { addSavedView, editSavedView, listSavedViews, removeSavedView } from './saved-views.ts';
export { tidyConversations } from './tidy-conversations.ts';
