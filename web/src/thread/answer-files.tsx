import { MAX_ATTACHMENTS } from '@tingsu/contracts';
import { Button } from 'antd';
import type { Uploaded } from '../api/types';
import { shown } from '../kit/plain-text';
import { PICKED } from '../kit/preview-kind';
import { mayPass } from '../kit/uploads.client';
import { useWords } from '../kit/words';
import type { UploadsOfForm } from '../kit/use-uploads';

interface Props {
  readonly files: readonly Uploaded[];
  readonly uploads: UploadsOfForm;
  onRemove(uploadId: string): void;
}

/** Files that go with a message: those that have arrived, and those on their way. */
export const AnswerFiles = ({ files, uploads, onRemove }: Props) => {
  const { t, reason } = useWords();
  const room = MAX_ATTACHMENTS - files.length - uploads.sending.length;
  const remove = (name: string, onClick: () => void) => (
    <Button size="small" type="text" aria-label={t('sendFileRemove', { name })} onClick={onClick}>
      ✕
    </Button>
  );
  return (
    <>
      <ul className="plain-list" aria-live="polite">
        {files.map(({ uploadId, fileName }) => (
          <li key={uploadId}>
            {shown(fileName)} {remove(fileName, () => onRemove(uploadId))}
          </li>
        ))}
        {uploads.sending.map((one) => (
          <li key={one.id}>
            {shown(one.file.name)}{' '}
            {one.problemCode === null ? (
              <progress max={100} value={one.percent} aria-label={one.file.name} />
            ) : (
              <span className="late">{reason(one.problemCode) ?? one.problemCode}</span>
            )}
            {mayPass(one) && (
              <Button size="small" type="link" onClick={() => uploads.again(one)}>
                {t('retry')}
              </Button>
            )}
            {remove(one.file.name, () => uploads.drop(one.id))}
          </li>
        ))}
      </ul>
      <span className={room > 0 ? 'thread-file' : 'thread-file full'}>
        <span aria-hidden="true">{t('sendFiles')}</span>
        <input
          type="file"
          multiple
          aria-label={t('sendFiles')}
          accept={PICKED}
          disabled={room <= 0}
          onChange={({ target }) => {
            uploads.add([...(target.files ?? [])].slice(0, Math.max(0, room)));
            target.value = '';
          }}
        />
      </span>
    </>
  );
};
