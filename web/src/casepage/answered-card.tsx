import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { answeredBy } from './answered';
import { eventName } from './timeline-lines';

interface Props {
  readonly detail: CaseDetail;
  /** The command that is being written. */
  readonly command: CommandName | null;
}

/** The statement beside the opinion, the opinion beside the answer. */
export const AnsweredCard = ({ detail, command }: Props) => {
  const { t, label, long } = useWords();
  const entries = command ? answeredBy(command, detail) : [];
  if (entries.length === 0) return null;
  return (
    <section className="card answered" aria-labelledby="answered-title">
      <h2 id="answered-title">{t('answeredTitle')}</h2>
      {entries.map((entry) => (
        <div key={entry.type} data-answered={eventName(entry.type)}>
          <p className="soft">
            {label('timeline', eventName(entry.type))} · {long(entry.at)}
          </p>
          {Object.entries(entry.text).map(([name, text]) => (
            <blockquote key={name}>
              <span className="soft">{label('text', name)}</span>
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
