import { PARCEL_VALUES } from '@tingsu/contracts';
import { Button, Form, Input, Select } from 'antd';
import { useWords } from '../kit/words';

/** What stands for each field of the approved text, in the order of the text. */
export const TemplateFields = () => {
  const { t } = useWords();
  return (
    <Form.List name="fields">
      {(fields, { add, remove }) => (
        <fieldset className="template-fields">
          <legend>{t('accountFields')}</legend>
          {fields.map(({ key, name }) => (
            <div className="row" key={key}>
              <Form.Item name={[name, 'name']} noStyle>
                <Input aria-label={t('accountFieldName', { nr: name + 1 })} maxLength={100} />
              </Form.Item>
              <Form.Item name={[name, 'value']} noStyle>
                <Select
                  aria-label={t('accountFieldValue', { nr: name + 1 })}
                  className="template-value"
                  options={PARCEL_VALUES.filter((value) => value !== 'code').map((value) => ({
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
