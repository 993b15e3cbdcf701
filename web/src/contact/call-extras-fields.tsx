import { isBlank } from '@tingsu/contracts';
import { Form, Input } from 'antd';
import { useWords } from '../kit/words';
import { secondsOf, sha256Of } from './call-extras';

/** Of a call that was answered: how long it was, and by what its recording is found and known to be unchanged. */
export const CallExtras = () => {
  const { t } = useWords();
  const fails = (message: string): Promise<void> => Promise.reject(new Error(message));
  return (
    <>
      <Form.Item
        name="duration"
        label={t('callDuration')}
        validateTrigger="onBlur"
        rules={[
          {
            validator: (_, typed: string = '') =>
              isBlank(typed) || secondsOf(typed) !== null
                ? Promise.resolve()
                : fails(t('callDurationWrong')),
          },
        ]}
      >
        <Input placeholder="3:20" maxLength={8} style={{ width: 120 }} />
      </Form.Item>
      <details className="dialog-note">
        <summary>{t('callRecording')}</summary>
        <Form.Item
          name="recording"
          label={t('callRecordingWhere')}
          extra={t('callRecordingHint')}
          dependencies={['sha256']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, typed: string = '') =>
                isBlank(typed) && !isBlank(String(getFieldValue('sha256') ?? ''))
                  ? fails(t('callRecordingMissing'))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="sha256"
          label={t('callRecordingHash')}
          dependencies={['recording']}
          validateTrigger="onBlur"
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, typed: string = '') => {
                const needed = !isBlank(String(getFieldValue('recording') ?? ''));
                const right = isBlank(typed) ? !needed : sha256Of(typed) !== null;
                return right ? Promise.resolve() : fails(t('callRecordingHashWrong'));
              },
            }),
          ]}
        >
          <Input maxLength={100} className="mono" />
        </Form.Item>
      </details>
    </>
  );
};
