import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Uploaded } from '../api/types';
import { type Sending, Uploads } from './uploads.client';

export interface UploadsOfForm extends Pick<Uploads, 'add' | 'drop' | 'again'> {
  readonly sending: readonly Sending[];
}

export const useUploads = (onUploaded: (file: Uploaded) => void): UploadsOfForm => {
  const latest = useRef(onUploaded);
  useEffect(() => {
    latest.current = onUploaded;
  });
  const [uploads] = useState(() => new Uploads((file) => latest.current(file)));
  const sending = useSyncExternalStore(uploads.subscribe, uploads.current);
  return { sending, add: uploads.add, drop: uploads.drop, again: uploads.again };
};
