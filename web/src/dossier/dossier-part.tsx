import type { PaperLanguage } from '@tingsu/contracts';
import { Alert, Button, Form, Input, Modal, Progress } from 'antd';
import { useState } from 'react';
import '../i18n/dossier';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import type { Downloaded } from './dossier.client';
import { useDossier } from './use-dossier';

const BYTES_OF_MB = 1_048_576;
/** The total is only about right, so that the end is said by the end. */
const MOST_PERCENT = 99;

const megabytes = (bytes: number): string => (bytes / BYTES_OF_MB).toFixed(1);

const Running = ({ done, total }: Downloaded) => {
  const { t } = useWords();
  const text =
    total === null
      ? t('dossierPreparing')
      : t('dossierRunning', {
          done: megabytes(done),
          total: megabytes(Math.max(done, total)),
        });
  const percent = total === null ? 0 : Math.floor((done / total) * 100);
  return (
    <div role="status" data-dossier="running">
      <Progress aria-label={text} percent={Math.min(percent, MOST_PERCENT)} />
      <p>{text}</p>
    </div>
  );
};

interface Props {
  readonly caseNo: string;
  readonly language: PaperLanguage;
}

const DossierDialog = ({ caseNo, language, onClose }: Props & { onClose(): void }) => {
  const { t } = useWords();
  const { state, start, stop } = useDossier(caseNo);
  const [form] = Form.useForm<{ readonly reason: string }>();
  const running = state.step === 'running';
  return (
    <Modal
      open
      title={t('dossierTitle')}
      okText={t('dossierStart')}
      cancelText={t(running ? 'dossierStop' : 'close')}
      okButtonProps={{ loading: running }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={() => (running ? stop() : onClose())}
    >
      <p className="soft">{t('dossierHint')}</p>
      {state.step === 'failed' &&
        (state.problem.code === 'network.unreachable' ? (
          <Alert type="error" showIcon title={t('dossierBroken')} />
        ) : (
          <ProblemView error={state.problem} />
        ))}
      {state.step === 'done' && (
        <Alert type="success" showIcon role="status" title={t('dossierDone')} />
      )}
      <Form
        form={form}
        layout="vertical"
        disabled={running}
        onFinish={({ reason }) => void start({ reason, language })}
      >
        <Form.Item
          name="reason"
          label={t('dossierWhy')}
          rules={[{ required: true, whitespace: true, min: 4, message: t('dossierWhyLonger') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
      {running && <Running {...state.downloaded} />}
    </Modal>
  );
};

/** Takes out the whole case as one archive, for who may; asks why first. */
export const DossierPart = (props: Props) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <p>
      <Button onClick={() => setOpen(true)}>{t('dossierMake')}</Button>
      {open && <DossierDialog {...props} onClose={() => setOpen(false)} />}
    </p>
  );
};
