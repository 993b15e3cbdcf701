import type { EmergencyState } from '@tingsu/contracts';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { InstantInput } from '../casepage/instant-input';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import type { ActField } from './act-fields';

export type ActValue = string | number | boolean | readonly string[] | null;
interface Props {
  readonly field: ActField;
  readonly value: ActValue | undefined;
  readonly tasks: EmergencyState['tasks'];
  onChange(value: ActValue): void;
}

/** What a list offers: names of the contracts, people of the house, open tasks of the team, or ways to tell somebody. */
const useOptions = ({ field, tasks }: Props): { value: string; label: string }[] => {
  const { language, options, short } = useWords();
  const directory = useDirectory();
  switch (field.kind) {
    case 'person':
    case 'people':
      return directory.staff.map(({ id, name }) => ({ value: id, label: name }));
    case 'task':
      return tasks
        .filter(({ doneAt }) => doneAt === null)
        .map(({ taskId, person, dueAt }) => ({
          value: taskId,
          label: `${directory.person(person)} ${dueAt ? short(dueAt) : ''}`,
        }));
    case 'medium':
      return options('contactMedium');
    default:
      return (field.choices ?? []).map(([value, name]) => ({
        value,
        label: inLanguage(name, language),
      }));
  }
};

const Control = ({ id, ...props }: Props & { readonly id: string }) => {
  const { t } = useWords();
  const { field, value, onChange } = props;
  const options = useOptions(props);
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'instant':
      return <InstantInput label={t(field.text)} value={text || null} onChange={onChange} />;
    case 'day':
      return (
        <Input id={id} type="date" value={text} onChange={({ target }) => onChange(target.value)} />
      );
    case 'number':
      return (
        <InputNumber
          id={id}
          min={0}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={(typed) => onChange(typed)}
        />
      );
    case 'yes':
      return (
        <Checkbox checked={value === true} onChange={({ target }) => onChange(target.checked)}>
          {t(field.text)}
        </Checkbox>
      );
    case 'words':
      return (
        <Input.TextArea
          id={id}
          rows={4}
          maxLength={5_000}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'line':
      return (
        <Input
          id={id}
          maxLength={field.name === 'link' ? 2_000 : 100}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    default:
      return field.kind === 'choices' || field.kind === 'people' ? (
        <Select
          id={id}
          mode="multiple"
          className="safety-choice"
          optionFilterProp="label"
          value={Array.isArray(value) ? [...(value as string[])] : []}
          options={options}
          onChange={(chosen: string[]) => onChange(chosen)}
        />
      ) : (
        <Select
          id={id}
          className="safety-choice"
          showSearch={{ optionFilterProp: 'label' }}
          value={text || null}
          options={options}
          onChange={(chosen) => onChange(chosen)}
        />
      );
  }
};

export const ActFieldInput = (props: Props) => {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="safety-field">
      {props.field.kind !== 'yes' && <label htmlFor={id}>{t(props.field.text)}</label>}{' '}
      <Control {...props} id={id} />
    </div>
  );
};
