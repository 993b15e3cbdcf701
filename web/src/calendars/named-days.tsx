import { inLanguage } from '../i18n/language';
import { useWords } from '../kit/words';
import { namedSpans, type DayCell } from './year-days';

/** Holidays and make-up days as a list, for reading and for printing. */
export const NamedDays = ({ cells }: { readonly cells: readonly DayCell[] }) => {
  const { t, language } = useWords();
  const spans = namedSpans(cells);
  return (
    <section className="card" aria-labelledby="title-named">
      <h2 id="title-named">{t('namedDays')}</h2>
      {spans.length === 0 ? (
        <p className="soft">{t('namedDaysNone')}</p>
      ) : (
        <ul>
          {spans.map(({ from, to, cell }) => (
            <li key={from}>
              {from === to ? from : `${from} – ${to}`} ·{' '}
              {cell.name && inLanguage(cell.name, language)} ·{' '}
              {t(cell.kind === 'makeUp' || cell.kind === 'work' ? 'setWork' : 'setOff')}
              {cell.layer && (
                <small className="inline"> {t('decidedBy', { layer: cell.layer })}</small>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
