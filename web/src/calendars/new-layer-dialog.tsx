import { CALENDAR_YEARS, type Calendars } from '@tingsu/contracts';
import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import { useNewYear } from './use-calendars';

interface Values {
  readonly level: 'campus' | 'department';
  readonly code: string;
  readonly calendarId: string;
  readonly parent: string;
  readonly year: number;
  readonly alwaysOpen?: boolean;
}

interface Props {
  readonly calendars: Calendars['items'];
  /** Calendar that it most likely refines. */
  readonly parent: string | null;
  onClose(): void;
}

/** A calendar of its own for a campus or a department, for instance a ward that never closes. */
export const NewLayerDialog = ({ calendars, parent, onClose }: Props) => {
  const { t, timeZone } = useWords();
  const directory = useDirectory();
  const [form] = Form.useForm<Values>();
  const level = Form.useWatch('level', form) ?? 'department';
  const start = useNewYear();
  const places =
    level === 'campus'
      ? directory.campuses.map(({ code }) => ({ value: code, label: directory.campus(code) }))
      : directory.departments.map(({ code, campus }) => ({
          value: code,
          label: `${directory.campus(campus)} · ${directory.department(code)}`,
        }));
  const required = [{ required: true, message: t('fieldRequired') }];
  const submit = ({ code, level: chosen, ...rest }: Values): void =>
    start.mutate({ ...rest, alwaysOpen: rest.alwaysOpen ?? false, scope: { level: chosen, code } });
  return (
    <Modal
      open
      title={t('newLayerTitle')}
      okText={t('newLayerStart')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: start.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {start.error && <ProblemView error={start.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{
          level: 'department',
          parent: parent ?? undefined,
          year: Number(dayIn(timeZone, serverNow()).slice(0, 4)),
        }}
        onFinish={submit}
      >
        <Form.Item name="level" label={t('newLayerScope')} rules={required}>
          <Select
            aria-label={t('newLayerScope')}
            options={(['campus', 'department'] as const).map((value) => ({
              value,
              label: t(`scope_${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="code" label={t('newLayerWhere')} rules={required}>
          <Select
            aria-label={t('newLayerWhere')}
            options={places}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <Form.Item
          name="calendarId"
          label={t('newLayerId')}
          rules={[
            ...required,
            { pattern: /^[A-Za-z0-9][A-Za-z0-9.-]*$/, message: t('newLayerIdWrong') },
          ]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="parent" label={t('newLayerParent')} rules={required}>
          <Select
            aria-label={t('newLayerParent')}
            options={calendars.map(({ calendarId }) => ({ value: calendarId, label: calendarId }))}
          />
        </Form.Item>
        <Form.Item name="year" label={t('newLayerYear')} rules={required}>
          <InputNumber min={CALENDAR_YEARS.first} max={CALENDAR_YEARS.last} precision={0} />
        </Form.Item>
        <Form.Item name="alwaysOpen" valuePropName="checked">
          <Checkbox>{t('newLayerAlwaysOpen')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
};
