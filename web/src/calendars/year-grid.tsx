import { useRef, useState } from 'react';
import type { TextKey } from '../i18n/texts';
import { inLanguage } from '../i18n/language';
import { useWords } from '../kit/words';
import { stepFrom, weekdayOf, weeksOf, type DayCell, type DayKind } from './year-days';

const KIND_TEXT: Readonly<Record<DayKind, TextKey>> = {
  work: 'dayWork',
  off: 'dayOff',
  holiday: 'dayHoliday',
  makeUp: 'dayMakeUp',
};
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A day in words: date, weekday, what it is, its name and who decided it. */
const useDayWords = () => {
  const { t, language } = useWords();
  return (cell: DayCell): string => {
    const weekday = t(`longWeekday${weekdayOf(cell.date)}` as TextKey);
    const line = t('dayLine', { date: cell.date, weekday, kind: t(KIND_TEXT[cell.kind]) });
    const name = cell.name ? ` · ${inLanguage(cell.name, language)}` : '';
    const by = cell.layer ? t('decidedBy', { layer: cell.layer }) : t('decidedByWeekday');
    return `${line}${name} · ${by}`;
  };
};

export const Legend = () => {
  const { t } = useWords();
  const marks = useMarks();
  return (
    <ul className="legend" aria-label={t('legend')}>
      {(['work', 'off', 'holiday', 'makeUp'] as const).map((kind) => (
        <li key={kind}>
          <span className={`day ${kind}`} aria-hidden="true" data-mark={marks(kind)}>
            1
          </span>{' '}
          {t(KIND_TEXT[kind])}
        </li>
      ))}
    </ul>
  );
};

/** What a day is, without colour; drawn in its corner. */
const useMarks = () => {
  const { t } = useWords();
  return (kind: DayKind): string | undefined =>
    kind === 'holiday' ? t('markHoliday') : kind === 'makeUp' ? t('markMakeUp') : undefined;
};

interface Props {
  readonly year: number;
  readonly cells: readonly DayCell[];
  /** Dates that stand in the draft itself. */
  readonly marked?: ReadonlySet<string>;
  readonly label: string;
  onPick?(date: string): void;
}

/** Twelve months. One day at a time takes the keyboard: arrows move by days and weeks, Page keys by months. */
export const YearGrid = ({ year, cells, marked, label, onPick }: Props) => {
  const { t, language } = useWords();
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const dayWords = useDayWords();
  const marks = useMarks();
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(`${year}-01-01`);
  const byDate = new Map(cells.map((cell) => [cell.date, cell]));
  const focused = byDate.get(current);
  const go = (date: string): void => {
    setCurrent(date);
    frame.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
  };
  const day = (cell: DayCell) => (
    <button
      type="button"
      className={`day ${cell.kind}${marked?.has(cell.date) ? ' marked' : ''}`}
      data-date={cell.date}
      data-kind={cell.kind}
      data-mark={marks(cell.kind)}
      tabIndex={cell.date === current ? 0 : -1}
      title={dayWords(cell)}
      onFocus={() => setCurrent(cell.date)}
      onClick={() => (onPick ? onPick(cell.date) : setCurrent(cell.date))}
      onKeyDown={(event) => {
        const next = stepFrom(cell.date, event.key);
        if (!next) return;
        event.preventDefault();
        go(next);
      }}
    >
      {Number(cell.date.slice(8))}
      <span className="visually-hidden">{dayWords(cell)}</span>
    </button>
  );
  return (
    <>
      <p className="day-line" aria-live="polite">
        {focused && dayWords(focused)}
        {onPick && <small>{t('pickDay')}</small>}
      </p>
      <div className="year" ref={frame} role="group" aria-label={label}>
        {MONTHS.map((month) => (
          <table key={month} className="month">
            <caption>{monthName.format(Date.UTC(year, month - 1))}</caption>
            <thead>
              <tr>
                {WEEKDAYS.map((weekday) => (
                  <th key={weekday} scope="col" abbr={t(`longWeekday${weekday}`)}>
                    {t(`weekday${weekday}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(year, month).map((week, index) => (
                <tr key={index}>
                  {week.map((date, place) => {
                    const cell = date ? byDate.get(date) : undefined;
                    return <td key={place}>{cell && day(cell)}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  );
};
