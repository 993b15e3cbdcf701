import type { LocalizedText } from '@tingsu/contracts';
import { useEffect, useState } from 'react';
import { inLanguage } from '../i18n/language';
import { countdownText, tickPeriod, urgencyOf, type Urgency } from '../time/countdown';
import { serverNow } from '../time/server-time';
import { useWords } from './words';

const ICON: Readonly<Record<Urgency, string>> = {
  over: '✖',
  urgent: '▲',
  near: '◆',
  far: '○',
  paused: '❚❚',
};

/** The server's time, ticking as often as the deadline needs it. */
const useTicking = (dueAt: string): number => {
  const [now, setNow] = useState(serverNow);
  const period = tickPeriod(dueAt, now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(serverNow()), period);
    return () => window.clearInterval(timer);
  }, [period]);
  return now;
};

interface Props {
  readonly dueAt: string;
  readonly paused: boolean;
  readonly provisional: boolean;
  readonly name?: string;
  /** How the due time was reached; told with the exact time. */
  readonly explanation?: readonly LocalizedText[];
}

/** A running deadline: icon, text and colour say the same; the exact date is in the tooltip. */
export const Deadline = ({ dueAt, paused, provisional, name, explanation = [] }: Props) => {
  const { t, language, long } = useWords();
  const now = useTicking(dueAt);
  const urgency = urgencyOf(dueAt, paused, now);
  const why = explanation.map((step, index) => `${index + 1}. ${inLanguage(step, language)}`);
  const exact = [
    t('dueExact', { at: long(dueAt) }),
    ...(provisional ? [t('expectedWhy')] : []),
    ...why,
  ].join('\n');
  return (
    <span className={`deadline ${urgency}`} title={exact}>
      <span aria-hidden="true" className="deadline-icon">
        {ICON[urgency]}
      </span>
      <span>
        <strong>{countdownText({ dueAt, paused, provisional }, now, language)}</strong>
        {name && <small>{name}</small>}
      </span>
    </span>
  );
};
