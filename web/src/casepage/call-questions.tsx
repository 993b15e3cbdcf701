import type { CallScript, CaseDetail } from '@tingsu/contracts';
import { Form, Input } from 'antd';
import '../i18n/callbacks';
import { filled } from '../i18n/filled';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { questionsIn } from './call-answers';
import { followUpKey } from './command-payload';

const LONGEST = 2_000;

interface OpeningProps {
  readonly call: CallScript;
  readonly campus: string;
}

/** How to begin: as the policy says, else as the product does. */
export const CallOpening = ({ call: { script }, campus }: OpeningProps) => {
  const { t, language } = useWords();
  const hospital = useDirectory().campus(campus);
  const caller = useSession()?.name ?? '';
  return (
    <p className="call-script">
      {script
        ? filled(inLanguage(script, language), { hospital, caller })
        : t('callScript', { hospital, caller })}
    </p>
  );
};

/** The questions of the plan, for who was reached. */
export const CallQuestions = ({ call }: { readonly call: CallScript }) => {
  const { t, label } = useWords();
  return questionsIn(call).map(({ question, must }) => (
    <Form.Item
      key={question}
      name={['answers', question]}
      label={label('text', question)}
      required={must}
      rules={[
        ...(must ? [{ required: true, whitespace: true, message: t('callAnswerMissing') }] : []),
        { max: LONGEST, message: t('fieldTooLong', { max: LONGEST }) },
      ]}
    >
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
    </Form.Item>
  ));
};

/** The part of the dialog on a case that belongs to the chosen call-back. */
export const CallOfCase = ({ detail }: { readonly detail: CaseDetail }) => {
  const item: unknown = Form.useWatch('item');
  const result: unknown = Form.useWatch('result');
  const call = detail.followUps.find((one) => followUpKey(one) === item)?.call;
  if (!call) return null;
  return (
    <>
      <CallOpening call={call} campus={detail.campus} />
      {result !== undefined && result !== 'unreachable' && <CallQuestions call={call} />}
    </>
  );
};
