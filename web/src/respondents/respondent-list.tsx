import '../i18n/respondents';
import { RESPONDENT_READERS } from '@tingsu/contracts';
import { Link } from 'react-router';
import { useHasRole, useWords } from '../kit/words';
import { historyPath } from './history-path';

interface Props {
  /** As lists ask for them, each with its name. */
  readonly respondents: readonly { readonly respondent: string; readonly name: string }[];
}

/** Each department or member of staff complained of, as a way to what was complained of them before. */
export const RespondentList = ({ respondents }: Props) => {
  const { t } = useWords();
  const seesHistory = useHasRole(...RESPONDENT_READERS);
  return respondents.map(({ respondent, name }) => (
    <p key={respondent} data-respondent={respondent}>
      {seesHistory ? (
        <Link to={historyPath(respondent)} title={t('respondentHistory', { name })}>
          {name}
        </Link>
      ) : (
        name
      )}
    </p>
  ));
};
