import type { WholeSafetyFile } from '@tingsu/contracts';
import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import '../i18n/safety';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { SafetySteps } from './safety-steps';
import { useSafetyAct } from './use-safety';

/** The steps of a file, to be taken one by one; where somebody answers for a step, what was done is its proof. */
export const TakenSteps = ({ file }: { readonly file: WholeSafetyFile }) => {
  const { t } = useWords();
  const id = useId();
  const [step, setStep] = useState<string | null>(null);
  const [text, setText] = useState('');
  const acting = useSafetyAct(file.fileId, () => {
    setStep(null);
    setText('');
  });
  const { state, path } = file;
  const needsProof = state.sort === 'path';
  const takes = file.may.includes('takeStep');
  const take = (taken: string): void => {
    const owner = path.steps.find((one) => one.id === taken)?.owner;
    if (needsProof && owner) setStep(taken);
    else acting.mutate({ act: 'takeStep', step: taken });
  };
  return (
    <>
      {acting.error && <ProblemView error={acting.error} />}
      <SafetySteps
        path={path}
        taken={state.sort === 'incident' || state.sort === 'path' ? state.steps : []}
        busy={acting.isPending}
        onTake={takes ? take : undefined}
      />
      {step !== null && (
        <Modal
          open
          title={t('safetyStepTake')}
          okText={t('safetySave')}
          cancelText={t('cancel')}
          okButtonProps={{ disabled: text.trim() === '', loading: acting.isPending }}
          onOk={() => acting.mutate({ act: 'takeStep', step, text })}
          onCancel={() => setStep(null)}
        >
          <label htmlFor={id}>{t('safetyProof')}</label>
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={5_000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Modal>
      )}
    </>
  );
};
