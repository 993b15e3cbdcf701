import type { CaseDetail } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { AddEvidenceForm } from '../evidence/add-evidence';
import { EvidenceFile } from '../evidence/evidence-file';
import { useEvidence } from '../evidence/use-evidence';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

/** What proves a seal: the list that both sides signed, scanned, and pictures of it. */
export const HoldFiles = ({
  detail,
  holdId,
}: {
  readonly detail: CaseDetail;
  readonly holdId: string;
}) => {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const { complaintNo, version, fields } = detail;
  const mayRead = fields.includes('attachments');
  const { data, error, refetch } = useEvidence(complaintNo, version, mayRead);
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  const files = (data?.files ?? []).filter((one) => one.holdId === holdId);
  return (
    <>
      {files.length > 0 && (
        <ul className="plain-list">
          {files.map((file) => (
            <EvidenceFile key={file.uploadId} file={file} complaintNo={complaintNo} folded />
          ))}
        </ul>
      )}
      {data?.mayAdd && !adding && (
        <Button size="small" data-testid="hold-add-file" onClick={() => setAdding(true)}>
          {t('holdAddFile')}
        </Button>
      )}
      {adding && (
        <AddEvidenceForm
          complaintNo={complaintNo}
          holdId={holdId}
          slot="record"
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
};
