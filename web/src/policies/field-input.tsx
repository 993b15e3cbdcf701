import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useId, type ComponentType } from 'react';
import { DurationInput, OffsetInput } from './amount-inputs';
import { choicesFor, milestoneChoices, unitNames } from './code-choices';
import { ConditionBuilder } from './condition-builder';
import { useEditor, useProblemsAt } from './editor-context';
import type { Field } from './fields';
import { getAt, objectsOf, pointerOf, stringsOf, textOf, type Json, type Path } from './json';
import type { Choice, FieldKind, Names } from './names';

interface Props {
  readonly field: Field;
  /** Of the part or the rule that the field belongs to. */
  readonly within: Path;
}
interface ControlProps extends Props {
  readonly kind: FieldKind;
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
  const label = names.key(field.key);
  const kind = names.kind(field);
  const problemId = wrong.length > 0 ? `${id}-problem` : undefined;
  const isWide = kind === 'condition' || kind === 'list';
  const labelled = isWide || kind === 'yesNo' ? undefined : id;
  return (
    <div
      className={`form-field${isWide ? ' wide' : ''}${wrong.length > 0 ? ' has-problem' : ''}`}
      data-pointer={pointerOf(path)}
    >
      {kind !== 'yesNo' &&
        (labelled ? (
          <label htmlFor={labelled}>{label}</label>
        ) : (
          <span className="field-label">{label}</span>
        ))}
      <Control
        field={field}
        kind={kind}
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

/** What every control does with the value of its field. */
const useField = ({ field, path, invalid, describedBy }: ControlProps) => {
  const { document, names, change } = useEditor();
  return {
    names,
    value: getAt(document, path),
    needed: names.needed(field),
    put: (next: Json | undefined): void => change(path, next),
    look: {
      status: invalid ? ('error' as const) : undefined,
      'aria-invalid': invalid,
      'aria-describedby': describedBy,
    },
  };
};

const ConditionControl = (props: ControlProps) => {
  const { names, value, needed, put } = useField(props);
  return (
    <ConditionBuilder
      value={value}
      names={names}
      label={props.label}
      needed={needed}
      onChange={put}
    />
  );
};

const AmountControl = (props: ControlProps) => {
  const { names, value, needed, put } = useField(props);
  const { id, label, invalid, kind } = props;
  const amount = { id, label, value, names, needed, invalid, onChange: put };
  return kind === 'duration' || kind === 'amount' ? (
    <DurationInput {...amount} anchors={kind === 'duration'} />
  ) : (
    <OffsetInput {...amount} sided={kind === 'offset'} />
  );
};

const YesNoControl = (props: ControlProps) => {
  const { value, put } = useField(props);
  return (
    <Checkbox checked={value === true} onChange={(event) => put(event.target.checked || undefined)}>
      {props.label}
    </Checkbox>
  );
};

const NumberControl = (props: ControlProps) => {
  const { value, put, look } = useField(props);
  return (
    <InputNumber
      id={props.id}
      value={typeof value === 'number' ? value : null}
      {...look}
      onChange={(next) => put(next ?? undefined)}
    />
  );
};

const choicesOfField = ({ kind, field }: ControlProps, names: Names): readonly Choice[] =>
  kind === 'milestone' || kind === 'milestones'
    ? milestoneChoices(names)
    : choicesFor(field, names);

/** One of the codes; one that is no longer offered stays visible. */
const ChoiceControl = (props: ControlProps) => {
  const { names, value, needed, put, look } = useField(props);
  const options = choicesOfField(props, names);
  const text = textOf(value);
  const known = text === '' || options.some((one) => one.value === text);
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      {...look}
      value={text || undefined}
      placeholder={names.t('notSet')}
      allowClear={!needed}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={known ? [...options] : [...options, { value: text, label: text }]}
      onChange={(next?: string) => put(next)}
    />
  );
};

/** Several codes, or texts of one's own; a single milestone or source is kept as a text, as documents write it. */
const ChoicesControl = (props: ControlProps) => {
  const { names, value, needed, put, look } = useField(props);
  const { field, kind } = props;
  const plainWhenSingle = kind === 'milestones' || field.path.at(-1) === 'ref';
  const kept = (next: readonly string[]): Json | undefined => {
    if (next.length === 0 && !needed) return undefined;
    return plainWhenSingle && next.length === 1 ? next[0] : next;
  };
  return (
    <Select
      id={props.id}
      mode={kind === 'strings' ? 'tags' : 'multiple'}
      aria-label={props.label}
      {...look}
      value={[...stringsOf(value)]}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={[...choicesOfField(props, names)]}
      onChange={(next: string[]) => put(kept(next))}
    />
  );
};

const LineControl = (props: ControlProps) => {
  const { names, value, needed, put, look } = useField(props);
  const { id, kind } = props;
  return (
    <>
      <Input
        id={id}
        type={kind === 'date' ? 'date' : 'text'}
        list={kind === 'unit' ? `${id}-units` : undefined}
        value={value === undefined || value === null ? '' : String(value)}
        {...look}
        onChange={({ target }) => put(target.value === '' && !needed ? undefined : target.value)}
      />
      {kind === 'unit' && (
        <datalist id={`${id}-units`}>
          {unitNames(names).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </>
  );
};

const ListControl = ({ field, path, label }: ControlProps) => (
  <Entries field={field} path={path} label={label} />
);

/** How each kind of field is written. */
const CONTROLS: Readonly<Record<FieldKind, ComponentType<ControlProps>>> = {
  condition: ConditionControl,
  amount: AmountControl,
  duration: AmountControl,
  offset: AmountControl,
  span: AmountControl,
  list: ListControl,
  yesNo: YesNoControl,
  number: NumberControl,
  milestone: ChoiceControl,
  choice: ChoiceControl,
  milestones: ChoicesControl,
  choices: ChoicesControl,
  strings: ChoicesControl,
  line: LineControl,
  unit: LineControl,
  date: LineControl,
  time: LineControl,
};

const Control = (props: ControlProps) => {
  const Kind = CONTROLS[props.kind];
  return <Kind {...props} />;
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
                entries.length === 1 && !names.needed(field)
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
