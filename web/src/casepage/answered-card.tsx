import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { answeredBy } from './answered';
import { eventName, linesOf } from './timeline-lines';
import { useSpeech } from './use-speech';
import { textCode } from './text-code';

interface Props {
  readonly detail: CaseDetail;
  /** The command that is being written. */
  readonly command: CommandName | null;
  readonly title?: string;
}

/** The statement beside the opinion, the opinion beside the answer. */
export const AnsweredCard = ({ detail, command, title }: Props) => {
  const { t, label, long } = useWords();
  const speech = useSpeech(detail.clocks);
  const entries = command ? answeredBy(command, detail) : [];
  if (entries.length === 0) return null;
  return (
    <section className="card answered" aria-labelledby={`answered-${command}`}>
      <h2 id={`answered-${command}`}>{title ?? t('answeredTitle')}</h2>
      {entries.map((entry) => (
        <div key={entry.type} data-answered={eventName(entry.type)}>
          <p className="soft">
            {label('timeline', eventName(entry.type))} · {long(entry.at)}
          </p>
          {linesOf(entry, speech).map((line, index) => (
            <p key={index} className="entry-line">
              {shown(line)}
            </p>
          ))}
          {Object.entries(entry.text).map(([name, text]) => (
            <blockquote key={name}>
              <span className="soft">{label('text', textCode(eventName(entry.type), name))}</span>
              <p className="said" dir="auto">
                {shown(text)}
              </p>
            </blockquote>
          ))}
        </div>
      ))}
    </section>
  );
};
