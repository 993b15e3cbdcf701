import type { SafetyFile } from '@tingsu/contracts';
import { Tag } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';

/** How an incident stands, in a few words. */
export const IncidentState = ({ file: { state, endedAt, due } }: { readonly file: SafetyFile }) => {
  const { t, short } = useWords();
  const directory = useDirectory();
  if (endedAt !== null) return <Tag>{t('safetyOver')}</Tag>;
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
