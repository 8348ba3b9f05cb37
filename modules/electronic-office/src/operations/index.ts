export { home, offer, offerUsual } from './offerings.ts';
export { attach, beginDraft, detach, discardDraft, draftOf, lapseDraft, saveDraft } from './drafts.ts';
export { file } from './file.ts';
export { fileOfMatter, matter, matters, receiptOf } from './matters.ts';
export { fileOfNotification, openNotification, rejectNotification } from './notifications.ts';
