import type { CaseDetail, ClassificationPreview, Facts } from '@tingsu/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { post } from '../api/http.client';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';

const PAUSE_MS = 300;

/** The value once it has not changed for a moment. */
const useSettled = <Value,>(value: Value): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
};

/** What the policy would make of these facts, asked for while they are chosen. */
export const usePreview = ({ caseNo, version }: CaseDetail, facts: Facts) => {
  const settled = useSettled(facts);
  return useQuery({
    queryKey: ['preview', caseNo, version, settled],
    queryFn: () =>
      post<ClassificationPreview>(`/cases/${encodeURIComponent(caseNo)}/classification/preview`, {
        facts: settled,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
};

interface Props {
  readonly preview: ClassificationPreview | undefined;
  readonly detail: CaseDetail;
}

/** The outcome in one line before it is saved: nature, department, limit, advice. */
export const PreviewLine = ({ preview, detail }: Props) => {
  const { t, label, language, short } = useWords();
  const directory = useDirectory();
  const { offered, unitName, declineName } = usePolicies(detail.policies);
  if (!preview) return <p className="preview-line soft">{t('previewWaiting')}</p>;
  const { advice, nature, priority, track, lead, leadDepartment, limits } = preview;
  const code = 'code' in advice ? advice.code : null;
  const answer = limits.find(({ kind }) => kind === 'target') ?? limits.at(-1);
  const named = offered.tracks.find((one) => one.code === track);
  const parts = [
    label('nature', nature),
    label('priority', priority),
    leadDepartment ? directory.department(leadDepartment) : unitName(lead),
    named && inLanguage(named.label, language),
    answer && t('previewLimit', { at: short(answer.dueAt) }),
    [label('acceptance', advice.advice), code && (declineName(code) ?? label('missing', code))]
      .filter(Boolean)
      .join('：'),
    preview.reportable && t('caseReportable'),
  ];
  return (
    <p className="preview-line" role="status" data-testid="triage-preview">
      → {parts.filter(Boolean).join(' · ')}
    </p>
  );
};
