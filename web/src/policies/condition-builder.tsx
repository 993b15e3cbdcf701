import { Button, Input, InputNumber, Select } from 'antd';
import { useWords } from '../kit/words';
import { valueChoices } from './code-choices';
import { asKind, blankValue, operatorsFor, type Operator } from './condition-edit';
import { conditionWords, kindOf, type ConditionKind } from './condition-words';
import { BLANK_CONDITION } from './fields';
import { isObject, listOf, stringsOf, textOf, type Json, type JsonObject } from './json';
import type { Names } from './names';

interface Props {
  readonly value: Json;
  readonly names: Names;
  readonly label: string;
  onChange(next: Json): void;
}

type ComparisonProps = Omit<Props, 'value'> & { readonly value: JsonObject };

const Value = ({ value: condition, names, label, onChange }: ComparisonProps) => {
  const { t } = useWords();
  const fact = textOf(condition.fact);
  const type = names.vocabulary.facts[fact]?.type;
  const { value, op } = condition;
  const put = (next: Json): void => onChange({ ...condition, value: next });
  const name = `${label}: ${names.t('conditionValue')}`;
  if (typeof value === 'boolean' || type === 'boolean')
    return (
      <Select
        className="narrow"
        aria-label={name}
        value={value === true ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('factYes') },
          { value: 'no', label: t('factNo') },
        ]}
        onChange={(next) => put(next === 'yes')}
      />
    );
  if (type === 'number' || op === 'ge' || op === 'le')
    return (
      <InputNumber
        className="narrow"
        aria-label={name}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => put(next ?? 0)}
      />
    );
  const choices = valueChoices(fact, names);
  if (op === 'in')
    return (
      <Select
        mode="tags"
        aria-label={name}
        value={[...stringsOf(value)]}
        options={[...choices]}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(next: string[]) => put(next)}
      />
    );
  if (choices.length > 0)
    return (
      <Select
        aria-label={name}
        value={textOf(value) || undefined}
        options={[...choices]}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(next: string) => put(next)}
      />
    );
  return (
    <Input
      aria-label={name}
      type={type === 'date' ? 'date' : 'text'}
      value={textOf(value)}
      onChange={(event) => put(event.target.value)}
    />
  );
};

const Comparison = ({ value: condition, names, label, onChange }: ComparisonProps) => {
  const fact = textOf(condition.fact);
  const facts = Object.keys(names.vocabulary.facts);
  const type = names.vocabulary.facts[fact]?.type;
  const choose = (next: string): void => {
    const nextType = names.vocabulary.facts[next]?.type;
    const op = operatorsFor(nextType)[0] ?? 'eq';
    onChange({ fact: next, op, value: blankValue(nextType, op) });
  };
  const compare = (op: Operator): void => onChange({ fact, op, value: blankValue(type, op) });
  const operators = operatorsFor(type);
  return (
    <>
      <Select
        aria-label={`${label}: ${names.t('conditionFact')}`}
        placeholder={names.t('conditionFact')}
        value={fact || undefined}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={[...new Set([...facts, ...(fact ? [fact] : [])])].map((one) => ({
          value: one,
          label: names.fact(one),
        }))}
        onChange={choose}
      />
      {operators.length > 1 && (
        <Select
          className="narrow"
          aria-label={`${label}: ${names.t('conditionOp')}`}
          value={operators.find((op) => op === condition.op)}
          options={operators.map((op) => ({ value: op, label: names.operator(op) }))}
          onChange={compare}
        />
      )}
      {fact && <Value value={condition} names={names} label={label} onChange={onChange} />}
    </>
  );
};

const Node = ({
  value,
  names,
  label,
  onChange,
  onRemove,
}: Props & { onRemove: (() => void) | null }) => {
  const kind = kindOf(value);
  const group = isObject(value) ? value : BLANK_CONDITION;
  const parts = isObject(value) ? listOf(value.any ?? value.all) : [];
  const putParts = (next: readonly Json[]): void => onChange({ [kind]: next });
  const options: readonly { readonly value: ConditionKind; readonly label: string }[] = [
    { value: 'compare', label: names.t('conditionCompare') },
    { value: 'all', label: names.t('conditionAll') },
    { value: 'any', label: names.t('conditionAny') },
    { value: 'not', label: names.t('conditionNot') },
    { value: 'else', label: names.t('conditionElse') },
  ];
  return (
    <div className="condition" role="group" aria-label={label}>
      <div className="condition-line">
        <Select
          className="narrow"
          aria-label={`${label}: ${names.t('conditionKind')}`}
          value={kind}
          options={[...options]}
          onChange={(next) => onChange(asKind(value, next))}
        />
        {kind === 'compare' && (
          <Comparison value={group} names={names} label={label} onChange={onChange} />
        )}
        {onRemove && (
          <Button
            size="small"
            aria-label={names.t('removeItem', { what: label })}
            onClick={onRemove}
          >
            {names.t('remove')}
          </Button>
        )}
      </div>
      {kind === 'not' && (
        <Node
          value={isObject(value) ? (value.not ?? BLANK_CONDITION) : BLANK_CONDITION}
          names={names}
          label={`${label} 1`}
          onChange={(next) => onChange({ not: next })}
          onRemove={null}
        />
      )}
      {(kind === 'all' || kind === 'any') && (
        <>
          {parts.map((part, index) => (
            <Node
              key={index}
              value={part}
              names={names}
              label={`${label} ${index + 1}`}
              onChange={(next) =>
                putParts(parts.map((one, place) => (place === index ? next : one)))
              }
              onRemove={() => putParts(parts.filter((_, place) => place !== index))}
            />
          ))}
          <div className="condition-line">
            <Button size="small" onClick={() => putParts([...parts, BLANK_CONDITION])}>
              {names.t('conditionAdd')}
            </Button>
            <Button
              size="small"
              onClick={() =>
                putParts([...parts, { [kind === 'all' ? 'any' : 'all']: [BLANK_CONDITION] }])
              }
            >
              {names.t('conditionAddGroup')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
};

interface BuilderProps {
  readonly value: Json | undefined;
  readonly names: Names;
  readonly label: string;
  readonly needed: boolean;
  onChange(next: Json | undefined): void;
}

/** A condition of a rule, built from lists; what it says is read out below it. */
export const ConditionBuilder = ({ value, names, label, needed, onChange }: BuilderProps) => (
  <>
    {value === undefined ? (
      <Button size="small" onClick={() => onChange(BLANK_CONDITION)}>
        {names.t('conditionSet')}
      </Button>
    ) : (
      <>
        <Node value={value} names={names} label={label} onChange={onChange} onRemove={null} />
        {!needed && (
          <Button size="small" onClick={() => onChange(undefined)}>
            {names.t('conditionClear')}
          </Button>
        )}
      </>
    )}
    <p className="reads" aria-live="polite">
      {names.t('conditionReads', { text: conditionWords(value, names) })}
    </p>
  </>
);
