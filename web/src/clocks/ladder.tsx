import type { ActedStep, ClockStepAhead, ClockView } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { serverNow } from '../time/server-time';
import { AcknowledgeButton } from './acknowledge-button';
import { useClockWords } from './clock-words';

const ICON = { remind: '○', warn: '◆', breach: '✖', escalate: '▲', report: '✉' } as const;

const Acknowledgement = ({
  step,
  caseNo,
  clockId,
}: {
  readonly step: ActedStep;
  readonly caseNo: string;
  readonly clockId: string;
}) => {
  const { t, long, roles } = useClockWords();
  const directory = useDirectory();
  const asked = step.acknowledgement;
  if (!asked) return null;
  if (asked.state === 'not_needed')
    return <small className="soft">{t('acknowledgeNeedless')}</small>;
  if (asked.state === 'acknowledged')
    return (
      <small className="soft">
        ✓{' '}
        {t('acknowledgedBy', {
          person: directory.person(asked.acknowledgedBy ?? ''),
          at: long(asked.acknowledgedAt ?? asked.dueAt),
        })}
      </small>
    );
  const late = Date.parse(asked.dueAt) < serverNow();
  return (
    <>
      <small className={late ? 'late' : 'soft'}>
        {t(late ? 'acknowledgeMissed' : 'acknowledgeWaiting', { at: long(asked.dueAt) })}
      </small>
      {asked.mine ? (
        <AcknowledgeButton caseNo={caseNo} clockId={clockId} stepId={step.stepId} />
      ) : (
        <small className="soft">{t('notYours', { roles: roles(step.notify) })}</small>
      )}
    </>
  );
};

const Acted = ({
  step,
  caseNo,
  clockId,
}: {
  readonly step: ActedStep;
  readonly caseNo: string;
  readonly clockId: string;
}) => {
  const { t, long, action, lateness, roles } = useClockWords();
  return (
    <li data-step={step.stepId}>
      <span aria-hidden="true">{ICON[step.action]}</span>{' '}
      <strong>{action(step.action, step.level)}</strong> {long(step.firedAt)}
      <small className="soft">
        {step.latenessMs < 1_000 ? t('onTime') : t('late', { ms: lateness(step.latenessMs) })}
        {step.cause === 'unacknowledged' && ` · ${t('ladderEarly')}`}
        {step.notify.length > 0 && ` · ${t('told', { roles: roles(step.notify) })}`}
      </small>
      <Acknowledgement step={step} caseNo={caseNo} clockId={clockId} />
    </li>
  );
};

const Ahead = ({ step }: { readonly step: ClockStepAhead }) => {
  const { t, long, action, roles } = useClockWords();
  return (
    <li className="ahead" data-ahead={step.stepId}>
      <span aria-hidden="true">{ICON[step.action]}</span> {action(step.action, step.level)}{' '}
      {t('ladderAhead', { at: long(step.at) })}
      <small className="soft">
        {step.unlessAcknowledged && `${t('ladderUnless')} `}
        {step.notify.length > 0 && t('told', { roles: roles(step.notify) })}
      </small>
    </li>
  );
};

/** What the ladder of a clock did, who acknowledged it, and what it does next. */
export const Ladder = ({
  clock,
  caseNo,
}: {
  readonly clock: ClockView;
  readonly caseNo: string;
}) => {
  const { t } = useClockWords();
  const { acted = [], ahead = [], clockId } = clock;
  if (acted.length + ahead.length === 0) return null;
  const asking = acted.some(({ acknowledgement }) => acknowledgement?.state === 'open');
  return (
    <details className="ladder" open={asking || undefined}>
      <summary>{t('ladderTitle')}</summary>
      <ol>
        {acted.map((step) => (
          <Acted
            key={`${step.generation}-${step.stepId}`}
            step={step}
            caseNo={caseNo}
            clockId={clockId}
          />
        ))}
        {ahead.map((step) => (
          <Ahead key={step.stepId} step={step} />
        ))}
      </ol>
    </details>
  );
};
