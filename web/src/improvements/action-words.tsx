import type { Improvement } from '@tingsu/contracts';
import { Tag } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';

const TONES = {
  open: '',
  done: 'tone-amber',
  improved: 'tone-green',
  not_improved: 'tone-red',
  withdrawn: '',
} as const;

export const ActionState = ({ action }: { readonly action: Improvement }) => {
  const { t } = useWords();
  return (
    <>
      <Tag className={TONES[action.state]}>{t(`actionState_${action.state}`)}</Tag>
      {action.overdue && <Tag className="tone-red">{t('actionLate')}</Tag>}
      {action.round > 1 && <small className="soft">{t('actionRound', { n: action.round })}</small>}
    </>
  );
};

/** A limit is the end of its last day: people name the day. */
export const useLastDay = () => {
  const { timeZone } = useWords();
  return (dueAt: string): string => dayIn(timeZone, Date.parse(dueAt) - 1);
};

/** Department, and who of it does it. */
export const useWho = () => {
  const { t } = useWords();
  const directory = useDirectory();
  return ({ department, owner }: Pick<Improvement, 'department' | 'owner'>): string =>
    `${directory.department(department)} · ${owner ? directory.person(owner) : t('actionOwnerHead')}`;
};
