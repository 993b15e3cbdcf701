import type { Inlet } from '@tingsu/contracts';
import { Select } from 'antd';
import { useId } from 'react';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useAssignInlet } from './use-inlets';

/** Who answers for it: chosen by who may say, read by the others. */
export const InletPerson = ({ inlet }: { readonly inlet: Inlet }) => {
  const { t } = useWords();
  const directory = useDirectory();
  const assigning = useAssignInlet(inlet);
  const id = useId();
  const { personId, mayAssign } = inlet;
  const name = personId ? directory.person(personId) : null;
  if (!mayAssign)
    return (
      <div>
        <dt>{t('inletPerson')}</dt>
        <dd>{name ?? t('inletNobody')}</dd>
      </div>
    );
  return (
    <div>
      <dt>
        <label htmlFor={id}>{t('inletPerson')}</label>
      </dt>
      <dd>
        <Select
          id={id}
          className="inlet-person"
          size="small"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('inletNobody')}
          loading={assigning.isPending}
          value={personId}
          options={directory.staff.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(chosen) => assigning.mutate(chosen ?? null)}
        />
        {assigning.error && <ProblemView error={assigning.error} />}
      </dd>
    </div>
  );
};
