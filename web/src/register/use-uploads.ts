import { useEffect, useRef, useState } from 'react';
import { MAX_UPLOAD_BYTES } from '@tingsu/contracts';
import { asProblem } from '../api/problem';
import type { Uploaded } from '../api/types';
import { sendFile, type Upload } from '../kit/upload.client';

export interface Sending {
  readonly id: number;
  readonly file: File;
  readonly percent: number;
  readonly problemCode: string | null;
}
export const MAX_FILES = 10;
/** `failed` when a chosen file did not arrive: registering without it would lose it silently. */
export type FilesState = 'done' | 'sending' | 'failed';

/** Problems that sending the same file again can solve. */
const PASSING = /^(network|service|request)\.|^internal$/;
export const mayPass = ({ problemCode }: Sending): boolean =>
  problemCode !== null && PASSING.test(problemCode);

export const filesState = (files: readonly Sending[]): FilesState => {
  if (files.some(({ problemCode }) => problemCode === null)) return 'sending';
  return files.length > 0 ? 'failed' : 'done';
};

/** Files go up one by one as they are chosen; what a lost network kept back goes up again when it returns. */
export const useUploads = (onUploaded: (file: Uploaded) => void) => {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const uploads = useRef(new Map<number, Upload>());
  const nextId = useRef(1);
  const latest = useRef(onUploaded);
  useEffect(() => {
    latest.current = onUploaded;
  });
  const patch = (id: number, change: Partial<Sending>): void =>
    setSending((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: number): void => {
    uploads.current.get(id)?.cancel();
    uploads.current.delete(id);
    setSending((all) => all.filter((one) => one.id !== id));
  };
  const send = async ({ id, file }: Pick<Sending, 'id' | 'file'>): Promise<void> => {
    if (file.size === 0) return patch(id, { problemCode: 'upload.empty' });
    if (file.size > MAX_UPLOAD_BYTES) return patch(id, { problemCode: 'upload.too_large' });
    patch(id, { percent: 0, problemCode: null });
    const upload = sendFile(file, (percent) => patch(id, { percent }));
    uploads.current.set(id, upload);
    try {
      const uploaded = await upload.done;
      if (!uploads.current.has(id)) return;
      latest.current(uploaded);
      drop(id);
    } catch (error) {
      patch(id, { problemCode: asProblem(error).code });
    }
  };
  const again = useRef<() => void>(() => undefined);
  useEffect(() => {
    again.current = () => sending.filter(mayPass).forEach((one) => void send(one));
  });
  useEffect(() => {
    const retry = (): void => again.current();
    const running = uploads.current;
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      for (const upload of running.values()) upload.cancel();
    };
  }, []);
  const add = (files: readonly File[]): void => {
    const added = files.map((file) => ({
      id: nextId.current++,
      file,
      percent: 0,
      problemCode: null,
    }));
    setSending((all) => [...all, ...added]);
    for (const one of added) void send(one);
  };
  return { sending, add, drop, again: (one: Sending) => void send(one) };
};
