import { PARCEL_VALUES, type ParcelValue } from '@tingsu/contracts';
import { Button, Form, Input, Select } from 'antd';
import { useWords } from '../kit/words';

/** The code is for the receipt alone; every other template may stand on a locked screen. */
const valuesOf = (list: Props['list']): readonly ParcelValue[] =>
  list === 'receiptFields' ? PARCEL_VALUES : PARCEL_VALUES.filter((value) => value !== 'code');

interface Props {
  readonly list: 'fields' | 'receiptFields';
}

/** What stands for each field of an approved text, in the order of the text. */
export const TemplateFields = ({ list }: Props) => {
  const { t } = useWords();
  return (
    <Form.List name={list}>
      {(fields, { add, remove }) => (
        <fieldset className="template-fields">
          <legend>{t(list === 'fields' ? 'accountFields' : 'accountReceiptFields')}</legend>
          {fields.map(({ key, name }) => (
            <div className="row" key={key}>
              <Form.Item name={[name, 'name']} noStyle>
                <Input aria-label={t('accountFieldName', { nr: name + 1 })} maxLength={100} />
              </Form.Item>
              <Form.Item name={[name, 'value']} noStyle>
                <Select
                  aria-label={t('accountFieldValue', { nr: name + 1 })}
                  className="template-value"
                  options={valuesOf(list).map((value) => ({
                    value,
                    label: t(`accountValue_${value}`),
                  }))}
                />
              </Form.Item>
              <Button
                size="small"
                type="text"
                aria-label={t('accountFieldRemove', { nr: name + 1 })}
                onClick={() => remove(name)}
              >
                ✕
              </Button>
            </div>
          ))}
          <Button size="small" onClick={() => add({})}>
            {t('accountFieldAdd')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
};
