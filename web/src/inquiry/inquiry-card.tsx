import '../i18n/inquiry';
import { isOpenTask, type CaseDetail } from '@tingsu/contracts';
import { Tag } from 'antd';
import { issueName } from '../issues/issue-words';
import { useDirectory } from '../kit/directory';
import { FoldCard } from '../kit/fold-card';
import { shown } from '../kit/plain-text';
import { usePolicies } from '../kit/policies';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { inOrder, taskStateOf, type TaskState, type ViewedTask } from './task-order';

const TONES: Readonly<Record<TaskState, string>> = {
  open: 'tone-amber',
  done: 'tone-green',
  dropped: '',
};

const Said = ({ text }: { readonly text: string | undefined }) =>
  text ? (
    <p className="said" dir="auto">
      {shown(text)}
    </p>
  ) : null;

/** When and where it was, who was asked by whom, and whether the minutes were signed. */
const useCircumstances = (): ((task: ViewedTask) => string) => {
  const { t, label, long } = useWords();
  const directory = useDirectory();
  return ({ happenedAt, words, witness, interviewer, signed }) => {
    const whom = witness ? directory.person(witness) : words.whom;
    return [
      happenedAt && t('taskAt', { at: long(happenedAt), place: words.place ?? '' }),
      whom && t('taskAsked', { whom, by: interviewer ? directory.person(interviewer) : '' }),
      signed && label('minutesSigned', signed),
    ]
      .filter(Boolean)
      .join(' · ');
  };
};

const TaskItem = ({ task, detail }: { readonly task: ViewedTask; readonly detail: CaseDetail }) => {
  const spoken = useWords();
  const { t, label, long } = spoken;
  const { offered } = usePolicies(detail.policies);
  const issue = detail.issues?.find(({ issueId }) => issueId === task.issueId);
  const directory = useDirectory();
  const circumstances = useCircumstances()(task);
  const { kind, person, department, dueAt, words } = task;
  const state = taskStateOf(task);
  const late = state === 'open' && Date.parse(dueAt) < serverNow();
  const who = person ? directory.person(person) : department && directory.department(department);
  return (
    <li data-task={kind}>
      <p>
        <strong>{label('inquiryTask', kind)}</strong>{' '}
        <Tag className={TONES[state]}>{t(`taskState_${state}`)}</Tag>
        {late && <Tag className="tone-red">{t('taskLate')}</Tag>}
      </p>
      <p className="soft">{[who, t('taskDue', { at: long(dueAt) })].filter(Boolean).join(' · ')}</p>
      {issue && (
        <p className="soft">{t('taskIssue', { issue: issueName(issue, spoken, offered) })}</p>
      )}
      {words.party && <p className="soft">{t('taskParty', { party: words.party })}</p>}
      <Said text={words.what} />
      {(circumstances || words.result || words.reason) && (
        <blockquote>
          {circumstances && <p className="soft">{circumstances}</p>}
          <Said text={words.result} />
          <Said text={words.reason} />
        </blockquote>
      )}
    </li>
  );
};

/** How the complaint was checked, and what was handed up. */
const Checks = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, long, list } = useWords();
  const directory = useDirectory();
  const { escalations = [], verification } = detail;
  return (
    <>
      {verification && (
        <p className="soft">
          {t('verifiedLine', {
            what: label('verification', verification.finding),
            name: verification.by ? directory.person(verification.by) : '',
            at: long(verification.at),
          })}
        </p>
      )}
      {escalations.map(({ escalationId, to, matter, takenAt, ruledAt }) => (
        <p key={escalationId} className="soft">
          {t('escalatedLine', {
            who: list(
              to.map(({ role, department }) =>
                department ? directory.department(department) : label('role', role),
              ),
            ),
            what: label('escalatedMatter', matter),
            state: t(`escalated_${ruledAt ? 'ruled' : takenAt ? 'taken' : 'waits'}`),
          })}
        </p>
      ))}
    </>
  );
};

/** What is looked into, by whom, and what was found; what the reader has to find out comes first. */
export const InquiryCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label } = useWords();
  const directory = useDirectory();
  const me = useSession();
  const { escalations = [], verification } = detail;
  if (!detail.inquiry && escalations.length === 0 && !verification) return null;
  const { tasks, interests } = detail.inquiry ?? { tasks: [], interests: [] };
  const mine = ({ person, department }: ViewedTask): boolean =>
    (person !== null && person === me?.personId) ||
    (me?.grants ?? []).some((grant) => department !== null && grant.department === department);
  const open = tasks.filter(isOpenTask);
  const said = interests.flatMap(({ person, conflict, allowed }) => [
    ...(conflict === undefined ? [] : [{ person, what: conflict ? 'conflict' : 'none' }]),
    ...(allowed === undefined ? [] : [{ person, what: allowed ? 'allowed' : 'refused' }]),
  ]);
  return (
    <FoldCard
      id="inquiry"
      title={t('inquiryTitle')}
      gist={
        tasks.length === 0
          ? ''
          : t(open.length > 0 ? 'inquiryGist_open' : 'inquiryGist_done', {
              open: open.length,
              all: tasks.length,
            })
      }
      owed={open.some(mine)}
    >
      <ul className="plain-list">
        {inOrder(tasks, mine).map((task) => (
          <TaskItem key={task.taskId} task={task} detail={detail} />
        ))}
      </ul>
      <Checks detail={detail} />
      {said.map(({ person, what }) => (
        <p key={`${person} ${what}`} className="soft">
          {t('interestLine', { name: directory.person(person), what: label('interest', what) })}
        </p>
      ))}
    </FoldCard>
  );
};
