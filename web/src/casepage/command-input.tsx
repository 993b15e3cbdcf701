import type { CaseDetail, Facts } from '@tingsu/contracts';
import { Checkbox, Form, Input, Rate, Select } from 'antd';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import type { TypedAmount } from './amount';
import { followUpKey, isOptional, lacksTopic, type CommandField } from './command-fields';
import { clocksFor } from './command-start';
import { AmountInput } from './amount-input';
import { FactsForm } from './facts-form';

interface Props {
  readonly field: CommandField;
  readonly detail: CaseDetail;
}

const useChoices = (
  field: CommandField,
  detail: CaseDetail,
): { value: string; label: string }[] => {
  const { t, language, options, long, label } = useWords();
  const directory = useDirectory();
  const { offered } = usePolicies();
  if (field.name === 'missing') {
    const more = offered.supplements.filter(
      (code) => !options('missing').some((one) => one.value === code),
    );
    return [...options('missing'), ...more.map((code) => ({ value: code, label: code }))];
  }
  if (field.kind === 'choice' || field.kind === 'choices') return options(field.table);
  if (field.kind === 'decline')
    return offered.declineReasons.length > 0
      ? offered.declineReasons.map((one) => ({
          value: one.code,
          label: inLanguage(one.label, language),
        }))
      : options('decline');
  if (field.kind === 'department' || field.kind === 'departments')
    return directory.departments
      .filter((one) => one.campus === detail.campus)
      .map((one) => ({ value: one.code, label: directory.department(one.code) }));
  if (field.kind === 'allDepartments')
    return directory.departments.map((one) => ({
      value: one.code,
      label: `${directory.department(one.code)} · ${directory.campus(one.campus)}`,
    }));
  if (field.kind === 'people')
    return directory.staff.map((one) => ({
      value: one.id,
      label: [one.name, ...one.departments.map(directory.department)].join(' · '),
    }));
  if (field.kind === 'clock')
    return clocksFor(field.of, detail).map((clock) => ({
      value: clock.clockId,
      label: `${inLanguage(clock.label, language)} · ${t('clockDue', { at: long(clock.dueAt) })}`,
    }));
  if (field.kind === 'milestone')
    return (detail.recordable ?? []).map((value) => ({ value, label: label('milestone', value) }));
  if (field.kind === 'remedy')
    return detail.remedies
      .filter((one) => one.doneAt === null)
      .map((one) => ({
        value: one.remedyId,
        label: [label('remedy', one.remedy), one.dueOn].filter(Boolean).join(' · '),
      }));
  if (field.kind === 'followUp')
    return detail.followUps
      .filter((item) => item.result === null)
      .map((item) => ({
        value: followUpKey(item),
        label: t('followUpItem', { no: item.itemNo, at: long(item.dueAt) }),
      }));
  return [];
};

const takesMany = ({ kind }: CommandField): boolean =>
  ['choices', 'departments', 'allDepartments', 'people'].includes(kind);

const Control = ({ field, detail, ...bound }: Props) => {
  const { t } = useWords();
  const choices = useChoices(field, detail);
  const name = t(field.text);
  switch (field.kind) {
    case 'line':
      return <Input {...bound} maxLength={field.max} />;
    case 'text':
      return <Input.TextArea {...bound} autoSize={{ minRows: 3, maxRows: 14 }} />;
    case 'yesNo':
      return <Checkbox {...bound}>{name}</Checkbox>;
    case 'rating':
      return <Rate {...bound} />;
    case 'amount':
      return <AmountInput {...bound} />;
    case 'date':
      return <Input {...bound} type="date" aria-label={name} style={{ width: 200 }} />;
    case 'facts':
      return <FactsForm {...bound} />;
    default:
      return (
        <Select
          {...bound}
          aria-label={name}
          options={choices}
          allowClear={field.optional}
          showSearch={{ optionFilterProp: 'label' }}
          mode={takesMany(field) ? 'multiple' : undefined}
        />
      );
  }
};

/** One field of a command with its label, its limits and its error beside it. */
export const CommandInput = ({ field, detail }: Props) => {
  const { t } = useWords();
  // `whitespace`, even false, makes the rule one about strings, which refuses every list.
  const isWritten = field.kind === 'text' || field.kind === 'line';
  const clockId: unknown = Form.useWatch('clockId');
  const optional = isOptional(
    field,
    detail.clocks.find((clock) => clock.clockId === clockId),
  );
  const rules = [
    ...(field.kind === 'facts'
      ? [
          {
            validator: (_: unknown, facts?: Facts) =>
              lacksTopic(facts)
                ? Promise.reject(new Error(t('fieldTopicsMissing')))
                : Promise.resolve(),
          },
        ]
      : []),
    ...(optional || field.kind === 'yesNo' || field.kind === 'facts'
      ? []
      : field.kind === 'amount'
        ? [
            {
              validator: (_: unknown, typed?: TypedAmount) =>
                typed?.value ? Promise.resolve() : Promise.reject(new Error(t('fieldRequired'))),
            },
          ]
        : [
            {
              required: true,
              ...(isWritten ? { whitespace: true } : {}),
              message: t('fieldRequired'),
            },
          ]),
    ...(field.kind === 'text'
      ? [{ max: field.max, message: t('fieldTooLong', { max: field.max }) }]
      : []),
  ];
  return (
    <Form.Item
      name={field.name}
      label={field.kind === 'yesNo' ? undefined : t(field.text)}
      rules={rules}
      // Facts are never marked as optional as a whole: which of them matter, the policy says.
      required={!optional && field.kind !== 'yesNo'}
      valuePropName={field.kind === 'yesNo' ? 'checked' : 'value'}
    >
      <Control field={field} detail={detail} />
    </Form.Item>
  );
};
