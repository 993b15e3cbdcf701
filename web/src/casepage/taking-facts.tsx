import { Select } from 'antd';
import type { Facts } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import type { Offered } from '../kit/offered';
import { isShort, ShortChoice } from '../kit/short-choice';
import { useWords } from '../kit/words';

interface Props {
  readonly offered: Offered;
  readonly value: Facts;
  onSet(name: string, value: Facts[string] | undefined): void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One fact that is chosen from a list; not shown where the policy does not ask for it. */
const OneOf = ({
  name,
  title,
  options,
  value,
  onSet,
}: Omit<Props, 'offered'> & {
  readonly name: string;
  readonly title: string;
  readonly options: readonly Choice[];
}) => {
  const chosen = value[name];
  if (options.length === 0) return null;
  if (isShort(options))
    return (
      <>
        <span>{title}</span>
        <ShortChoice
          clearable
          label={title}
          options={options}
          value={typeof chosen === 'string' ? chosen : undefined}
          onChange={(code) => onSet(name, code)}
        />
      </>
    );
  return (
    <>
      <label htmlFor={`fact-${name}`}>{title}</label>
      <Select
        id={`fact-${name}`}
        aria-label={title}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={typeof chosen === 'string' ? chosen : undefined}
        options={[...options]}
        onChange={(code?: string) => onSet(name, code)}
      />
    </>
  );
};

/** What the policy wants to know before a complaint is accepted: how serious it is, what it states, and whether it is signed. */
export const TakingFacts = ({ offered, value, onSet }: Props) => {
  const { t, language, label } = useWords();
  const { danger } = value;
  const elements = Array.isArray(value.elements) ? value.elements : [];
  // What the form stated beyond what the policy asks for keeps its name.
  const choices = [...new Set([...offered.elements, ...elements])];
  return (
    <>
      <OneOf
        name="severity"
        title={t('fieldSeverity')}
        options={offered.severities.map((one) => ({
          value: one.code,
          label: inLanguage(one.label, language),
        }))}
        value={value}
        onSet={onSet}
      />
      {offered.dangers.length > 0 && (
        <>
          <label htmlFor="fact-danger">{t('fieldDanger')}</label>
          <Select
            id="fact-danger"
            aria-label={t('fieldDanger')}
            mode="multiple"
            value={Array.isArray(danger) ? danger : []}
            options={offered.dangers.map((one) => ({
              value: one.code,
              label: inLanguage(one.label, language),
            }))}
            onChange={(codes: string[]) => onSet('danger', codes)}
          />
        </>
      )}
      {offered.elements.length > 0 && (
        <>
          <label htmlFor="fact-elements">{t('fieldElements')}</label>
          <Select
            id="fact-elements"
            aria-label={t('fieldElements')}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={elements}
            options={choices.map((code) => ({
              value: code,
              label: label('missing', code),
            }))}
            onChange={(codes: string[]) => onSet('elements', codes)}
          />
        </>
      )}
      <OneOf
        name="signature"
        title={t('fieldSignature')}
        options={offered.signatures.map((code) => ({
          value: code,
          label: label('signature', code),
        }))}
        value={value}
        onSet={onSet}
      />
    </>
  );
};
