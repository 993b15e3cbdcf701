import type { CaseDetail } from '@tingsu/contracts';
import { useQueries } from '@tanstack/react-query';
import { Checkbox, Modal, Radio } from 'antd';
import { useState } from 'react';
import { get } from '../api/http.client';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useBulkJobs } from './bulk-jobs';
import { acknowledging, type MergeAnswers, merging, type Plan } from './plan';

export type BulkAction = 'acknowledge' | 'merge';
const TITLES = { acknowledge: 'bulkAcknowledge', merge: 'bulkMerge' } as const;

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
  onClose(): void;
  onStarted(): void;
}

/** Shows for each case what will happen, or why nothing does; then it is sent, unless it is taken back in time. */
export const BulkDialog = ({ action, chosen, onClose, onStarted }: Props) => {
  const { t } = useWords();
  const { start } = useBulkJobs();
  const { details, error, isPending } = useDetails(chosen);
  const [answers, setAnswers] = useState<MergeAnswers>({
    ...{ target: chosen[0] ?? '', samePerson: false, sameMatter: false },
  });
  const plans = details.map((detail) =>
    action === 'merge' ? merging(detail, answers) : acknowledging(detail),
  );
  const steps = plans.flatMap((plan) => plan.steps);
  const answered = action !== 'merge' || (answers.samePerson && answers.sameMatter);
  const title = t(TITLES[action]);
  return (
    <Modal
      open
      title={title}
      okText={t('bulkDo', { count: plans.filter((plan) => plan.steps.length > 0).length })}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: isPending || steps.length === 0 || !answered }}
      onCancel={onClose}
      onOk={() => {
        start({ title, steps });
        onClose();
        onStarted();
      }}
    >
      {error && <ProblemView error={error} />}
      {isPending && <Loading rows={4} />}
      {action === 'merge' && <MergeQuestions answers={answers} onChange={setAnswers} />}
      <ul className="plain-list bulk-plans">
        {plans.map((plan) => (
          <PlanLine
            key={plan.caseNo}
            plan={plan}
            target={action === 'merge' ? answers.target : null}
            onTarget={(target) => setAnswers({ ...answers, target })}
          />
        ))}
      </ul>
      <p className="soft">{t('bulkUndoNote')}</p>
    </Modal>
  );
};

interface LineProps {
  readonly plan: Plan;
  readonly target: string | null;
  onTarget(caseNo: string): void;
}

const PlanLine = ({ plan, target, onTarget }: LineProps) => {
  const { t, reason } = useWords();
  const { caseNo, steps, refusal } = plan;
  const what =
    caseNo === target
      ? t('bulkTarget')
      : refusal !== null
        ? refusal === 'bulk.nothing_asked'
          ? t('bulkNothingAsked')
          : (reason(refusal) ?? refusal)
        : target === null
          ? t('bulkAcknowledges', { count: steps.length })
          : t('bulkMergesInto', { number: target });
  return (
    <li data-plan={caseNo} className={refusal === null ? undefined : 'soft'}>
      {target !== null && (
        <Radio
          checked={caseNo === target}
          aria-label={t('bulkAsTarget', { number: caseNo })}
          onChange={() => onTarget(caseNo)}
        />
      )}
      <strong>{caseNo}</strong> {refusal === null ? '✓' : '✕'} {what}
    </li>
  );
};

const MergeQuestions = ({
  answers,
  onChange,
}: {
  readonly answers: MergeAnswers;
  onChange(answers: MergeAnswers): void;
}) => {
  const { t } = useWords();
  return (
    <div className="bulk-questions">
      {(['samePerson', 'sameMatter'] as const).map((name) => (
        <Checkbox
          key={name}
          checked={answers[name]}
          onChange={(event) => onChange({ ...answers, [name]: event.target.checked })}
        >
          {t(name === 'samePerson' ? 'bulkSamePerson' : 'bulkSameMatter')}
        </Checkbox>
      ))}
    </div>
  );
};
