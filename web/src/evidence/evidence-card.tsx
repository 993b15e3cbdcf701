import { EVIDENCE_SLOTS, type CaseDetail, type Evidence } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import '../i18n/office';
import { useDirectory } from '../kit/directory';
import { FilePreview } from '../kit/file-preview';
import { Loading } from '../kit/loading';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { AddEvidenceForm } from './add-evidence';
import { useEvidence } from './use-evidence';

const File = ({ file, complaintNo }: { readonly file: Evidence; readonly complaintNo: string }) => {
  const { t, long } = useWords();
  const { person } = useDirectory();
  const { uploadId, fileName, mediaType, bytes, source, place, note, takenAt, sha256 } = file;
  return (
    <li>
      <FilePreview
        href={`/api/v1/complaints/${encodeURIComponent(complaintNo)}/attachments/${uploadId}`}
        fileName={fileName}
        mediaType={mediaType}
        bytes={bytes}
      />
      <p className="soft">
        {t('evidenceFrom', { source: shown(source) })}
        {takenAt && ` · ${t('evidenceTaken', { at: long(takenAt) })}`}
        {place && ` · ${shown(place)}`} ·{' '}
        {t('evidenceAddedBy', { name: person(file.addedBy), at: long(file.addedAt) })}
      </p>
      {note && (
        <p className="said" dir="auto">
          {shown(note)}
        </p>
      )}
      <details>
        <summary className="soft">{t('evidenceHash')}</summary>
        <code>{sha256}</code>
      </details>
    </li>
  );
};

/** What the office has gathered, by what it shows, with who gave it and who added it. */
const Files = ({
  files,
  complaintNo,
}: {
  readonly files: readonly Evidence[];
  readonly complaintNo: string;
}) => {
  const { label } = useWords();
  return EVIDENCE_SLOTS.map((slot) => ({
    slot,
    own: files.filter((file) => file.slot === slot),
  }))
    .filter(({ own }) => own.length > 0)
    .map(({ slot, own }) => (
      <div key={slot} data-slot={slot}>
        <h3>{label('evidenceSlot', slot)}</h3>
        <ul className="plain-list">
          {own.map((file) => (
            <File key={file.uploadId} file={file} complaintNo={complaintNo} />
          ))}
        </ul>
      </div>
    ));
};

export const EvidenceCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const { complaintNo, fields } = detail;
  if (!fields.includes('attachments')) return null;
  return (
    <section className="card evidence" aria-labelledby="evidence-title">
      <h2 id="evidence-title">{t('evidenceTitle')}</h2>
      <Content
        complaintNo={complaintNo}
        version={detail.version}
        adding={adding}
        onAdd={() => setAdding(true)}
        onClose={() => setAdding(false)}
      />
    </section>
  );
};

const Content = ({
  complaintNo,
  version,
  adding,
  onAdd,
  onClose,
}: {
  readonly complaintNo: string;
  readonly version: number;
  readonly adding: boolean;
  onAdd(): void;
  onClose(): void;
}) => {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useEvidence(complaintNo, version);
  if (isPending) return <Loading rows={2} />;
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {data.files.length === 0 && <p className="soft">{t('evidenceNone')}</p>}
      <Files files={data.files} complaintNo={complaintNo} />
      {data.mayAdd && !adding && <Button onClick={onAdd}>{t('evidenceAddOpen')}</Button>}
      {adding && <AddEvidenceForm complaintNo={complaintNo} onClose={onClose} />}
    </>
  );
};
