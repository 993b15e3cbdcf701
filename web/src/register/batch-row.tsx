import { Button, Input } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../kit/words';
import type { BatchRow } from './batch';
import { FilesPart } from './files-part';
import { filesState, type FilesState } from '../kit/uploads.client';
import { useUploads } from '../kit/use-uploads';

interface Props {
  readonly row: BatchRow;
  readonly number: number;
  readonly sending: boolean;
  /** Scans that were chosen for this letter before it was on the page. */
  readonly files: readonly File[];
  onChange(change: (old: BatchRow) => Partial<BatchRow>): void;
  onFiles(state: FilesState): void;
  onRemove(): void;
}

const Stored = ({ row, number }: Pick<Props, 'row' | 'number'>) => {
  const { t } = useWords();
  if (!row.receipt) return null;
  const { complaintNo, caseNo } = row.receipt;
  return (
    <li className="card batch-row" data-row={number} data-state="stored">
      <strong>{t('regBatchRow', { number })}</strong>{' '}
      {caseNo ? <Link to={`/cases/${caseNo}`}>{complaintNo}</Link> : complaintNo}{' '}
      <span className="soft">{t('regDone')}</span>
    </li>
  );
};

/** One letter of the pile: words, name if it is signed, scans; then its number, or why it was not stored. */
const Open = ({ row, number, sending, files, onChange, onFiles, onRemove }: Props) => {
  const { t, reason } = useWords();
  const uploads = useUploads((file) =>
    onChange(({ attachments }) => ({ attachments: [...attachments, file] })),
  );
  const first = useRef({ files, add: uploads.add });
  useEffect(() => {
    const { files: chosen, add } = first.current;
    first.current.files = [];
    if (chosen.length > 0) add(chosen);
  }, []);
  const state = filesState(uploads.sending);
  const tell = useRef(onFiles);
  useEffect(() => {
    tell.current = onFiles;
  });
  useEffect(() => {
    tell.current(state);
    return () => tell.current('done');
  }, [state]);
  const named = t('regBatchRow', { number });
  return (
    <li
      className="card batch-row"
      data-row={number}
      data-state={row.problemCode ? 'failed' : 'open'}
    >
      <div className="card-head">
        <strong>{named}</strong>
        <Button size="small" type="text" onClick={onRemove} disabled={sending}>
          {t('regBatchRemove')}
        </Button>
      </div>
      {row.problemCode && (
        <p className="reg-error" role="alert">
          {t('regBatchFailed')} · {reason(row.problemCode) ?? row.problemCode}
        </p>
      )}
      <Input.TextArea
        aria-label={`${named}, ${t('regContent')}`}
        placeholder={t('regContent')}
        dir="auto"
        autoSize={{ minRows: 2, maxRows: 10 }}
        value={row.content}
        disabled={sending}
        onChange={(event) => onChange(() => ({ content: event.target.value }))}
      />
      <Input
        aria-label={`${named}, ${t('regName')}`}
        placeholder={t('regBatchName')}
        autoComplete="off"
        maxLength={100}
        value={row.name}
        disabled={sending}
        onChange={(event) => onChange(() => ({ name: event.target.value }))}
      />
      <FilesPart
        id={`batch-files-${number}`}
        attachments={row.attachments}
        uploads={uploads}
        onRemove={(uploadId) =>
          onChange(({ attachments }) => ({
            attachments: attachments.filter((file) => file.uploadId !== uploadId),
          }))
        }
      />
    </li>
  );
};

export const BatchRowCard = (props: Props) =>
  props.row.receipt ? <Stored {...props} /> : <Open {...props} />;
