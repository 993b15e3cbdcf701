import { CALL_DIRECTIONS, CALL_OUTCOMES, caseNoOf, isBlank } from '@tingsu/contracts';
import { App, Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { FilesLeftNote, FilesOfStep } from '../evidence/files-of-step';
import { InstantInput } from '../casepage/instant-input';
import { useCase, useCommand } from '../casepage/use-case';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { secondsOf, sha256Of } from './call-extras';
import { CallExtras } from './call-extras-fields';
import '../i18n/contact';

interface Typed {
  readonly direction: (typeof CALL_DIRECTIONS)[number];
  readonly outcome: (typeof CALL_OUTCOMES)[number];
  readonly note?: string;
  readonly first?: boolean;
  readonly duration?: string;
  readonly recording?: string;
  readonly sha256?: string;
}
interface Props {
  readonly complaintNo: string;
  /** The number that was called; only its last digits are kept with the call. */
  readonly number: string;
  onClose(): void;
}

type Extras = Pick<Typed, 'outcome' | 'duration' | 'recording' | 'sha256'>;

/** How long the call was and where its recording lies, where they were given. */
const extrasOf = ({ outcome, duration = '', recording = '', sha256 = '' }: Extras) => {
  if (outcome !== 'reached') return {};
  const durationSeconds = secondsOf(duration);
  const hash = sha256Of(sha256);
  return {
    ...(durationSeconds === null ? {} : { durationSeconds }),
    ...(hash === null || isBlank(recording)
      ? {}
      : { recording: { reference: recording.trim(), sha256: hash } }),
  };
};

/** Writes down a call from the place where its number was shown. */
export const CallDialog = ({ complaintNo, number, onClose }: Props) => {
  const { t, options } = useWords();
  const { message } = App.useApp();
  const caseNo = caseNoOf(complaintNo);
  const { data: detail, error } = useCase(caseNo);
  const send = useCommand(caseNo);
  const [form] = Form.useForm<Typed>();
  const outcome = Form.useWatch('outcome', form);
  const [filesChosen, setFilesChosen] = useState(false);
  const [filesAsked, setFilesAsked] = useState(false);
  const [nextTryAt, setNextTryAt] = useState<string | null>(null);
  const end = number.replace(/\D/g, '').slice(-4);
  const mayBeFirst = detail?.commands.some(
    ({ command, allowed }) => command === 'acknowledge' && allowed,
  );
  const log = async ({ direction, note, first, ...typed }: Typed): Promise<void> => {
    setFilesAsked(filesChosen);
    if (!detail || filesChosen) return;
    const payload = {
      ...{ direction, outcome: typed.outcome },
      ...(end.length < 2 ? {} : { numberEnd: end }),
      ...(note?.trim() ? { note: note.trim() } : {}),
      ...extrasOf(typed),
      ...(nextTryAt && typed.outcome !== 'reached' ? { nextTryAt } : {}),
    };
    const answer = (await send.mutateAsync({
      ...{ command: 'logCall', expectedVersion: detail.version, payload },
    })) as { readonly version: number };
    if (first && typed.outcome === 'reached')
      await send.mutateAsync({
        ...{ command: 'acknowledge', expectedVersion: answer.version },
        payload: { medium: 'phone' },
      });
    void message.success(t('callLogged'));
    onClose();
  };
  const problem = error ?? send.error;
  return (
    <Modal
      open
      title={t('callTitle', { end })}
      okText={t('callSave')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: send.isPending, disabled: !detail }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {problem !== null && <ProblemView error={problem} />}
      {!detail && !error && <Loading rows={3} />}
      {detail && (
        <Form
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={{ direction: 'out' }}
          onFinish={(typed: Typed) => void log(typed).catch(() => undefined)}
        >
          <Form.Item name="direction" label={t('fieldCallDirection')}>
            <Radio.Group aria-label={t('fieldCallDirection')} options={options('callDirection')} />
          </Form.Item>
          <Form.Item
            name="outcome"
            label={t('fieldCallOutcome')}
            rules={[{ required: true, message: t('callWhatHappened') }]}
          >
            <Radio.Group aria-label={t('fieldCallOutcome')} options={options('callOutcome')} />
          </Form.Item>
          {outcome === 'reached' && mayBeFirst && (
            <Form.Item name="first" valuePropName="checked" initialValue={true}>
              <Checkbox>{t('callFirst')}</Checkbox>
            </Form.Item>
          )}
          {outcome !== undefined && outcome !== 'reached' && (
            <Form.Item label={t('callAgain')}>
              <InstantInput label={t('callAgain')} value={nextTryAt} onChange={setNextTryAt} />
            </Form.Item>
          )}
          {outcome === 'reached' && <CallExtras />}
          <Form.Item name="note" label={t('fieldNote')}>
            <Input.TextArea maxLength={5_000} autoSize={{ minRows: 2, maxRows: 8 }} />
          </Form.Item>
        </Form>
      )}
      {detail && <FilesOfStep step="logCall" detail={detail} onChosen={setFilesChosen} />}
      {filesAsked && filesChosen && <FilesLeftNote />}
    </Modal>
  );
};
