import type { PolicyVersionDetail } from '@tingsu/contracts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { inLanguage } from '../i18n/language';
import { ProblemView } from '../kit/problem-view';
import { useHasGroupRole, useWords } from '../kit/words';
import { useStartPolicy } from './use-start-policy';

/** Policies that still build on an older version of this one, each with a button that begins a draft on the new one. */
export const Behind = ({
  policyId,
  version,
  behind,
}: Pick<PolicyVersionDetail, 'policyId' | 'version' | 'behind'>) => {
  const { t, language } = useWords();
  const edits = useHasGroupRole('tenant_admin');
  const start = useStartPolicy();
  if (behind.length === 0) return null;
  return (
    <section className="card" aria-labelledby="title-behind" data-testid="behind">
      <h2 id="title-behind">{t('behindTitle')}</h2>
      <p>{t('behindText', { version })}</p>
      {start.error && <ProblemView error={start.error} />}
      <ul>
        {behind.map((one) => (
          <li key={one.policyId} data-policy={one.policyId}>
            <Link to={`/policies/${one.policyId}/${one.version}`}>
              {inLanguage(one.title, language)}
            </Link>{' '}
            <small className="inline">{t('behindPins', { pinned: one.pinned })}</small>{' '}
            {edits && (
              <Button
                size="small"
                loading={start.isPending && start.variables.policyId === one.policyId}
                onClick={() =>
                  start.mutate({ policyId: one.policyId, lift: `${policyId}@${version}` })
                }
              >
                {t('behindLift', { version })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
