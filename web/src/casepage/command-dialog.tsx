import { adviceOf, type CaseDetail, type CommandName } from '@tingsu/contracts';
import { Alert, App, Form, Modal } from 'antd';
import { useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { FIELD_OF_RULE, fieldsOf, isIrreversible, payloadOf } from './command-fields';
import { clocksFor, CommandInput } from './command-input';
import { StaleNote } from './stale-note';
import { useCommand } from './use-case';

interface Props {
  readonly command: CommandName;
  readonly detail: CaseDetail;
  onClose(): void;
}

const startValues = (command: CommandName, detail: CaseDetail): Record<string, unknown> => {
  if (command === 'classify') return { facts: editableFacts(detail) };
  if (command === 'recordFollowUp') {
    const next = detail.followUps.find((item) => item.result === null);
    return next ? { item: `${next.itemNo}|${next.planId}` } : {};
  }
  const clock = fieldsOf(command).find((field) => field.kind === 'clock');
  if (clock?.kind === 'clock') {
    // The only one there is need not be chosen.
    const [only, ...more] = clocksFor(clock.of, detail);
    return only && more.length === 0 ? { clockId: only.clockId } : {};
  }
  const advised = adviceOf(detail);
  if (command === 'decline' && advised.advice === 'decline') return { reasonCode: advised.code };
  if (command === 'requestSupplement' && advised.advice === 'supplement')
    return { missing: [advised.code] };
  return {};
};

/** Category and topics are facts too, whether or not the server repeats them among the facts. */
const editableFacts = (detail: CaseDetail): Record<string, unknown> => ({
  ...detail.facts,
  ...(detail.category ? { category: detail.category } : {}),
  ...(detail.topics.length > 0 ? { topics: detail.topics } : {}),
});

/** Shows what the server says about a field beside that field: `payload.reason` and `reason` are the same. */
const fieldErrorsOf = (problem: ApiProblem, text: (code: string) => string | null) =>
  problem.errors
    .map((error) => ({
      name:
        error.path.replace(/^\/?payload[./]/, '').split(/[./]/)[0] ||
        (FIELD_OF_RULE[error.code] ?? ''),
      errors: [text(error.code) ?? error.message],
    }))
    .filter(({ name }) => name !== '');

export const CommandDialog = ({ command, detail, onClose }: Props) => {
  const { t, label, reason } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, unknown>>();
  const send = useCommand(detail.caseNo);
  const [seenVersion, setSeenVersion] = useState(detail.version);
  const [staleFrom, setStaleFrom] = useState<number | null>(null);
  const problem = send.error ? asProblem(send.error) : null;
  const stale = problem?.code === 'case.stale_version';
  const name = label('command', command);
  const stillAllowed = detail.commands.some((one) => one.command === command && one.allowed);

  const submit = async (values: Record<string, unknown>): Promise<void> => {
    // After a conflict the author has seen what changed, so that version is the one they answer to.
    const expectedVersion = staleFrom === null ? seenVersion : detail.version;
    setSeenVersion(expectedVersion);
    try {
      await send.mutateAsync({ command, expectedVersion, payload: payloadOf(command, values) });
      void message.success(t('actionDone', { command: name }));
      onClose();
    } catch (error) {
      const found = asProblem(error);
      if (found.code === 'case.stale_version') setStaleFrom(expectedVersion);
      form.setFields(fieldErrorsOf(found, reason));
    }
  };
  return (
    <Modal
      open
      title={name}
      width={command === 'classify' ? 760 : 620}
      okText={isIrreversible(command) ? name : t('actionSend')}
      cancelText={t('cancel')}
      okButtonProps={{
        danger: isIrreversible(command),
        disabled: staleFrom !== null && !stillAllowed,
        loading: send.isPending,
      }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {staleFrom !== null && <StaleNote detail={detail} from={staleFrom} gone={!stillAllowed} />}
      {problem && !stale && <ProblemView error={problem} />}
      {isIrreversible(command) && (
        <Alert
          type="warning"
          showIcon
          title={`${t('actionConfirm', { command: name })} ${t('actionIrreversible')}`}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={startValues(command, detail)}
        onFinish={(values) => void submit(values)}
        scrollToFirstError
      >
        {fieldsOf(command).map((field) => (
          <CommandInput key={field.name} field={field} detail={detail} />
        ))}
      </Form>
    </Modal>
  );
};
