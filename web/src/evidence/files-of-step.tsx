import type { CaseDetail, EvidenceStep } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import '../i18n/office';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { AddEvidenceForm } from './add-evidence';
import { EvidenceFile } from './evidence-file';
import { waitingAt } from './step-files';
import { useEvidence } from './use-evidence';

interface Props {
  readonly step: EvidenceStep;
  readonly detail: CaseDetail;
  /** Whether files are chosen that are not added yet. */
  onChosen(chosen: boolean): void;
}

/** Files beside a text that is being written. Each is kept on its own, so it is there whatever becomes of the text. */
export const FilesOfStep = ({ step, detail, onChosen }: Props) => {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const { complaintNo, version, timeline, fields } = detail;
  const mayRead = fields.includes('attachments');
  const { data, error, refetch } = useEvidence(complaintNo, version, mayRead);
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  const waiting = waitingAt(step, data?.files ?? [], timeline);
  if (!data || (!data.mayAdd && waiting.length === 0)) return null;
  const close = (): void => {
    setAdding(false);
    onChosen(false);
  };
  return (
    <section className="evidence step-files" aria-labelledby="step-files-title">
      <h3 id="step-files-title">{t('stepFilesTitle')}</h3>
      <p className="soft">{t('stepFilesHint')}</p>
      <ul className="plain-list">
        {waiting.map((file) => (
          <EvidenceFile key={file.uploadId} file={file} complaintNo={complaintNo} withSlot />
        ))}
      </ul>
      {data.mayAdd && !adding && (
        <Button onClick={() => setAdding(true)}>{t('evidenceAddOpen')}</Button>
      )}
      {adding && (
        <AddEvidenceForm
          complaintNo={complaintNo}
          step={step}
          onChosen={onChosen}
          onClose={close}
        />
      )}
    </section>
  );
};
