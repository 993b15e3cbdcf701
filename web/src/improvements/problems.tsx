import type { CommonProblem } from '@tingsu/contracts';
import { App, Button, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { PagedTable } from '../kit/paged-table';
import { usePolicies } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ActionForm } from './action-form';
import { Words } from './field';
import { ProblemFigures } from './problem-figures';
import { scopeFrom } from './loop-scope';
import { ScopeNote } from './scope-note';
import { WhyAlike } from './shared-words';
import { useProblems, useTellingImprovement, type ProblemList } from './use-improvements';

/** As many as are seen without a press. */
const SHOWN = 5;

const DismissDialog = ({
  problem,
  onClose,
}: {
  readonly problem: CommonProblem;
  onClose(): void;
}) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const sending = useTellingImprovement<void>(
    `/common-problems/${problem.problemId}/dismiss`,
    () => {
      void message.success(t('problemDismissed'));
      onClose();
    },
  );
  return (
    <Modal
      open
      title={t('problemDismiss')}
      okText={t('actionSave')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: sending.isPending, disabled: reason.trim() === '' }}
      onOk={() => sending.mutate({ reason })}
      onCancel={onClose}
    >
      {sending.error && <ProblemView error={sending.error} />}
      <p>{t('problemDismissAsk')}</p>
      <Words name={t('actionReason')} max={1_000} value={reason} onChange={setReason} />
    </Modal>
  );
};

const CaseLinks = ({ caseNos }: { readonly caseNos: readonly string[] }) =>
  caseNos.map((caseNo) => (
    <div key={caseNo}>
      <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
    </div>
  ));

interface RowProps {
  readonly problem: CommonProblem;
  onAct(): void;
  onDismiss(): void;
}

const Row = ({ problem, onAct, onDismiss }: RowProps) => {
  const { t, short } = useWords();
  const directory = useDirectory();
  const { categoryName } = usePolicies();
  const { campus, department, category, count, atCount, window, caseNos, actionId, answeredBy } =
    problem;
  const byWords = problem.foundBy === 'words';
  const matter = `${directory.department(department)} · ${categoryName(category)}`;
  const what = byWords
    ? t('problemAlike', { department: directory.department(department) })
    : matter;
  const rule = byWords ? 'problemRule_words' : (`problemRule_${window.unit}` as const);
  return (
    <tr data-problem={problem.problemId} data-found-by={problem.foundBy}>
      <td>
        {what}
        {byWords && <WhyAlike problem={problem} />}
        <small>
          {directory.campus(campus)} · {t(rule, { at: atCount, days: window.value })}
        </small>
      </td>
      <td>
        {count}
        <small>{t('problemSince', { at: short(problem.since) })}</small>
      </td>
      <td>
        <CaseLinks caseNos={caseNos.slice(0, SHOWN)} />
        {caseNos.length > SHOWN && (
          <details>
            <summary>{t('problemMoreCases', { count: caseNos.length - SHOWN })}</summary>
            <CaseLinks caseNos={caseNos.slice(SHOWN)} />
          </details>
        )}
      </td>
      <td>
        {problem.mayAnswer && (
          <div className="row">
            <Button
              size="small"
              type="primary"
              aria-label={t('problemActNamed', { what })}
              onClick={onAct}
            >
              {t('problemAct')}
            </Button>
            <Button
              size="small"
              aria-label={t('problemDismissNamed', { what })}
              onClick={onDismiss}
            >
              {t('problemDismiss')}
            </Button>
          </div>
        )}
        {actionId && <Link to={`/improvements/actions/${actionId}`}>{t('problemAction')}</Link>}
        {problem.reason && <span className="said">{problem.reason}</span>}
        {answeredBy && problem.answeredAt && (
          <small>
            {directory.person(answeredBy)} {short(problem.answeredAt)}
          </small>
        )}
      </td>
    </tr>
  );
};

const LABELS = {
  open: 'problemsOpen',
  answered: 'problemsAnswered',
  check: 'loopStand_check',
  improved: 'loopStand_improved',
  closed: 'loopStand_closed',
} as const satisfies Record<ProblemList, string>;
const LISTS: readonly ProblemList[] = ['open', 'answered', 'check', 'improved', 'closed'];

/** What is complained of again and again, and what was answered to it. */
export const Problems = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const list = LISTS.find((one) => one === search.get('list')) ?? 'open';
  const [acted, setActed] = useState<CommonProblem | null>(null);
  const [dismissed, setDismissed] = useState<CommonProblem | null>(null);
  const query = useProblems(list, scopeFrom(search));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <p className="soft">{t('problemsIntro')}</p>
      <ProblemFigures />
      <div className="row">
        <Segmented<ProblemList>
          aria-label={t('problemsWhich')}
          value={list}
          onChange={(next) => setSearch({ ...scopeFrom(search), list: next })}
          options={LISTS.slice(0, 2)
            .concat(LISTS.indexOf(list) < 2 ? [] : [list])
            .map((value) => ({ value, label: t(LABELS[value]) }))}
        />
      </div>
      <ScopeNote all="/improvements/problems" />
      <PagedTable
        name={t('learnProblems')}
        query={query}
        items={items}
        empty={t(list === 'open' ? 'problemsEmpty' : 'problemsNoneAnswered')}
        columns={[t('problemMatter'), t('problemCount'), t('problemCases'), t('problemAnswer')]}
        row={(problem) => (
          <Row
            key={problem.problemId}
            problem={problem}
            onAct={() => setActed(problem)}
            onDismiss={() => setDismissed(problem)}
          />
        )}
      />
      {acted && (
        <ActionForm
          begin={{
            origin: { kind: 'problem', id: acted.problemId },
            ...{ department: acted.department, category: acted.category },
          }}
          onClose={() => setActed(null)}
          onOpened={({ actionId }) => void navigate(`/improvements/actions/${actionId}`)}
        />
      )}
      {dismissed && <DismissDialog problem={dismissed} onClose={() => setDismissed(null)} />}
    </>
  );
};
