import { MAX_ATTACHMENTS } from '@tingsu/contracts';
import { Button } from 'antd';
import type { ChangeEvent } from 'react';
import type { Uploaded } from '../api/types';
import { PICKED } from '../kit/preview-kind';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { mayPass } from '../kit/uploads.client';
import type { UploadsOfForm } from '../kit/use-uploads';

interface Props {
  readonly id: string;
  readonly attachments: readonly Uploaded[];
  readonly uploads: UploadsOfForm;
  onRemove(uploadId: string): void;
}

const Choose = ({
  id,
  text,
  camera,
  onFiles,
}: {
  readonly id: string;
  readonly text: string;
  readonly camera?: boolean;
  onFiles(files: readonly File[]): void;
}) => (
  <span className={camera ? 'reg-choose camera' : 'reg-choose'}>
    <span aria-hidden="true">{text}</span>
    <input
      id={id}
      type="file"
      aria-label={text}
      multiple={!camera}
      accept={camera ? 'image/*' : PICKED}
      capture={camera ? 'environment' : undefined}
      onChange={(event: ChangeEvent<HTMLInputElement>) => {
        onFiles([...(event.target.files ?? [])]);
        event.target.value = '';
      }}
    />
  </span>
);

/** Files of a complaint: those that have arrived, those on their way with progress, and those to be sent again. */
export const FilesPart = ({ id, attachments, uploads, onRemove }: Props) => {
  const { t, reason } = useWords();
  const room = MAX_ATTACHMENTS - attachments.length - uploads.sending.length;
  const add = (files: readonly File[]): void => uploads.add(files.slice(0, Math.max(0, room)));
  const remove = (name: string, onClick: () => void) => (
    <Button size="small" type="text" aria-label={t('regFilesRemove', { name })} onClick={onClick}>
      ✕
    </Button>
  );
  return (
    <>
      {room > 0 ? (
        <div className="row">
          <Choose id={id} text={t('regFilesAdd')} onFiles={add} />
          <Choose id={`${id}-camera`} text={t('regFilesCamera')} camera onFiles={add} />
        </div>
      ) : (
        <p className="soft">{t('regFilesFull', { count: MAX_ATTACHMENTS })}</p>
      )}
      <ul className="reg-files" aria-live="polite">
        {attachments.map((file) => (
          <li key={file.uploadId}>
            <span>{shown(file.fileName)}</span> <span className="soft">{t('regFilesDone')}</span>
            {remove(file.fileName, () => onRemove(file.uploadId))}
          </li>
        ))}
        {uploads.sending.map((one) => (
          <li key={one.id}>
            <span>{shown(one.file.name)}</span>
            {one.problemCode === null ? (
              <>
                <progress max={100} value={one.percent} aria-label={one.file.name} />
                <span className="soft">{t('regFilesSending', { percent: one.percent })}</span>
              </>
            ) : (
              <span className="reg-error">
                {t('regFilesFailed')} · {reason(one.problemCode)}
                {mayPass(one) && (
                  <Button size="small" type="link" onClick={() => uploads.again(one)}>
                    {t('retry')}
                  </Button>
                )}
              </span>
            )}
            {remove(one.file.name, () => uploads.drop(one.id))}
          </li>
        ))}
      </ul>
    </>
  );
};
