import type { ClassificationPreview, Facts } from '@tingsu/contracts';
import { Button, Form } from 'antd';
import { useWords } from '../kit/words';
import { lacksTopic } from './asked-for';
import type { useCommandForm } from './command-form';
import { usePreview } from './triage-preview';

const NOTHING_CHOSEN: Facts = {};

const advisesAcceptance = ({ advice }: ClassificationPreview): boolean =>
  advice.advice === 'accept' || advice.advice === 'register-and-assess';

type Props = Pick<
  ReturnType<typeof useCommandForm>,
  'detail' | 'form' | 'gone' | 'send' | 'sending'
>;

/** Where the policy would advise to accept, both in one press. It is accepted only if that is the advice once the facts are saved. */
export const SaveAndAccept = ({ detail, form, gone, send, sending }: Props) => {
  const { t } = useWords();
  const facts = (Form.useWatch('facts', form) as Facts | undefined) ?? NOTHING_CHOSEN;
  const preview = usePreview(detail, facts);
  if (!preview.data || !advisesAcceptance(preview.data) || lacksTopic(facts)) return null;
  return (
    <Button
      data-testid="command-send-accept"
      disabled={gone || preview.isFetching}
      loading={sending.busy}
      onClick={() => send('accept')}
    >
      {t('sendAndAccept')}
    </Button>
  );
};
