import { Input, Select } from 'antd';
import { useState } from 'react';
import type { CaseDetail, Facts } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { labelTable } from '../i18n/labels';
import { topicsToChoose, type Offered, type OfferedFact } from '../kit/offered';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import { askedNow } from './asked-facts';
import { FactInput } from './fact-input';
import { Suggestions } from './suggestions-list';
import { TakingFacts } from './taking-facts';
import { PreviewLine, usePreview } from './triage-preview';

type FactValue = Facts[string];
interface Props {
  readonly detail: CaseDetail;
  readonly value?: Facts;
  onChange?(facts: Facts): void;
}

/** Facts of the adapter and of the engine are not for people to change; category and topics have fields of their own. */
const isAsked = (fact: OfferedFact): boolean =>
  fact.owner !== 'adapter' &&
  fact.owner !== 'derived' &&
  !['category', 'topics', 'severity', 'elements', 'signature', 'duplicateOf'].includes(fact.name);

/** So many questions stand beside the words at once; the others are under "more". */
const MOST_ASKED = 6;
const NOTHING_KNOWN: Facts = {};

interface CategoryProps {
  readonly offered: Offered;
  readonly value: Facts;
  onSet(code: string, next: FactValue | undefined): void;
}

const CategorySelect = ({ offered, value, onSet }: CategoryProps) => {
  const { t, language } = useWords();
  return (
    <>
      <label htmlFor="fact-category">{t('fieldCategory')}</label>
      <Select
        id="fact-category"
        aria-label={t('fieldCategory')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={typeof value.category === 'string' ? value.category : undefined}
        options={offered.categories.map((category) => ({
          value: category.code,
          label: `${category.code} ${inLanguage(category.label, language)}`,
        }))}
        onChange={(code?: string) => onSet('category', code)}
      />
    </>
  );
};

interface ListProps {
  readonly facts: readonly OfferedFact[];
  readonly value: Facts;
  onSet(name: string, next: FactValue | undefined): void;
}

const FactList = ({ facts, value, onSet }: ListProps) => {
  const { language } = useWords();
  if (facts.length === 0) return null;
  return (
    <ul className="fact-list">
      {facts.map((fact) => (
        <li key={fact.name} data-fact={fact.name}>
          <span>{inLanguage(fact, language)}</span>
          <FactInput
            fact={fact}
            name={inLanguage(fact, language)}
            value={value[fact.name]}
            onSet={(next) => onSet(fact.name, next)}
          />
        </li>
      ))}
    </ul>
  );
};

const MoreFacts = ({ facts, value, onSet }: ListProps) => {
  const { t, language } = useWords();
  const [search, setSearch] = useState('');
  const shown = facts.filter((fact) =>
    `${inLanguage(fact, language)} ${fact.name}`
      .toLowerCase()
      .includes(search.trim().toLowerCase()),
  );
  return (
    <details className="more-facts">
      <summary>{t('factsMore', { count: facts.length })}</summary>
      <Input
        aria-label={t('factsSearch')}
        placeholder={t('factsSearch')}
        allowClear
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <FactList facts={shown} value={value} onSet={onSet} />
    </details>
  );
};

/** What was asked once stays where it is; what the policy asks next comes below it. */
const useAsked = (asks: readonly { readonly fact: string }[], value: Facts): readonly string[] => {
  const [shown, setShown] = useState<readonly string[]>(() => Object.keys(value));
  const next = askedNow(
    shown,
    asks.map(({ fact }) => fact),
    value,
    MOST_ASKED,
  );
  if (next.length !== shown.length) setShown(next);
  return next;
};

/** Category, topics and the facts by which the policy grades and routes; only what it still needs is asked. What is unknown stays unset. */
export const FactsForm = ({ detail, value = NOTHING_KNOWN, onChange }: Props) => {
  const { t, language, label } = useWords();
  const { offered, error } = usePolicies(detail.policies);
  const preview = usePreview(detail, value);
  const asked = useAsked(preview.data?.asks ?? [], value);
  const set = (code: string, next: FactValue | undefined): void => {
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== code));
    // An empty list of dangers says that there is none; any other empty list says nothing.
    const empty = Array.isArray(next) && next.length === 0 && code !== 'danger';
    onChange?.(next === undefined || empty ? rest : { ...rest, [code]: next });
  };
  const topics = topicsToChoose(offered, Object.keys(labelTable(language, 'topic'))).map(
    (topic) => ({ value: topic, label: label('topic', topic) }),
  );
  const facts = offered.facts.filter(isAsked);
  const top = asked.flatMap((name) => facts.find((fact) => fact.name === name) ?? []);
  return (
    <div className="facts">
      {error && <p role="alert">{t('policiesFailed')}</p>}
      <Suggestions
        detail={detail}
        offered={offered}
        value={value}
        onTake={(taken) => onChange?.({ ...value, ...taken })}
      />
      {offered.categories.length > 0 && (
        <CategorySelect offered={offered} value={value} onSet={set} />
      )}
      <label htmlFor="fact-topics">{t('fieldTopics')}</label>
      <Select
        id="fact-topics"
        aria-label={t('fieldTopics')}
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        value={Array.isArray(value.topics) ? value.topics : []}
        options={topics}
        onChange={(codes: string[]) => set('topics', codes)}
      />
      <TakingFacts offered={offered} value={value} onSet={set} />
      {top.length > 0 && <p className="facts-title">{t('factsAsked')}</p>}
      <FactList facts={top} value={value} onSet={set} />
      <MoreFacts facts={facts.filter((fact) => !top.includes(fact))} value={value} onSet={set} />
      <PreviewLine preview={preview.data} detail={detail} />
    </div>
  );
};
