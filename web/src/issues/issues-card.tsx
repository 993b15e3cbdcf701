import '../i18n/inquiry';
import '../i18n/issues';
import { isOpenIssue, type CaseDetail, type Issue, type IssueFinding } from '@tingsu/contracts';
import { Tag } from 'antd';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { FoldCard } from '../kit/fold-card';
import { shown } from '../kit/plain-text';
import { usePolicies } from '../kit/policies';
import { useWords, type Words } from '../kit/words';
import { issueName, wordsOfIssue } from './issue-words';

export const FINDING_TONES: Readonly<Record<IssueFinding, string>> = {
  upheld: 'tone-red',
  partly_upheld: 'tone-amber',
  not_upheld: 'tone-green',
  undetermined: '',
};

interface Props {
  readonly issue: Issue;
  readonly detail: CaseDetail;
}

const Said = ({ title, text }: { readonly title: string; readonly text: string | undefined }) =>
  text ? (
    <blockquote>
      <span className="soft">{title}</span>
      <p className="said" dir="auto">
        {shown(text)}
      </p>
    </blockquote>
  ) : null;

/** Why it came to it, who answers for it and what is proposed. */
const gistOfFinding = (
  found: NonNullable<Issue['found']>,
  liable: string,
  { t, label, list }: Words,
): readonly unknown[] => [
  t('issueCause', { cause: label('issueCause', found.cause) }),
  liable !== '' && t('issueLiable', { who: liable }),
  found.liability && label('liabilityKind', found.liability),
  found.help && label('issueHelp', found.help),
  found.proposed.length > 0 &&
    t('issueProposed', { what: list(found.proposed.map((one) => label('remedy', one))) }),
];

/** In one line: who is complained of, how grave it is, who answers for it and what is proposed. */
const useGist = ({ issue, detail }: Props): string => {
  const words = useWords();
  const { t, list, language } = words;
  const directory = useDirectory();
  const { offered } = usePolicies(detail.policies);
  const names = (units: readonly string[], persons: readonly string[]): string =>
    list([...units.map(directory.department), ...persons.map(directory.person)]);
  const problems = offered.problems?.domains.flatMap((domain) => domain.problems) ?? [];
  const nameOf = (all: typeof problems, code: string | null): string | null => {
    const known = all.find((one) => one.code === code);
    return known ? inLanguage(known.label, language) : code;
  };
  const severities = offered.problems?.severities ?? [...offered.severities];
  const harm = issue.harm === null ? null : String(issue.harm);
  const level = nameOf(severities, issue.severity);
  const about = names(issue.units, issue.persons);
  const { found } = issue;
  const liable = found ? names(found.liableUnits, found.liablePersons) : '';
  return [
    about && t('issueAbout', { who: about }),
    issue.place,
    nameOf(problems, issue.problem),
    level && t('issueSeverity', { level }),
    harm && t('issueHarm', { harm: nameOf(offered.problems?.harms ?? [], harm) ?? harm }),
    ...(found ? gistOfFinding(found, liable, words) : []),
  ]
    .filter(Boolean)
    .join(' · ');
};

const IssueItem = (props: Props) => {
  const { issue, detail } = props;
  const words = useWords();
  const { t, label, list } = words;
  const { offered, causeName } = usePolicies(detail.policies);
  const gist = useGist(props);
  const tasks = (detail.inquiry?.tasks ?? []).filter(
    ({ issueId, droppedAt }) => issueId === issue.issueId && droppedAt === null,
  );
  const { said, stated, found } = wordsOfIssue(issue, detail.timeline);
  return (
    <li data-issue={issue.number}>
      <p>
        <strong>{issueName(issue, words, offered)}</strong>{' '}
        {issue.removedAt !== undefined ? (
          <Tag>{t('issueRemoved')}</Tag>
        ) : (
          <Tag className={issue.found ? FINDING_TONES[issue.found.finding] : 'tone-amber'}>
            {issue.found ? label('issueFinding', issue.found.finding) : t('issueNoFinding')}
          </Tag>
        )}
        {issue.confidential && <Tag>{t('issueConfidential')}</Tag>}
      </p>
      {gist && <p className="soft">{gist}</p>}
      {tasks.length > 0 && (
        <p className="soft">
          {t('issueTasks', {
            done: tasks.filter(({ doneAt }) => doneAt !== null).length,
            all: tasks.length,
          })}
        </p>
      )}
      {issue.causes && issue.causes.length > 0 && (
        <p className="soft">{t('issueCauses', { what: list(issue.causes.map(causeName)) })}</p>
      )}
      {said.words && (
        <p className="said" dir="auto">
          {shown(said.words)}
        </p>
      )}
      <Said title={t('fieldRequest')} text={said.request} />
      <Said title={t('fieldOwnReasons')} text={said.reasons} />
      <Said title={t('fieldIssueFacts')} text={found.facts ?? stated} />
      <Said title={label('text', 'reasons')} text={found.reasons} />
      <Said title={t('fieldProposal')} text={found.proposal} />
    </li>
  );
};

/** The matters of the complaint, each with what was found; one line while there is only the complaint itself. */
export const IssuesCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const issues = detail.issues ?? [];
  const open = issues.filter(isOpenIssue);
  const found = open.filter((one) => one.found !== null).length;
  const divided = issues.length > 1 || found > 0;
  if (!divided) return null;
  return (
    <FoldCard
      id="issues"
      title={t('issuesTitle')}
      gist={open.length > 1 ? t('issuesGist', { count: open.length, found }) : t('issuesOne')}
      owed={open.length > 1}
    >
      <ul className="plain-list">
        {issues.map((issue) => (
          <IssueItem key={issue.issueId} issue={issue} detail={detail} />
        ))}
      </ul>
    </FoldCard>
  );
};
