export { addNote } from './add-note.ts';
export { type Actor, type MovePen, movePen } from './move-pen.ts';
export { nextHolder, PEN_MACHINE, type PenEvent, type PenHolder } from './pen-machine.ts';
export { retryMessage } from './retry-message.ts';
export { returnPens } from './return-pens.ts';
export { dropParked } from './drop-parked.ts';
export { closesAt, sendAgentMessage } from './send-agent-message.ts';
export { sendTemplate } from './send-template.ts';
export { wakeWaiting } from './waiting-messages.ts';
