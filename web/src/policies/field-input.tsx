import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { fieldLabel } from '../i18n/administration';
import { DurationInput, OffsetInput } from './amount-inputs';
import { choicesFor, milestoneChoices, unitNames } from './code-choices';
import { ConditionBuilder } from './condition-builder';
import { useEditor, useProblemsAt } from './editor-context';
import type { Field } from './fields';
import { getAt, objectsOf, pointerOf, stringsOf, textOf, type Json, type Path } from './json';

interface Props {
  readonly field: Field;
  /** Of the part or the rule that the field belongs to. */
  readonly within: Path;
}
interface ControlProps extends Props {
  readonly id: string;
  readonly label: string;
  readonly path: Path;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

/** One field with its label and, beside it, what the check says about it. */
export const FieldInput = ({ field, within }: Props) => {
  const { names } = useEditor();
  const id = useId();
  const path = [...within, ...field.path];
  const wrong = useProblemsAt(path);
  const label = fieldLabel(names.language, field.text);
  const problemId = wrong.length > 0 ? `${id}-problem` : undefined;
  const isWide = field.kind === 'condition' || field.kind === 'list';
  const labelled = isWide || field.kind === 'yesNo' ? undefined : id;
  return (
    <div
      className={`form-field${isWide ? ' wide' : ''}${wrong.length > 0 ? ' has-problem' : ''}`}
      data-pointer={pointerOf(path)}
    >
      {field.kind !== 'yesNo' &&
        (labelled ? (
          <label htmlFor={labelled}>{label}</label>
        ) : (
          <span className="field-label">{label}</span>
        ))}
      <Control
        field={field}
        within={within}
        id={id}
        label={label}
        path={path}
        invalid={wrong.length > 0}
        describedBy={problemId}
      />
      {wrong.length > 0 && (
        <div id={problemId}>
          {wrong.map((text) => (
            <p key={text} className="field-problem">
              {text}
            </p>
          ))}
        </div>
      )}
    </div>
  );
};

const Control = ({ field, id, label, path, invalid, describedBy }: ControlProps) => {
  const { document, names, change } = useEditor();
  const value = getAt(document, path);
  const needed = field.needed === true;
  const put = (next: Json | undefined): void => change(path, next);
  const status = invalid ? ('error' as const) : undefined;
  const described = { 'aria-invalid': invalid, 'aria-describedby': describedBy };
  const amount = { id, label, value, names, needed, invalid, onChange: put };
  switch (field.kind) {
    case 'condition':
      return (
        <ConditionBuilder
          value={value}
          names={names}
          label={label}
          needed={needed}
          onChange={put}
        />
      );
    case 'duration':
      return <DurationInput {...amount} />;
    case 'offset':
      return <OffsetInput {...amount} sided={field.text !== 'acknowledgeWithin'} />;
    case 'list':
      return <Entries field={field} path={path} label={label} />;
    case 'yesNo':
      return (
        <Checkbox
          checked={value === true}
          onChange={(event) => put(event.target.checked || undefined)}
        >
          {label}
        </Checkbox>
      );
    case 'number':
      return (
        <InputNumber
          id={id}
          min={0}
          value={typeof value === 'number' ? value : null}
          status={status}
          {...described}
          onChange={(next) => put(next ?? undefined)}
        />
      );
    case 'milestone':
    case 'choice': {
      const options =
        field.kind === 'milestone' ? milestoneChoices(names) : choicesFor(field, names);
      const text = textOf(value);
      const all =
        text && !options.some((one) => one.value === text)
          ? [...options, { value: text, label: text }]
          : options;
      return (
        <Select
          id={id}
          aria-label={label}
          {...described}
          value={text || undefined}
          placeholder={names.t('notSet')}
          status={status}
          allowClear={!needed}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={[...all]}
          onChange={(next?: string) => put(next)}
        />
      );
    }
    case 'milestones':
    case 'choices':
    case 'strings': {
      const options =
        field.kind === 'milestones' ? milestoneChoices(names) : choicesFor(field, names);
      const single = field.kind === 'milestones' || field.text === 'ref';
      return (
        <Select
          id={id}
          mode={field.kind === 'strings' ? 'tags' : 'multiple'}
          aria-label={label}
          {...described}
          value={[...stringsOf(value)]}
          status={status}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={[...options]}
          onChange={(next: string[]) =>
            put(
              next.length === 0 && !needed
                ? undefined
                : single && next.length === 1
                  ? next[0]
                  : next,
            )
          }
        />
      );
    }
    default:
      return (
        <>
          <Input
            id={id}
            type={field.kind === 'date' ? 'date' : 'text'}
            list={field.kind === 'unit' ? `${id}-units` : undefined}
            value={value === undefined || value === null ? '' : String(value)}
            status={status}
            {...described}
            onChange={(event) =>
              put(event.target.value === '' && !needed ? undefined : event.target.value)
            }
          />
          {field.kind === 'unit' && (
            <datalist id={`${id}-units`}>
              {unitNames(names).map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          )}
        </>
      );
  }
};

/** Entries of a list inside a rule, e.g. the warnings of a clock. */
const Entries = ({
  field,
  path,
  label,
}: {
  readonly field: Field;
  readonly path: Path;
  readonly label: string;
}) => {
  const { document, names, change } = useEditor();
  const entries = objectsOf(getAt(document, path));
  return (
    <>
      {entries.map((_, index) => (
        <div key={index} className="entry-row">
          {(field.fields ?? []).map((one) => (
            <FieldInput key={one.path.join('.')} field={one} within={[...path, index]} />
          ))}
          <Button
            size="small"
            aria-label={names.t('removeItem', { what: `${label} ${index + 1}` })}
            onClick={() =>
              change(
                path,
                entries.length === 1 && !field.needed
                  ? undefined
                  : entries.filter((__, place) => place !== index),
              )
            }
          >
            {names.t('remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => change(path, [...entries, field.blank ?? {}])}>
        {names.t('addItem', { what: label })}
      </Button>
    </>
  );
};
