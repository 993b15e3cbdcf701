import type { Progress } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { usePreferences } from './preferences';
import { stepsOf } from './stage-steps';

/** How far a complaint is: its steps with the current one, and who works on it. */
export const StageBar = ({ progress: { stage, unit } }: { readonly progress: Progress }) => {
  const { t, language, stage: nameOf } = usePreferences();
  return (
    <>
      <ol className="stages" aria-label={t('progressStages')}>
        {stepsOf(stage).map((step) => (
          <li
            key={step.stage}
            className={step.when}
            aria-current={step.when === 'now' ? 'step' : undefined}
          >
            {nameOf(step.stage)}
          </li>
        ))}
      </ol>
      <p className="stage" data-stage={stage}>
        <span className="hint">{t('progressStage')}</span>
        <strong>{nameOf(stage)}</strong>
        {unit && <span>{t('progressUnit', { unit: inLanguage(unit, language) })}</span>}
      </p>
    </>
  );
};
