import '../i18n/department';
import type { CaseDetail } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { FoldCard } from '../kit/fold-card';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { planOf } from './work-steps';

/** What the leading department will do, by whom and until when. */
export const PlanCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const directory = useDirectory();
  const steps = planOf(detail.timeline);
  if (steps.length === 0) return null;
  return (
    <FoldCard id="plan" title={t('planTitle')} gist={t('planGist', { count: steps.length })} owed>
      <ol className="plan-lines">
        {steps.map((step, index) => (
          <li key={index}>
            <span dir="auto">{shown(step.what)}</span>{' '}
            <span className="soft">
              {[step.person && directory.person(step.person), t('planUntil', { day: step.until })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </FoldCard>
  );
};
