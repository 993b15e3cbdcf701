import type { LocalizedText } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { useClockWords } from './clock-words';

interface Props {
  readonly explanation: readonly LocalizedText[];
}

/** How a due time was reached, step by step, behind the time itself. */
export const Why = ({ explanation }: Props) => {
  const { t, language } = useClockWords();
  if (explanation.length === 0) return null;
  return (
    <details className="why">
      <summary>{t('why')}</summary>
      <ol>
        {explanation.map((step, index) => (
          <li key={index}>{inLanguage(step, language)}</li>
        ))}
      </ol>
    </details>
  );
};
