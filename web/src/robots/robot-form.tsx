import type { AlertRobot, SaveAlertRobot } from '@tingsu/contracts';
import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useEffect } from 'react';
import { asProblem } from '../api/problem';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useSaveRobot } from './use-robots';

const PLATFORMS = ['wecom', 'dingtalk', 'feishu'] as const;

interface Typed {
  readonly name: string;
  readonly platform: SaveAlertRobot['platform'];
  readonly address: string;
  readonly secret: string;
  readonly withoutSecret: boolean;
  readonly campus: string;
  readonly department: string;
  readonly language: SaveAlertRobot['language'];
  readonly active: boolean;
}

const typedOf = (robot: AlertRobot | null): Typed => ({
  name: robot?.name ?? '',
  platform: robot?.platform ?? 'wecom',
  ...{ address: '', secret: '', withoutSecret: false },
  campus: robot?.campus ?? '',
  department: robot?.department ?? '',
  language: robot?.language ?? 'zh-CN',
  active: robot?.active ?? true,
});

const bodyOf = (typed: Typed): SaveAlertRobot => {
  const { withoutSecret, address, secret, campus, department, ...settings } = typed;
  return {
    ...settings,
    address: address.trim() === '' ? null : address,
    secret: withoutSecret ? '' : secret === '' ? null : secret,
    campus: campus === '' ? null : campus,
    department: department === '' ? null : department,
  };
};

interface Props {
  /** Null for a new one. */
  readonly robot: AlertRobot | null;
  onClose(): void;
}

/** A robot: its platform, its address and secret, which are written and not shown, and what it hears of. */
export const RobotForm = ({ robot, onClose }: Props) => {
  const { t, reason } = useWords();
  const directory = useDirectory();
  const [form] = Form.useForm<Typed>();
  const saving = useSaveRobot(robot?.id ?? null);
  const start = typedOf(robot);
  const platform = Form.useWatch('platform', form) ?? start.platform;
  const campus = Form.useWatch('campus', form) ?? start.campus;
  const required = [{ required: true, whitespace: true, message: t('fieldRequired') }];
  useEffect(() => {
    if (!saving.error) return;
    const fields = asProblem(saving.error).errors.map(({ path, code, message }) => ({
      name: path as keyof Typed,
      errors: [reason(code) ?? message],
    }));
    form.setFields(fields);
  }, [saving.error, form, reason]);
  const departments = directory.departments
    .filter((one) => campus === '' || one.campus === campus)
    .map((one) => ({
      value: one.code,
      label: `${directory.campus(one.campus)} · ${directory.department(one.code)}`,
    }));
  return (
    <Modal
      open
      title={robot ? t('robotOf', { name: robot.name }) : t('robotNew')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: saving.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={start}
        onFinish={(typed) => saving.mutate(bodyOf({ ...start, ...typed }), { onSuccess: onClose })}
      >
        {saving.error && <ProblemView error={saving.error} />}
        <Form.Item name="name" label={t('robotName')} rules={required}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="platform" label={t('robotPlatform')} required>
          <Select
            options={PLATFORMS.map((value) => ({ value, label: t(`robotPlatform_${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="address"
          label={t('robotAddress')}
          extra={robot ? t('robotAddressKept', { host: robot.host }) : t('robotAddressHelp')}
          rules={robot ? [] : required}
          required={robot === null}
        >
          <Input.Password autoComplete="new-password" maxLength={500} visibilityToggle={false} />
        </Form.Item>
        {platform !== 'wecom' && (
          <Form.Item
            name="secret"
            label={t('robotSecret')}
            extra={t(robot?.secretKept ? 'robotSecretKept' : 'robotSecretHelp')}
          >
            <Input.Password autoComplete="new-password" maxLength={200} visibilityToggle={false} />
          </Form.Item>
        )}
        {robot?.secretKept && (
          <Form.Item name="withoutSecret" valuePropName="checked">
            <Checkbox>{t('robotSecretRemove')}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="campus" label={t('robotCampus')} required>
          <Select
            options={[
              { value: '', label: t('robotAllCampuses') },
              ...directory.campuses.map(({ code }) => ({
                value: code,
                label: directory.campus(code),
              })),
            ]}
            onChange={() => form.setFieldValue('department', '')}
          />
        </Form.Item>
        <Form.Item name="department" label={t('robotDepartment')} required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[{ value: '', label: t('robotAllDepartments') }, ...departments]}
          />
        </Form.Item>
        <Form.Item name="language" label={t('robotLanguage')} required>
          <Select
            options={[
              { value: 'zh-CN', label: t('robotLanguage_zh') },
              { value: 'en', label: t('robotLanguage_en') },
            ]}
          />
        </Form.Item>
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t('robotOn')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
};
