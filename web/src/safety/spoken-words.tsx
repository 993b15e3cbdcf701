import type { PathState } from '@tingsu/contracts';
import '../i18n/safety';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';

/** Where danger was spoken of, each word with its time: the steps are asked for again with every one. */
export const SpokenWords = ({ words = [] }: Pick<PathState, 'words'>) => {
  const { t, label, list, long } = useWords();
  const { dangerName } = usePolicies();
  if (words.length === 0) return null;
  return (
    <section className="card" aria-labelledby="safety-words">
      <h2 id="safety-words">{t('safetyWords')}</h2>
      <ul className="plain-list">
        {words.map(({ key, where, dangers, at }) => (
          <li key={key}>
            {label('dangerSource', where)} · {list(dangers.map((one) => dangerName(one)))}{' '}
            <small>
              <time dateTime={at}>{long(at)}</time>
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
};
