import { EVIDENCE_SLOTS, type CaseDetail, type Evidence } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import '../i18n/office';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { AddEvidenceForm } from './add-evidence';
import { GivenCopies } from './given-copies';
import { EvidenceFile } from './evidence-file';
import { useEvidence } from './use-evidence';

/** What the office has gathered, by what it shows, with who gave it and who added it. */
const Files = ({
  files,
  complaintNo,
  original,
}: {
  readonly files: readonly Evidence[];
  readonly complaintNo: string;
  readonly original: boolean;
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
            <EvidenceFile
              key={file.uploadId}
              file={file}
              complaintNo={complaintNo}
              original={original}
            />
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
      <GivenCopies detail={detail} />
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
      <Files files={data.files} complaintNo={complaintNo} original={data.readsOriginals} />
      {data.mayAdd && !adding && <Button onClick={onAdd}>{t('evidenceAddOpen')}</Button>}
      {adding && <AddEvidenceForm complaintNo={complaintNo} onClose={onClose} />}
    </>
  );
};
