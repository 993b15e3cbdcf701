import '../i18n/thread';
import { nextStepOf, type CaseDetail, type CommandName } from '@tingsu/contracts';
import { Button } from 'antd';
import { inLanguage } from '../i18n/language';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { isDangerous, keyOf } from './action-groups';

interface Props {
  readonly detail: CaseDetail;
  readonly busy: CommandName | null;
  /** What was done last, said where it was done. */
  readonly done: string | null;
  onStart(command: CommandName): void;
}

/** By which day the committee says what it thinks. */
const reviewDay = ({ reviews = [] }: CaseDetail): string =>
  reviews.find(({ sitting }) => sitting === null)?.dueOn ?? '';

/** The one thing to do now, proposed by the policy and the state of the case, and why. */
export const NextStepCard = ({ detail, busy, done, onStart }: Props) => {
  const { t, label, language } = useWords();
  const step = nextStepOf(detail, new Date(serverNow()));
  const clock = detail.nextClock;
  return (
    <section className="card next-step" aria-labelledby="next-title">
      <h2 id="next-title" tabIndex={-1}>
        {t('nextTitle')}
      </h2>
      <p role="status" className="done-note">
        {done}
      </p>
      {!step && <p className="soft">{t('nextNone')}</p>}
      {step && (
        <p data-next={step.command}>
          {!step.mine && (
            <strong>{t('nextOthers', { command: label('command', step.command) })} </strong>
          )}
          {t(`nextWhy_${step.why}`, { day: reviewDay(detail) })}
        </p>
      )}
      {step?.mine && (
        <Button
          block
          type="primary"
          data-command={step.command}
          data-key={`s ${keyOf(step.command) ?? ''}`}
          danger={isDangerous(step.command)}
          loading={busy === step.command}
          onClick={() => onStart(step.command)}
        >
          {label('command', step.command)}
        </Button>
      )}
      {step && clock && (
        <p className="soft next-clock">
          {t('nextClock', { clock: inLanguage(clock.label, language) })}
        </p>
      )}
    </section>
  );
};
