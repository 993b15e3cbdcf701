import type { CaseDetail } from '@tingsu/contracts';
import { useQueries } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { get } from '../api/http.client';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useBulkJobs } from './bulk-context';
import { AssignQuestion, MergeQuestions, WordsQuestion } from './bulk-questions';
import {
  acknowledging,
  assigning,
  BULK_TITLES,
  type BulkAction,
  type MergeAnswers,
  merging,
  type Plan,
  reminding,
  urging,
} from './plan';
import { PlanLine } from './plan-line';

/** The chosen cases as they stand now: what may be done with each is decided by the server. */
const useDetails = (chosen: readonly string[]) =>
  useQueries({
    queries: chosen.map((caseNo) => ({
      queryKey: ['case', caseNo],
      queryFn: () => get<CaseDetail>(`/cases/${encodeURIComponent(caseNo)}`),
    })),
    combine: (answers) => ({
      details: answers.flatMap(({ data }) => data ?? []),
      error: answers.find(({ error }) => error)?.error ?? null,
      isPending: answers.some(({ isPending }) => isPending),
    }),
  });

interface Props {
  readonly action: BulkAction;
  readonly chosen: readonly string[];
  /** The version in which the first of them was sent before, with no answer: if it changed since, that was perhaps done. */
  readonly sent?: number | null;
  onClose(): void;
  onStarted(): void;
}

/** Shows for each case what will happen, or why nothing does; then it is sent, unless it is taken back in time. */
export const BulkDialog = ({ action, chosen, sent = null, onClose, onStarted }: Props) => {
  const { t } = useWords();
  const { start } = useBulkJobs();
  const { details, error, isPending } = useDetails(chosen);
  const [answers, setAnswers] = useState<MergeAnswers>({
    ...{ target: chosen[0] ?? '', samePerson: false, sameMatter: false },
  });
  const [person, setPerson] = useState<string | null>(null);
  const [text, setText] = useState('');
  const planFor = (detail: CaseDetail): Plan => {
    switch (action) {
      case 'acknowledge':
        return acknowledging(detail);
      case 'merge':
        return merging(detail, answers);
      case 'assign':
        return assigning(detail, person);
      case 'remind':
        return reminding(detail, text.trim());
      case 'urge':
        return urging(detail, text.trim());
    }
  };
  const plans = details.map((detail) =>
    detail.caseNo === chosen[0] && sent !== null && detail.version !== sent
      ? { caseNo: detail.caseNo, steps: [], refusal: 'case.stale_version' }
      : planFor(detail),
  );
  const steps = plans.flatMap((plan) => plan.steps);
  const answered = action !== 'merge' || (answers.samePerson && answers.sameMatter);
  const title = t(BULK_TITLES[action]);
  return (
    <Modal
      open
      title={title}
      okText={t('bulkDo', { count: plans.filter((plan) => plan.steps.length > 0).length })}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: isPending || steps.length === 0 || !answered }}
      onCancel={onClose}
      onOk={() => {
        start({ title, action, steps });
        onClose();
        onStarted();
      }}
    >
      {error && <ProblemView error={error} />}
      {isPending && <Loading rows={4} />}
      {action === 'merge' && <MergeQuestions answers={answers} onChange={setAnswers} />}
      {action === 'assign' && <AssignQuestion person={person} onChange={setPerson} />}
      {(action === 'remind' || action === 'urge') && (
        <WordsQuestion action={action} text={text} onChange={setText} />
      )}
      <ul className="plain-list bulk-plans">
        {plans.map((plan) => (
          <PlanLine
            key={plan.caseNo}
            action={action}
            plan={plan}
            target={answers.target}
            onTarget={(target) => setAnswers({ ...answers, target })}
          />
        ))}
      </ul>
      <p className="soft">{t('bulkUndoNote')}</p>
    </Modal>
  );
};
