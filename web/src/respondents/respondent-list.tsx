import '../i18n/respondents';
import './respondents.css';
import { RESPONDENT_READERS, type RespondentHistory } from '@tingsu/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useHasRole, useWords } from '../kit/words';
import { countText } from '../worklist/counts';
import { historyPath } from './history-path';
import { useRespondentHistory } from './use-respondent-history';

interface Props {
  readonly caseNo: string;
  /** As lists ask for them, each with its name. */
  readonly respondents: readonly { readonly respondent: string; readonly name: string }[];
  /** A member of staff complained of again is worth a badge; of a department it is the rule. */
  readonly ofPersons?: boolean;
}

interface CountProps {
  readonly name: string;
  readonly history: RespondentHistory;
  readonly item: RespondentHistory['items'][number];
  readonly ofPersons: boolean;
}

const Count = ({ name, history: { past, recent }, item, ofPersons }: CountProps) => {
  const { t } = useWords();
  const { days } = recent;
  const [count, again] = [countText(item.inPast), countText(item.inRecent)];
  return (
    <>
      <Link
        className="respondent-count"
        to={historyPath(item.respondent, past.since)}
        title={t('respondentReach')}
        aria-label={t('respondentPastOf', { name, months: past.months, count })}
      >
        {t('respondentPast', { months: past.months, count })}
      </Link>
      {ofPersons && item.inRecent > 1 && (
        <Tag className="tone-amber" title={t('respondentRecentWhy', { days, count: again })}>
          {t('respondentRecent', { days, count: again })}
        </Tag>
      )}
    </>
  );
};

/** Each department or member of staff complained of, and how many cases complain of them, as a way to these. */
export const RespondentList = ({ caseNo, respondents, ofPersons = false }: Props) => {
  const { t } = useWords();
  const seesHistory = useHasRole(...RESPONDENT_READERS);
  const { data: history } = useRespondentHistory(caseNo, seesHistory);
  return respondents.map(({ respondent, name }) => {
    const item = history?.items.find((one) => one.respondent === respondent);
    return (
      <p key={respondent} className="respondent" data-respondent={respondent}>
        {item ? (
          <Link to={historyPath(respondent)} title={t('respondentHistory', { name })}>
            {name}
          </Link>
        ) : (
          name
        )}
        {history && item && <Count {...{ name, history, item, ofPersons }} />}
      </p>
    );
  });
};
