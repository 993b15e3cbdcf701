import { MAX_UPLOAD_BYTES } from '@tingsu/contracts';
import { asProblem } from '../api/problem';
import type { Uploaded } from '../api/types';
import { sendFile, type Upload } from './upload.client';

export interface Sending {
  readonly id: number;
  readonly file: File;
  readonly percent: number;
  readonly problemCode: string | null;
}
/** `failed` when a chosen file did not arrive: going on without it would lose it silently. */
export type FilesState = 'done' | 'sending' | 'failed';

/** Problems that sending the same file again can solve. */
const PASSING = /^(network|service|request)\.|^internal$/;
export const mayPass = ({ problemCode }: Sending): boolean =>
  problemCode !== null && PASSING.test(problemCode);

export const filesState = (files: readonly Sending[]): FilesState => {
  if (files.some(({ problemCode }) => problemCode === null)) return 'sending';
  return files.length > 0 ? 'failed' : 'done';
};

/**
 * Files go up one by one as they are chosen; what a lost network kept back goes up again when it returns. They go on when the form
 * shows another step: only the person cancels them. Without React, as both apps use it.
 */
export class Uploads {
  private sending: readonly Sending[] = [];
  private readonly running = new Map<number, Upload>();
  private readonly watchers = new Set<() => void>();
  private nextId = 1;

  /** `prepare` makes of a chosen file what is sent, e.g. a smaller picture. */
  constructor(
    private readonly onUploaded: (file: Uploaded) => void,
    private readonly prepare: (file: File) => Promise<File> = (file) => Promise.resolve(file),
  ) {}

  readonly current = (): readonly Sending[] => this.sending;

  readonly subscribe = (watcher: () => void): (() => void) => {
    if (this.watchers.size === 0) window.addEventListener('online', this.sendRest);
    this.watchers.add(watcher);
    return () => {
      this.watchers.delete(watcher);
      if (this.watchers.size === 0) window.removeEventListener('online', this.sendRest);
    };
  };

  readonly add = (files: readonly File[]): void => {
    const added = files.map((file) => ({
      id: this.nextId++,
      file,
      percent: 0,
      problemCode: null,
    }));
    this.show([...this.sending, ...added]);
    for (const one of added) void this.send(one);
  };

  readonly drop = (id: number): void => {
    this.running.get(id)?.cancel();
    this.running.delete(id);
    this.show(this.sending.filter((one) => one.id !== id));
  };

  readonly again = (one: Sending): void => void this.send(one);

  private readonly sendRest = (): void => this.sending.filter(mayPass).forEach(this.again);

  private async send({ id, file: chosen }: Pick<Sending, 'id' | 'file'>): Promise<void> {
    if (chosen.size === 0) return this.patch(id, { problemCode: 'upload.empty' });
    this.patch(id, { percent: 0, problemCode: null });
    const file = await this.prepare(chosen);
    if (!this.sending.some((one) => one.id === id)) return;
    if (file.size > MAX_UPLOAD_BYTES) return this.patch(id, { problemCode: 'upload.too_large' });
    const upload = sendFile(file, (percent) => this.patch(id, { percent }));
    this.running.set(id, upload);
    try {
      const uploaded = await upload.done;
      if (!this.running.has(id)) return;
      this.onUploaded(uploaded);
      this.drop(id);
    } catch (error) {
      this.patch(id, { problemCode: asProblem(error).code });
    }
  }

  private patch(id: number, change: Partial<Sending>): void {
    this.show(this.sending.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  private show(sending: readonly Sending[]): void {
    this.sending = sending;
    for (const watcher of this.watchers) watcher();
  }
}
