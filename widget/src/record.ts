/** A voice note under way. */
export interface Recording {
  /** Ends it. @returns what was said; null where nothing was heard */
  finish(): Promise<Blob | null>;
  discard(): void;
}

const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

export const canRecord = (): boolean => typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined;

/** Asks for the microphone and listens. @throws Error where it is not given */
export async function startRecording(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const type = TYPES.find((known) => MediaRecorder.isTypeSupported(known));
  const recorder = new MediaRecorder(stream, { ...(type && { mimeType: type }), audioBitsPerSecond: 32_000 });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const release = (): void => stream.getTracks().forEach((track) => track.stop());
  recorder.start();
  return {
    finish: () =>
      new Promise((resolve) => {
        recorder.onstop = () => {
          release();
          const file = new Blob(pieces, { type: recorder.mimeType.split(';')[0] ?? '' });
          resolve(file.size > 0 ? file : null);
        };
        recorder.stop();
      }),
    discard() {
      recorder.onstop = null;
      recorder.stop();
      release();
    },
  };
}
