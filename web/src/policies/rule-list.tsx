import type { PolicyRef } from '@tingsu/contracts';
import { useMemo } from 'react';
import { usePoliciesInForce } from '../kit/policies';
import { useWords } from '../kit/words';
import { documentsOf, textOf } from './json';
import { EMPTY_VOCABULARY, namesOf } from './names';
import { ruleWords, type RulesOf } from './rule-words';

interface Props {
  readonly of: RulesOf;
  readonly rules: readonly string[];
  readonly policies: readonly PolicyRef[];
}

/** Rules of a case in the reader's language; the code of each is its tooltip. */
export const RuleList = ({ of, rules, policies }: Props) => {
  const { t, language } = useWords();
  const view = usePoliciesInForce().data;
  const lines = useMemo(() => {
    const facts = Object.fromEntries((view?.facts ?? []).map((fact) => [fact.name, fact]));
    const own = documentsOf(view?.documents).filter((document) =>
      policies.some(
        ({ id, version }) => id === textOf(document.id) && version === textOf(document.version),
      ),
    );
    const names = namesOf(language, { ...EMPTY_VOCABULARY, facts }, own);
    return rules.map((rule) => {
      if (rule === 'FALLBACK') return { rule, words: t('ruleFallback') };
      return { rule, words: ruleWords(of, rule, own, names) ?? rule };
    });
  }, [view, policies, language, of, rules, t]);
  return (
    <ul className="plain-list">
      {lines.map(({ rule, words }) => (
        <li key={rule} title={rule}>
          {words}
        </li>
      ))}
    </ul>
  );
};
