import type { CaseDetail } from '@tingsu/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { stripOf } from '../casepage/limits';
import { eventName, groupOf } from '../casepage/timeline-lines';
import { useCase } from '../casepage/use-case';
import { useComplaint } from '../casepage/use-complaint';
import { inLanguage } from '../i18n/language';
import { Deadline } from '../kit/deadline';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

/** As many of the last things that people did as one reads at a glance. */
const LAST_LINES = 4;

const Words = ({ complaintNo }: { readonly complaintNo: string }) => {
  const { t, label, list } = useWords();
  const { data, error, refetch } = useComplaint(complaintNo);
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  const { anonymous, name, phone, relation } = data.complainant;
  const who = anonymous ? [t('anonymous')] : [name, phone].filter((one) => one !== null);
  return (
    <>
      <p className="said">{data.content}</p>
      {data.demand && <p className="said">{data.demand}</p>}
      <p className="soft">{list([...who, label('relation', relation)])}</p>
    </>
  );
};

const Lines = ({ timeline }: Pick<CaseDetail, 'timeline'>) => {
  const { label, short } = useWords();
  const directory = useDirectory();
  const last = timeline.filter((entry) => groupOf(entry) === 'people').slice(-LAST_LINES);
  return (
    <ul className="plain-list peek-lines">
      {last.toReversed().map((entry) => (
        <li key={entry.version}>
          <strong>{label('timeline', eventName(entry.type))}</strong>{' '}
          <span className="soft">
            {entry.actor.id && directory.person(entry.actor.id)} {short(entry.at)}
          </span>
          {Object.entries(entry.text).map(([name, text]) => (
            <p key={name} className="peek-text">
              {text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
};

const Limits = ({ clocks }: Pick<CaseDetail, 'clocks'>) => {
  const { language } = useWords();
  return (
    <ul className="plain-list">
      {stripOf(clocks).map((clock) => (
        <li key={clock.clockId}>
          <Deadline
            dueAt={clock.dueAt}
            paused={clock.state === 'paused'}
            provisional={clock.provisional}
            name={inLanguage(clock.label, language)}
          />
        </li>
      ))}
    </ul>
  );
};

interface Props {
  readonly caseNo: string;
  onClose(): void;
}

/** A case beside the list, while the keyboard stays in the list: words, who, limits, and what was done last. It counts as reading. */
export const Peek = ({ caseNo, onClose }: Props) => {
  const { t, label } = useWords();
  const { data, error, refetch } = useCase(caseNo);
  return (
    <aside className="peek" aria-label={t('peekTitle', { number: caseNo })} data-peek={caseNo}>
      <div className="card-head">
        <strong>
          <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
        </strong>
        {data && <Tag className="state">{label('state', data.state)}</Tag>}
        <button type="button" className="chip-off" aria-label={t('peekClose')} onClick={onClose}>
          ×
        </button>
      </div>
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={6} />}
      {data && (
        <div aria-live="polite">
          <Words complaintNo={data.complaintNo} />
          <h2>{t('peekLimits')}</h2>
          <Limits clocks={data.clocks} />
          <h2>{t('peekLast')}</h2>
          <Lines timeline={data.timeline} />
        </div>
      )}
    </aside>
  );
};
