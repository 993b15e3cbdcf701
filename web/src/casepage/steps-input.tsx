import '../i18n/department';
import type { CaseDetail } from '@tingsu/contracts';
import { Button, Input, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { colleaguesOf } from './command-choices';
import { stepsOf, withStep, type TypedStep } from './work-steps';

interface Props {
  readonly detail: CaseDetail;
  readonly value?: readonly TypedStep[];
  onChange?(steps: readonly TypedStep[]): void;
}

/** The steps of a plan of work: what, who, until when. */
export const StepsInput = ({ detail, value, onChange }: Props) => {
  const { t } = useWords();
  const colleagues = colleaguesOf(detail, useDirectory());
  const steps = stepsOf(value);
  const change = (index: number, part: Partial<TypedStep>): void =>
    onChange?.(withStep(steps, index, part));
  return (
    <ol className="plan-steps">
      {steps.map((step, index) => (
        <li key={index}>
          <Input.TextArea
            aria-label={t('stepWhat', { number: index + 1 })}
            placeholder={t('stepWhat', { number: index + 1 })}
            autoSize
            maxLength={500}
            value={step.what}
            onChange={({ target }) => change(index, { what: target.value })}
          />
          <Select
            allowClear
            aria-label={t('stepWho', { number: index + 1 })}
            placeholder={t('stepWho', { number: index + 1 })}
            style={{ width: 180 }}
            value={step.person}
            options={colleagues}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(person?: string) => change(index, { person })}
          />
          <Input
            type="date"
            aria-label={t('stepUntil', { number: index + 1 })}
            style={{ width: 160 }}
            value={step.until}
            onChange={({ target }) => change(index, { until: target.value })}
          />
          {steps.length > 1 && (
            <Button
              type="text"
              aria-label={t('stepRemove', { number: index + 1 })}
              onClick={() => onChange?.(steps.filter((_, other) => other !== index))}
            >
              ✕
            </Button>
          )}
        </li>
      ))}
      <Button onClick={() => onChange?.([...steps, {}])} disabled={steps.length >= 20}>
        {t('stepAdd')}
      </Button>
    </ol>
  );
};
