import { RESTRICTION_NAMES, type SafetyFile } from '@tingsu/contracts';
import { Tag } from 'antd';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';

/** How a file stands, in a few words. */
export const SafetyStanding = ({
  file: { state, endedAt, due },
}: {
  readonly file: SafetyFile;
}) => {
  const { t, short, language } = useWords();
  const directory = useDirectory();
  if (state.sort === 'restriction' || state.sort === 'mark')
    return (
      <>
        <Tag className={state.stand === 'in_force' ? 'tone-amber' : ''}>
          {inLanguage(RESTRICTION_NAMES[state.stand], language)}
        </Tag>
        <small>{t('safetyUntilDay', { day: state.until })}</small>
        {endedAt === null && state.reviewAt !== null && (
          <small>{t('safetyReviewBy', { at: short(state.reviewAt) })}</small>
        )}
        {state.appealedAt !== null && state.appealAnsweredAt === null && (
          <Tag className="tone-red">{t('safetyAppealed')}</Tag>
        )}
      </>
    );
  if (endedAt !== null) return <Tag>{t('safetyOver')}</Tag>;
  if (state.sort === 'emergency')
    return (
      <Tag className="tone-red">
        {t('safetyTasksLeft', { left: state.tasks.filter((one) => !one.doneAt).length })}
      </Tag>
    );
  if (state.sort === 'media')
    return (
      <>
        <Tag className="tone-amber">{directory.person(state.owner)}</Tag>
        {due && <small>{t('safetyLookBy', { at: short(due.at) })}</small>}
      </>
    );
  if (state.acknowledgedBy !== null)
    return (
      <Tag className="tone-amber">
        {t('safetySeenTo', { who: directory.person(state.acknowledgedBy) })}
      </Tag>
    );
  if (state.escalatedAt !== null) return <Tag className="tone-red">{t('safetyLate')}</Tag>;
  return (
    <>
      <Tag className="tone-red">{t('safetyWaiting')}</Tag>
      {due && <small>{t('safetyWaitingUntil', { at: short(due.at) })}</small>}
    </>
  );
};
