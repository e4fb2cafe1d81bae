export type {
  WebchatContent,
  WebchatEntry,
  WebchatFace,
  WebchatLook,
  WebchatMessage,
  WebchatSession,
} from '../../contracts/src/webchat.ts';
