import { useEffect, useRef, useState } from 'react';
import { usePreferences } from './preferences';

/** Five minutes at this rate are a little over a megabyte. */
const MOST_SECONDS = 300;
const BITS_PER_SECOND = 32_000;
/** What every browser and telephone plays comes first. */
const KINDS = [
  { type: 'audio/mp4', extension: 'm4a' },
  { type: 'audio/webm', extension: 'webm' },
  { type: 'audio/ogg', extension: 'ogg' },
];

const kindHere = () => KINDS.find(({ type }) => MediaRecorder.isTypeSupported(type));

/** Records the microphone until it is stopped, for five minutes at most. */
const record = async (onStopped: (blob: Blob) => void): Promise<MediaRecorder> => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, {
    ...{ mimeType: kindHere()?.type, audioBitsPerSecond: BITS_PER_SECOND },
  });
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.onstop = () => {
    for (const track of stream.getTracks()) track.stop();
    onStopped(new Blob(chunks, { type: kindHere()?.type }));
  };
  recorder.start();
  return recorder;
};

/** A voice note for who would rather speak than type: recorded, listened to, and sent like a file. */
export const Recorder = ({ onFile }: { onFile(file: File): void }) => {
  const { t } = usePreferences();
  const recorder = useRef<MediaRecorder | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const [heard, setHeard] = useState<string | null>(null);
  const running = seconds !== null;
  const stop = (): void => {
    if (recorder.current?.state === 'recording') recorder.current.stop();
    setSeconds(null);
  };
  const start = async (): Promise<void> => {
    setFailed(false);
    try {
      recorder.current = await record((blob) => {
        setHeard(URL.createObjectURL(blob));
        const { extension = 'webm' } = kindHere() ?? {};
        onFile(new File([blob], `${t('voiceName')}.${extension}`, { type: blob.type }));
      });
      setSeconds(0);
    } catch {
      setFailed(true);
    }
  };
  useEffect(() => {
    if (seconds === null) return undefined;
    if (seconds >= MOST_SECONDS) return void stop();
    const next = window.setTimeout(() => setSeconds(seconds + 1), 1_000);
    return () => window.clearTimeout(next);
  }, [seconds]);
  useEffect(() => () => (heard === null ? undefined : URL.revokeObjectURL(heard)), [heard]);
  useEffect(() => stop, []);
  return (
    <div className="recorder">
      <button
        type="button"
        className="button secondary"
        aria-pressed={running}
        onClick={() => (running ? stop() : void start())}
      >
        {running ? t('voiceStop', { seconds }) : t('voiceStart')}
      </button>
      <span role="status">{failed ? t('voiceFailed') : running ? t('voiceRunning') : ''}</span>
      {heard && !running && <audio controls src={heard} aria-label={t('voiceName')} />}
    </div>
  );
};
