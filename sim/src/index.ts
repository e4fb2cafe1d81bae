/** The other side of the network: WhatsApp's Graph API, customers with phones, and the model providers, in one process. */
export { createSim, type AccountInput, type Sim, type SimOptions } from './create-sim.ts';
export type { Account, Template } from './accounts.ts';
export type { ActiveFault, FaultKind, FaultRule } from './faults.ts';
export {
  createLedger,
  quotedTokens,
  type Correlate,
  type Ledger,
  type MessageToken,
  type OfferedMessage,
  type RecordedReply,
} from './ledger.ts';
export type { Latency, Verdict } from './judge.ts';
export type { Load, LoadOptions, LoadProgress } from './load/run-load.ts';
export { HOSTILE_SHAPES, type HostileShape } from './models/hostile-shapes.ts';
export { MODEL_MODES, type ModelMode, type ModelRequest } from './models/control.ts';
export type { CustomerMessage } from './phone/customer-message.ts';
export type { SentByCustomer } from './phone/send-from-phone.ts';
export { samplePhoto, sampleVoiceNote } from './phone/sample-media.ts';
export type { Settings } from './settings.ts';
export type { Contact, Conversation, PhoneMessage } from './phone/conversations.ts';
export * from './vectors/index.ts';
