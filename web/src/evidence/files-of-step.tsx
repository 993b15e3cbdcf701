import type { CaseDetail, EvidenceSlot, EvidenceStep } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { inLanguage } from '../i18n/language';
import '../i18n/office';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { AddEvidenceForm } from './add-evidence';
import { EvidenceFile } from './evidence-file';
import { askedAt, waitingAt, type AskedFile } from './step-files';
import { useEvidence } from './use-evidence';

interface Props {
  readonly step: EvidenceStep;
  readonly detail: CaseDetail;
  /** Whether files are chosen that are not added yet. */
  onChosen(chosen: boolean): void;
}

interface AskedProps {
  readonly asked: readonly AskedFile[];
  /** Offered where a file may be added. */
  onAdd?: ((slot: EvidenceSlot) => void) | undefined;
}

/** What the policy asks for with this step: what is there, and what is missing. */
const Asked = ({ asked, onAdd }: AskedProps) => {
  const { t, label, language } = useWords();
  if (asked.length === 0) return null;
  return (
    <ul className="plain-list asked-files" aria-label={t('askedTitle')}>
      {asked.map(({ slot, label: name, required, there, unavailableAt }) => (
        <li key={slot} data-asked={slot} data-there={there}>
          <span aria-hidden>{there ? '✓' : '○'}</span>{' '}
          {name ? inLanguage(name, language) : label('evidenceSlot', slot)} ·{' '}
          <span className={there || unavailableAt || !required ? 'soft' : 'asked-missing'}>
            {t(
              there
                ? 'askedThere'
                : unavailableAt
                  ? 'askedUnavailable'
                  : required
                    ? 'askedNeeded'
                    : 'askedMissing',
            )}
          </span>{' '}
          {!there && onAdd && (
            <Button size="small" type="link" onClick={() => onAdd(slot)}>
              {t('askedAdd')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
};

/** Files beside a text that is being written. Each is kept on its own, so it is there whatever becomes of the text. */
export const FilesOfStep = ({ step, detail, onChosen }: Props) => {
  const { t } = useWords();
  const [adding, setAdding] = useState<EvidenceSlot | 'any' | null>(null);
  const { complaintNo, version, timeline, fields } = detail;
  const mayRead = fields.includes('attachments');
  const { data, error, refetch } = useEvidence(complaintNo, version, mayRead);
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  const waiting = waitingAt(step, data?.files ?? [], timeline);
  const asked = askedAt(step, detail.askedEvidence ?? [], waiting);
  const mayAdd = data?.mayAdd === true;
  if (!mayAdd && waiting.length === 0 && asked.length === 0) return null;
  const close = (): void => {
    setAdding(null);
    onChosen(false);
  };
  return (
    <section className="evidence step-files" aria-labelledby="step-files-title">
      <h3 id="step-files-title">{t('stepFilesTitle')}</h3>
      <p className="soft">{t('stepFilesHint')}</p>
      <ul className="plain-list">
        {waiting.map((file) => (
          <EvidenceFile key={file.uploadId} file={file} complaintNo={complaintNo} withSlot folded />
        ))}
      </ul>
      <Asked asked={asked} onAdd={mayAdd && !adding ? setAdding : undefined} />
      {mayAdd && !adding && (
        <Button onClick={() => setAdding('any')}>{t('evidenceAddOpen')}</Button>
      )}
      {adding && (
        <AddEvidenceForm
          complaintNo={complaintNo}
          step={step}
          slot={adding === 'any' ? undefined : adding}
          onChosen={onChosen}
          onClose={close}
        />
      )}
    </section>
  );
};

/** Files that are chosen and not added would stay behind, so the text waits. */
export const FilesLeftNote = () => {
  const { t } = useWords();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="dialog-note"
      title={t('stepFilesWait')}
    />
  );
};
