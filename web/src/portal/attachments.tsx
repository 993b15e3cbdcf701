import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { asProblem } from '../api/problem';
import { PICKED } from '../kit/preview-kind';
import { shown } from '../kit/plain-text';
import type { Uploaded } from '../api/types';
import { MAX_FILES, type FieldProblem } from './draft';
import { Field } from './fields';
import { usePreferences } from './preferences';
import { sendFile, type Upload } from '../kit/upload.client';

const MAX_BYTES = 20 * 1024 * 1024;
interface Sending {
  readonly id: number;
  readonly file: File;
  readonly percent: number;
  readonly problemCode: string | null;
}

/** `failed` when a chosen file did not arrive: going on without it would lose it silently. */
export type FilesState = 'done' | 'sending' | 'failed';

/** Problems that sending the same file again can solve. */
const PASSING = /^(network|service|request)\.|^internal$/;

interface Props {
  readonly attachments: readonly Uploaded[];
  readonly problems: readonly FieldProblem[];
  onChange(update: (attachments: readonly Uploaded[]) => readonly Uploaded[]): void;
  onFiles(state: FilesState): void;
}

const stateOf = (files: readonly Sending[]): FilesState => {
  if (files.some(({ problemCode }) => problemCode === null)) return 'sending';
  return files.length > 0 ? 'failed' : 'done';
};

/** Files go up one by one as they are chosen, so that sending the complaint itself stays quick. */
const useUploads = ({ onChange, onFiles }: Pick<Props, 'onChange' | 'onFiles'>) => {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const uploads = useRef(new Map<number, Upload>());
  const nextId = useRef(1);
  const patch = (id: number, change: Partial<Sending>): void =>
    setSending((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: number): void => {
    uploads.current.get(id)?.cancel();
    uploads.current.delete(id);
    setSending((all) => all.filter((one) => one.id !== id));
  };
  const send = async (id: number, file: File): Promise<void> => {
    if (file.size === 0) return patch(id, { problemCode: 'upload.empty' });
    if (file.size > MAX_BYTES) return patch(id, { problemCode: 'upload.too_large' });
    patch(id, { percent: 0, problemCode: null });
    const upload = sendFile(file, (percent) => patch(id, { percent }));
    uploads.current.set(id, upload);
    try {
      const uploaded = await upload.done;
      if (!uploads.current.has(id)) return;
      onChange((all) => [...all, uploaded]);
      drop(id);
    } catch (error) {
      patch(id, { problemCode: asProblem(error).code });
    }
  };
  const add = (files: readonly File[]): void => {
    const added = files.map((file) => ({
      id: nextId.current++,
      file,
      percent: 0,
      problemCode: null,
    }));
    setSending((all) => [...all, ...added]);
    for (const one of added) void send(one.id, one.file);
  };
  const state = stateOf(sending);
  useEffect(() => onFiles(state), [state, onFiles]);
  return { sending, add, drop, again: (one: Sending) => void send(one.id, one.file) };
};

export const Attachments = ({ attachments, problems, onChange, onFiles }: Props) => {
  const { t, problem } = usePreferences();
  const { sending, add, drop, again } = useUploads({ onChange, onFiles });
  const room = MAX_FILES - attachments.length - sending.length;
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    add([...(event.target.files ?? [])].slice(0, Math.max(0, room)));
    event.target.value = '';
  };
  const remove = (uploadId: string): void =>
    onChange((all) => all.filter((file) => file.uploadId !== uploadId));
  return (
    <Field
      field="attachments"
      label={t('filesLabel')}
      hint={t('filesHint', { count: MAX_FILES })}
      optional
      problems={problems}
    >
      {(control) => (
        <>
          <span className={room > 0 ? 'button secondary choose' : 'button secondary choose full'}>
            <span aria-hidden="true">{t('filesAdd')}</span>
            <input
              {...control}
              type="file"
              multiple
              accept={PICKED}
              disabled={room <= 0}
              onChange={choose}
            />
          </span>
          {room <= 0 && <p className="hint">{t('filesTooMany', { count: MAX_FILES })}</p>}
          <ul className="files" aria-live="polite">
            {attachments.map((file) => (
              <li key={file.uploadId}>
                <span className="file-name">{shown(file.fileName)}</span>{' '}
                <span className="hint">{t('filesDone')}</span>
                <button
                  type="button"
                  className="link"
                  onClick={() => remove(file.uploadId)}
                  aria-label={t('filesRemove', { name: file.fileName })}
                >
                  ✕
                </button>
              </li>
            ))}
            {sending.map((one) => (
              <li key={one.id}>
                <span className="file-name">{shown(one.file.name)}</span>
                {one.problemCode === null ? (
                  <>
                    <progress max={100} value={one.percent} aria-label={one.file.name} />
                    <span className="hint">{t('filesSending', { percent: one.percent })}</span>
                  </>
                ) : (
                  <span className="field-error">
                    {t('filesFailed')} · {problem(one.problemCode)}{' '}
                    {PASSING.test(one.problemCode) && (
                      <button type="button" className="link" onClick={() => again(one)}>
                        {t('retry')}
                      </button>
                    )}
                  </span>
                )}
                <button
                  type="button"
                  className="link"
                  onClick={() => drop(one.id)}
                  aria-label={t('filesRemove', { name: one.file.name })}
                >
                  ✕
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Field>
  );
};
