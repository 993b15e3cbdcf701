import '../i18n/rewards';
import type { Reward } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useReachesInHouse, useWords } from '../kit/words';
import { GiveForm } from './give-form';
import { useRewards } from './use-rewards';

const Row = ({ reward }: { readonly reward: Reward }) => {
  const { t, short } = useWords();
  const directory = useDirectory();
  const { kind, personId, department, reason, caseNo, givenBy, givenAt } = reward;
  return (
    <tr>
      <td>{short(givenAt)}</td>
      <td>{t(`rewardKind_${kind}`)}</td>
      <td>{personId === null ? t('rewardWhole') : directory.person(personId)}</td>
      <td>{directory.department(department)}</td>
      <td className="said">{reason}</td>
      <td>{caseNo && <Link to={`/cases/${caseNo}`}>{caseNo}</Link>}</td>
      <td>{directory.person(givenBy)}</td>
    </tr>
  );
};

/** Praise and rewards of staff: who, why, and by whom. */
export const RewardsPage = () => {
  const { t } = useWords();
  const [giving, setGiving] = useState(false);
  const gives = useReachesInHouse('reward.give');
  const query = useRewards();
  usePageTitle(t('rewardsTitle'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('rewardsTitle')}</h1>
        {gives && (
          <Button type="primary" onClick={() => setGiving(true)}>
            {t('rewardGive')}
          </Button>
        )}
      </div>
      <p className="soft">{t('rewardsAbout')}</p>
      <PagedTable
        name={t('rewardsTitle')}
        query={query}
        items={query.data?.pages.flatMap((page) => page.items) ?? []}
        empty={t('rewardsNone')}
        columns={[
          t('rewardAt'),
          t('rewardKind'),
          t('rewardWho'),
          t('rewardDepartment'),
          t('rewardWhy'),
          t('rewardCase'),
          t('rewardBy'),
        ]}
        row={(reward) => <Row key={reward.rewardId} reward={reward} />}
      />
      {giving && <GiveForm onClose={() => setGiving(false)} />}
    </div>
  );
};
