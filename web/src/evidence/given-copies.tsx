import type { CaseDetail, CopiesView } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { HandOutDialog } from '../dossier/hand-out-dialog';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { GiveCopiesDialog } from './give-copies-dialog';
import { useGivenCopies } from './use-copies';
import '../i18n/copies';
import '../i18n/dossier';

const hrefOf = (complaintNo: string, copyId: string, uploadId: string): string =>
  `/api/v1/complaints/${encodeURIComponent(complaintNo)}/copies/${copyId}/files/${uploadId}`;

const Given = ({
  copies,
  complaintNo,
  mayGive,
}: {
  readonly copies: CopiesView;
  readonly complaintNo: string;
  readonly mayGive: boolean;
}) => {
  const { t, label, long } = useWords();
  const { person } = useDirectory();
  const { copyId, to, name, reason, form, givenBy, givenAt, files } = copies;
  return (
    <li data-copies={copyId}>
      <p>
        <strong>{label('copyRecipient', to)}</strong> · <span dir="auto">{shown(name)}</span> ·{' '}
        {label('copyForm', form)}
      </p>
      <p className="soft">
        {t('copiesBy', { name: person(givenBy), at: long(givenAt) })} ·{' '}
        <span dir="auto">{t('copiesReason', { reason: shown(reason) })}</span>
      </p>
      <ul className="plain-list">
        {files.map(({ uploadId, fileName, sha256 }) => (
          <li key={uploadId}>
            {mayGive ? (
              <a href={hrefOf(complaintNo, copyId, uploadId)} download={fileName}>
                {shown(fileName)}
              </a>
            ) : (
              shown(fileName)
            )}
            <details>
              <summary className="soft">{t('evidenceHash')}</summary>
              <code>{sha256}</code>
            </details>
          </li>
        ))}
      </ul>
    </li>
  );
};

/** Copies that left the house, and giving out more of them. */
export const GivenCopies = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const [open, setOpen] = useState<'files' | 'dossier' | null>(null);
  const { complaintNo, version, fields } = detail;
  const { data, error, refetch } = useGivenCopies(complaintNo, version, fields.includes('opinion'));
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data || (data.copies.length === 0 && !data.mayGive)) return null;
  return (
    <div className="given-copies">
      {data.copies.length > 0 && (
        <details>
          <summary>{t('copiesTitle', { count: data.copies.length })}</summary>
          <ul className="plain-list">
            {data.copies.map((copies) => (
              <Given
                key={copies.copyId}
                copies={copies}
                complaintNo={complaintNo}
                mayGive={data.mayGive}
              />
            ))}
          </ul>
        </details>
      )}
      {data.mayGive && (
        <div className="row">
          <Button onClick={() => setOpen('files')}>{t('copiesGive')}</Button>
          <Button onClick={() => setOpen('dossier')}>{t('handOutGive')}</Button>
        </div>
      )}
      {open === 'files' && <GiveCopiesDialog detail={detail} onClose={() => setOpen(null)} />}
      {open === 'dossier' && <HandOutDialog detail={detail} onClose={() => setOpen(null)} />}
    </div>
  );
};
