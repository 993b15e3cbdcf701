import '../i18n/improvements';
import type { CaseDetail } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePolicies } from '../kit/policies';
import { FoldCard } from '../kit/fold-card';
import { useReachesInHouse, useWords } from '../kit/words';
import { ActionForm } from './action-form';
import { ActionState, useLastDay, useWho } from './action-words';
import { useActionsOfCase } from './use-improvements';

/** What is done so that what the case is about does not happen again. Nothing where the reader neither sees nor opens actions. */
export const CaseImprovementsCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, list } = useWords();
  const { causeName } = usePolicies(detail.policies);
  const who = useWho();
  const lastDay = useLastDay();
  const navigate = useNavigate();
  const reads = useReachesInHouse('improvement.read');
  const opens = useReachesInHouse('improvement.open');
  const [opening, setOpening] = useState(false);
  const query = useActionsOfCase(detail.caseNo, reads);
  const items = query.data?.items ?? [];
  const causes = detail.causes ?? [];
  if (!reads || (items.length === 0 && !opens)) return null;
  return (
    <FoldCard
      id="improvements"
      title={t('caseLearn')}
      gist={items.length > 0 ? t('caseLearnGist', { count: items.length }) : t('caseLearnNone')}
    >
      {causes.length > 0 && (
        <p>
          {t('actionCauses')}: {list(causes.map(causeName))}
        </p>
      )}
      <ul className="plain-list">
        {items.map((action) => (
          <li key={action.actionId}>
            <Link to={`/improvements/actions/${action.actionId}`}>{action.title}</Link>{' '}
            <ActionState action={action} />{' '}
            <span className="soft">
              {who(action)} · {t('actionDue')} {lastDay(action.dueAt)}
            </span>
          </li>
        ))}
      </ul>
      {opens && (
        <Button size="small" onClick={() => setOpening(true)}>
          {t('actionNew')}
        </Button>
      )}
      {opening && (
        <ActionForm
          begin={{
            origin: { kind: 'cases', id: null },
            department: detail.leadDepartment,
            category: detail.category,
            causes,
            caseNos: [detail.caseNo],
          }}
          onClose={() => setOpening(false)}
          onOpened={({ actionId }) => void navigate(`/improvements/actions/${actionId}`)}
        />
      )}
    </FoldCard>
  );
};
