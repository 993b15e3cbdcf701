import { useWords } from '../kit/words';
import { useProblemFigures } from './use-improvements';

/** How often it was right to find a problem. */
export const ProblemFigures = () => {
  const { t } = useWords();
  const { data } = useProblemFigures();
  const answered = data?.rows.filter(({ acted, setAside }) => acted + setAside > 0) ?? [];
  if (answered.length === 0) return null;
  return (
    <ul className="plain-list soft" data-testid="problem-figures">
      {answered.map(({ foundBy, acted, setAside }) => (
        <li key={foundBy}>{t(`problemRight_${foundBy}`, { acted, answered: acted + setAside })}</li>
      ))}
    </ul>
  );
};
