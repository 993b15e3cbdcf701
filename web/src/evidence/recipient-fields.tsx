import { COPY_RECIPIENTS } from '@tingsu/contracts';
import { Form, Input, Select } from 'antd';
import { useWords } from '../kit/words';

/** To whom something of the case is given out. */
export const RecipientFields = () => {
  const { t, label } = useWords();
  const required = { required: true, message: t('fieldRequired') };
  return (
    <>
      <Form.Item name="to" label={t('copiesTo')} rules={[required]}>
        <Select
          aria-label={t('copiesTo')}
          options={COPY_RECIPIENTS.map((value) => ({
            value,
            label: label('copyRecipient', value),
          }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t('copiesName')} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
};

/** Why it is given out. */
export const HandingReason = () => {
  const { t } = useWords();
  return (
    <Form.Item
      name="reason"
      label={t('copiesWhy')}
      rules={[{ required: true, whitespace: true, min: 4, message: t('copiesWhyLonger') }]}
    >
      <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
    </Form.Item>
  );
};
