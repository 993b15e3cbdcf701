import '../i18n/issues';
import { isOpenIssue, type CaseDetail } from '@tingsu/contracts';
import { Tag } from 'antd';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import { issueName } from './issue-words';
import { FINDING_TONES } from './issues-card';

/** What was found about each issue, over the opinion that follows from it. */
export const IssueFindings = ({ detail }: { readonly detail: CaseDetail }) => {
  const words = useWords();
  const { t, label } = words;
  const { offered } = usePolicies(detail.policies);
  const open = (detail.issues ?? []).filter(isOpenIssue);
  if (open.every(({ found }) => found === null)) return null;
  return (
    <section className="issue-findings" aria-label={t('issueFindingsTitle')}>
      <p className="soft">{t('issueFindingsAbout')}</p>
      <ul className="plain-list">
        {open.map((issue) => (
          <li key={issue.issueId}>
            {issueName(issue, words, offered)}{' '}
            {issue.found && (
              <Tag className={FINDING_TONES[issue.found.finding]}>
                {label('issueFinding', issue.found.finding)}
              </Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
