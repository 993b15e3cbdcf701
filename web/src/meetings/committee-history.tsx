import type { Committee } from '@tingsu/contracts';
import { Modal } from 'antd';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useCommitteeHistory } from './use-committees';

interface Props {
  readonly committee: Committee;
  onClose(): void;
}

/** What a committee was from each change on, and who made it. */
export const CommitteeHistory = ({ committee, onClose }: Props) => {
  const { t, language, long } = useWords();
  const directory = useDirectory();
  const query = useCommitteeHistory(committee.code);
  return (
    <Modal
      open
      title={t('committeeHistoryNamed', { name: inLanguage(committee.name, language) })}
      footer={null}
      onCancel={onClose}
    >
      {query.isPending && <Loading rows={3} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      <ol className="plan-lines">
        {query.data?.items.map(({ version, changedAt, changedBy, chair, members, active }) => (
          <li key={version}>
            <strong>{long(changedAt)}</strong> {directory.person(changedBy)}
            <p className="soft">
              {t('committeeThen', {
                chair: directory.person(chair),
                members: members.map(directory.person).join('、'),
              })}
              {!active && ` · ${t('committeeDissolved')}`}
            </p>
          </li>
        ))}
      </ol>
    </Modal>
  );
};
