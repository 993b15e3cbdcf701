import type { CaseDetail, Facts } from '@tingsu/contracts';
import { Button } from 'antd';
import { inLanguage } from '../i18n/language';
import type { Offered } from '../kit/offered';
import { useWords } from '../kit/words';
import { isTaken, takenFacts } from './suggestions';
import { useSuggestions } from './use-suggestions';

interface Props {
  readonly detail: CaseDetail;
  readonly offered: Offered;
  readonly value: Facts;
  onTake(facts: Facts): void;
}

/** What the words suggest, each with its reason; nothing is chosen unless somebody presses it. */
export const Suggestions = ({ detail, offered, value, onTake }: Props) => {
  const { t, label, list, language } = useWords();
  const suggestions = useSuggestions(detail);
  if (suggestions.length === 0) return null;
  const nameOf = (code: string): string => {
    const found = offered.categories.find((one) => one.code === code);
    return found ? inLanguage(found.label, language) : code;
  };
  return (
    <div className="suggestions" role="group" aria-label={t('suggestionsTitle')}>
      <span className="soft">{t('suggestionsTitle')}</span>
      {suggestions.map((one) => (
        <Button
          key={one.id}
          size="small"
          data-suggestion={one.id}
          aria-pressed={isTaken(one, value)}
          type={isTaken(one, value) ? 'primary' : 'default'}
          onClick={() => onTake(takenFacts(one, value))}
        >
          {[one.category && nameOf(one.category), ...one.topics.map((code) => label('topic', code))]
            .filter(Boolean)
            .join(' · ')}{' '}
          <small>{t('suggestionWhy', { words: list(one.found) })}</small>
        </Button>
      ))}
    </div>
  );
};
