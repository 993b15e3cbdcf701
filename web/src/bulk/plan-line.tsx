import { Radio } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import type { BulkAction, Plan } from './plan';

interface Props {
  readonly action: BulkAction;
  readonly plan: Plan;
  /** Into which case the others are merged. */
  readonly target: string;
  onTarget(caseNo: string): void;
}

/** What will happen to one case, or why nothing does. */
export const PlanLine = ({ action, plan, target, onTarget }: Props) => {
  const { t, reason } = useWords();
  const directory = useDirectory();
  const { caseNo, steps, refusal } = plan;
  const refused = (code: string): string => {
    if (code === 'bulk.nothing_asked') return t('bulkNothingAsked');
    if (code === 'bulk.no_owner') return t('bulkNoOwner');
    return reason(code) ?? code;
  };
  const person = (id: unknown): string => (typeof id === 'string' ? directory.person(id) : '');
  const does = (): string => {
    const payload = steps[0]?.payload ?? {};
    switch (action) {
      case 'acknowledge':
        return t('bulkAcknowledges', { count: steps.length });
      case 'merge':
        return caseNo === target ? t('bulkTarget') : t('bulkMergesInto', { number: target });
      case 'assign':
        return steps.length === 0 ? '' : t('bulkGoesTo', { name: person(payload['person']) });
      case 'urge':
        return steps.length === 0 ? '' : t('bulkUrges');
      case 'remind': {
        const [owner] = Array.isArray(payload['mentions'])
          ? (payload['mentions'] as unknown[])
          : [];
        return steps.length === 0 ? '' : t('bulkReminds', { name: person(owner) });
      }
    }
  };
  return (
    <li data-plan={caseNo} className={refusal === null ? undefined : 'soft'}>
      {action === 'merge' && (
        <Radio
          checked={caseNo === target}
          aria-label={t('bulkAsTarget', { number: caseNo })}
          onChange={() => onTarget(caseNo)}
        />
      )}
      <strong>{caseNo}</strong> {refusal === null ? '✓' : '✕'}{' '}
      {refusal === null ? does() : refused(refusal)}
    </li>
  );
};
