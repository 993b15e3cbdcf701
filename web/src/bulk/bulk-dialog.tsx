import type { CaseStanding } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { post } from '../api/http.client';
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
  plannedFor,
  reminding,
  urging,
} from './plan';
import { PlanLine } from './plan-line';

/** The chosen cases as they stand now: what may be done with each is decided by the server. */
const useStandings = (chosen: readonly string[]) =>
  useQuery({
    queryKey: ['case-standing', chosen],
    queryFn: () =>
      post<{ readonly items: readonly CaseStanding[] }>('/cases/standing', { caseNos: chosen }),
    // Planned for what was seen: a version that changed meanwhile is refused when it is sent.
    staleTime: Infinity,
    gcTime: 0,
  });

interface Props {
  readonly action: BulkAction;
  readonly chosen: readonly string[];
  /** The version in which the first of them was sent before, with no answer: if it changed since, that was perhaps done. */
  readonly sent?: number | null;
  /** Into which of them the others are merged, where that was chosen before. */
  readonly into?: string | undefined;
  onClose(): void;
  onStarted(): void;
}

/** Shows for each case what will happen, or why nothing does; then it is sent, unless it is taken back in time. */
export const BulkDialog = ({
  action,
  chosen,
  sent = null,
  into = chosen[0],
  onClose,
  onStarted,
}: Props) => {
  const { t } = useWords();
  const { start } = useBulkJobs();
  const { data, error, isPending } = useStandings(chosen);
  const [answers, setAnswers] = useState<MergeAnswers>({
    ...{ target: into ?? '', same: false },
  });
  const [person, setPerson] = useState<string | null>(null);
  const [text, setText] = useState('');
  const planFor = (standing: CaseStanding): Plan => {
    switch (action) {
      case 'acknowledge':
        return acknowledging(standing);
      case 'merge':
        return merging(standing, answers);
      case 'assign':
        return assigning(standing, person);
      case 'remind':
        return reminding(standing, text.trim());
      case 'urge':
        return urging(standing, text.trim());
    }
  };
  const planned = (standing: CaseStanding): Plan =>
    standing.caseNo === chosen[0] && sent !== null && standing.version !== sent
      ? { caseNo: standing.caseNo, steps: [], refusal: 'case.stale_version' }
      : planFor(standing);
  const plans = data ? chosen.map((caseNo) => plannedFor(caseNo, data.items, planned)) : [];
  const steps = plans.flatMap((plan) => plan.steps);
  const answered = action !== 'merge' || answers.same;
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
