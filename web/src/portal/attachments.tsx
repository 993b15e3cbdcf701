import { MAX_ATTACHMENTS } from '@tingsu/contracts';
import { useEffect, useState, useSyncExternalStore, type ChangeEvent } from 'react';
import { PICKED } from '../kit/preview-kind';
import { shown } from '../kit/plain-text';
import type { Uploaded } from '../api/types';
import type { FieldProblem } from './draft';
import { Field } from './fields';
import { later } from './later';
import { usePreferences } from './preferences';
import { filesState, mayPass, Uploads, type FilesState } from '../kit/uploads.client';

const Recorder = later(() => import('./recorder').then((part) => part.Recorder));
/** Browsers give the microphone to pages that came by https only. */
const CAN_RECORD = 'MediaRecorder' in window && 'mediaDevices' in navigator;

interface Props {
  readonly attachments: readonly Uploaded[];
  readonly problems: readonly FieldProblem[];
  onChange(update: (attachments: readonly Uploaded[]) => readonly Uploaded[]): void;
  onFiles(state: FilesState): void;
}

export const Attachments = ({ attachments, problems, onChange, onFiles }: Props) => {
  const { t, problem } = usePreferences();
  const [uploads] = useState(
    () =>
      new Uploads(
        (file) => onChange((all) => [...all, file]),
        (file) =>
          import('./smaller-picture').then(
            ({ smallerPicture }) => smallerPicture(file),
            () => file,
          ),
      ),
  );
  const { add, drop, again } = uploads;
  const sending = useSyncExternalStore(uploads.subscribe, uploads.current);
  const state = filesState(sending);
  useEffect(() => onFiles(state), [state, onFiles]);
  const room = MAX_ATTACHMENTS - attachments.length - sending.length;
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
      hint={t('filesHint', { count: MAX_ATTACHMENTS })}
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
          {room > 0 && CAN_RECORD && <Recorder onFile={(file) => add([file])} />}
          {room <= 0 && <p className="hint">{t('filesTooMany', { count: MAX_ATTACHMENTS })}</p>}
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
                    {mayPass(one) && (
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
