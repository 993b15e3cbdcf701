import type { CaseDetail, ClockView, CommandName } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { inLanguage } from '../i18n/language';
import { Deadline } from '../kit/deadline';
import { useClockWords } from '../clocks/clock-words';
import { Ladder } from '../clocks/ladder';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { clockOrder, elapsedShare } from './clock-order';
import { askedOf, stripOf } from './limits';

const Status = ({ clock }: { readonly clock: ClockView }) => {
  const { t, label, long } = useWords();
  const ended = clock.metAt ?? (clock.state === 'cancelled' ? clock.dueAt : null);
  if (ended === null)
    return (
      <Deadline
        dueAt={clock.dueAt}
        paused={clock.state === 'paused'}
        provisional={clock.provisional}
        explanation={clock.explanation}
      />
    );
  const late = clock.breachedAt !== null;
  return (
    <span className={`deadline ${late ? 'over' : 'done'}`}>
      <span aria-hidden="true" className="deadline-icon">
        {clock.state === 'cancelled' ? '✕' : late ? '✖' : '✓'}
      </span>
      <strong>
        {clock.state === 'cancelled'
          ? label('clockState', 'cancelled')
          : t(late ? 'clockMetLate' : 'clockMet', { at: long(ended) })}
      </strong>
    </span>
  );
};

interface CardProps {
  readonly clock: ClockView;
  readonly clocks: readonly ClockView[];
  readonly caseNo: string;
  /** Opens the form of a complaint about this clock; undefined where the reader cannot complain of it. */
  readonly onComplain: (() => void) | undefined;
}

const ClockCard = ({ clock, clocks, caseNo, onComplain }: CardProps) => {
  const { t, label, language, long, list, unitName } = useClockWords();
  const implied = clocks.find((other) => other.clockId === clock.impliedBy);
  const directory = useDirectory();
  // Who was given something to find out has it by name.
  const owner = directory.staff.some(({ id }) => id === clock.owner)
    ? directory.person(clock.owner)
    : unitName(clock.owner);
  const share = elapsedShare(clock, serverNow());
  return (
    <li className={`clock ${clock.state}`} data-clock={clock.clockId}>
      <p className="clock-name">
        {inLanguage(clock.label, language)}{' '}
        <span className="soft">{label('clockKind', clock.kind)}</span>
      </p>
      <Status clock={clock} />
      <div className="clock-bar" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </div>
      <p className="clock-due">
        {t('clockDue', { at: long(clock.dueAt) })}
        {clock.provisional && (
          <span className="badge" title={t('expectedWhy')}>
            {t('expected')}
          </span>
        )}
      </p>
      {long(clock.originalDueAt) !== long(clock.dueAt) && (
        <p className="soft">
          <del>{t('clockMoved', { at: long(clock.originalDueAt) })}</del>
        </p>
      )}
      {clock.breachedAt && (
        <p className="late">{t('clockBreachedAt', { at: long(clock.breachedAt) })}</p>
      )}
      {onComplain && clock.allows?.includes('complain') && (
        <Button data-testid="complain-of-late-notice" onClick={onComplain}>
          {label('command', 'complainOfLateNotice')}
        </Button>
      )}
      {clock.heldTo && <p className="soft">{t('held', { at: long(clock.heldTo) })}</p>}
      {implied && (
        <p className="soft">{t('clockImplied', { clock: inLanguage(implied.label, language) })}</p>
      )}
      <details>
        <summary>{t('clockWhy')}</summary>
        <ol>
          {clock.explanation.map((step, index) => (
            <li key={index}>{inLanguage(step, language)}</li>
          ))}
        </ol>
        <p className="soft">{t('clockOwner', { owner })}</p>
        {clock.ref.length > 0 && (
          <p className="soft">{t('clockRefs', { refs: list(clock.ref) })}</p>
        )}
      </details>
      <Ladder clock={clock} caseNo={caseNo} />
    </li>
  );
};

const Chip = ({ clock }: { readonly clock: ClockView }) => {
  const { language } = useWords();
  const name = inLanguage(clock.label, language);
  return (
    <li data-limit={clock.clockId} className={clock.state} title={name}>
      <Deadline
        dueAt={clock.dueAt}
        paused={clock.state === 'paused'}
        provisional={clock.provisional}
        explanation={clock.explanation}
        name={name}
      />
    </li>
  );
};

interface StripProps {
  readonly detail: CaseDetail;
  onStart(command: CommandName): void;
}

/** The limits of a case as one strip, which unfolds into all clocks with their reasons; what is over and done comes last. */
export const LimitsStrip = ({ detail, onStart }: StripProps) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const asked = askedOf(detail.clocks);
  const complains = detail.commands.some(
    ({ command, allowed }) => command === 'complainOfLateNotice' && allowed,
  );
  const clocks = detail.clocks.toSorted(clockOrder);
  const strip = stripOf(clocks);
  if (clocks.length === 0) return null;
  return (
    <section aria-labelledby="clocks-title" className="clocks-section">
      <div className="limits">
        <h2 id="clocks-title">{t('clocksTitle')}</h2>
        {strip.length === 0 && <p className="soft">{t('limitsDone')}</p>}
        <ul className="limit-strip" aria-labelledby="clocks-title" tabIndex={0}>
          {strip.map((clock) => (
            <Chip key={`${clock.clockId}-${clock.startedAt}`} clock={clock} />
          ))}
        </ul>
        {asked > 0 && <strong className="late">{t('limitsAsked', { count: asked })}</strong>}
        <button
          type="button"
          className="plain"
          aria-expanded={open}
          data-testid="limits-toggle"
          onClick={() => setOpen(!open)}
        >
          {open ? t('limitsClose') : t('limitsOpen', { count: clocks.length })}
        </button>
      </div>
      {open && (
        <ul className="clock-list">
          {clocks.map((clock) => (
            <ClockCard
              key={`${clock.clockId}-${clock.startedAt}`}
              clock={clock}
              clocks={clocks}
              caseNo={detail.caseNo}
              onComplain={complains ? () => onStart('complainOfLateNotice') : undefined}
            />
          ))}
        </ul>
      )}
    </section>
  );
};
