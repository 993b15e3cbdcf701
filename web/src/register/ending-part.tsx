import { Input, Radio } from 'antd';
import { useWords } from '../kit/words';
import { ENDINGS } from './draft';
import { Field, fieldId, useProblemText } from './field';
import type { PartProps } from './parts';

const ENDING = {
  pass: 'regEndingPass',
  solved: 'regEndingSolved',
  handover: 'regEndingHandover',
} as const;

/** What becomes of it: the centre handles it, it is solved already, or it is handed over by who may only receive. */
export const EndingPart = ({ draft, problems, change }: PartProps) => {
  const { t } = useWords();
  const textOf = useProblemText();
  const problem = problems.find(({ field }) => field === 'ending');
  return (
    <section className="card" aria-labelledby="reg-ending-title">
      <h2 id="reg-ending-title">{t('regEnding')}</h2>
      <div id={fieldId('ending')} tabIndex={-1}>
        <Radio.Group
          className="reg-endings"
          aria-labelledby="reg-ending-title"
          value={draft.ending}
          options={ENDINGS.map((value) => ({ value, label: t(ENDING[value]) }))}
          onChange={(event) => change({ ending: event.target.value as typeof draft.ending })}
        />
      </div>
      {problem && <p className="reg-error">{textOf(problem)}</p>}
      {draft.ending === 'handover' && <p role="status">{t('regEndingHandoverNote')}</p>}
      {draft.ending === 'solved' && (
        <Field
          field="outcome"
          label={t('regOutcome')}
          hint={t('regOutcomeHint')}
          problems={problems}
          wide
        >
          {(control) => (
            <Input.TextArea
              {...control}
              dir="auto"
              autoSize={{ minRows: 3, maxRows: 12 }}
              value={draft.outcome}
              onChange={(event) => change({ outcome: event.target.value })}
            />
          )}
        </Field>
      )}
    </section>
  );
};
