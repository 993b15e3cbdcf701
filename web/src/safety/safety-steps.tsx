import type { SafetyPath, StepTaken } from '@tingsu/contracts';
import { Button } from 'antd';
import { inLanguage } from '../i18n/language';
import '../i18n/safety';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';

interface Props {
  readonly path: SafetyPath;
  readonly taken: readonly StepTaken[];
  /** Left out where the reader takes none. */
  readonly onTake?: ((step: string) => void) | undefined;
  readonly busy?: boolean;
}

/** What to do now and whom to call, in order; and who did which step. A number is dialled by a press on a phone. */
export const SafetySteps = ({ path, taken, onTake, busy = false }: Props) => {
  const { t, language, short } = useWords();
  const directory = useDirectory();
  return (
    <ol className="safety-steps">
      {path.steps.map(({ id, label, owner, numbers, askedAt }) => {
        const what = inLanguage(label, language);
        const takes = taken.filter(({ step }) => step === id);
        const done = takes.some(({ at }) => at >= (askedAt ?? ''));
        return (
          <li key={id} data-step={id}>
            {what} {owner && <small>{t('safetyStepBy', { who: owner })}</small>}{' '}
            {numbers.map((one) => (
              <a key={one.number} href={`tel:${one.number.replace(/[^+\d]/g, '')}`}>
                {inLanguage(one.label, language)} {one.number}
              </a>
            ))}
            {takes.map(({ by, at }) => (
              <small key={at}>
                {t('safetyStepDone', { who: directory.person(by), at: short(at) })}
              </small>
            ))}
            {!done && onTake && (
              <Button
                size="small"
                disabled={busy}
                aria-label={t('safetyStepTakeNamed', { what })}
                onClick={() => onTake(id)}
              >
                {t('safetyStepTake')}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
};
