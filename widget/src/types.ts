export type {
  WebchatContent,
  WebchatEntry,
  WebchatFace,
  WebchatLook,
  WebchatMessage,
  WebchatSession,
  WebchatTaken,
} from '../../contracts/src/webchat.ts';
