import { ORDER_FIELDS, type OrderAuthority, type OrderField } from '@tingsu/contracts';
import { Alert, Button, Select } from 'antd';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { isNewMapping, mappingWith, type OrderTable } from './order-import';
import { useSaveAuthority } from './use-authorities';

/** What each column of the table stands for. Who may, keeps a change for the next table of the authority. */
export const OrderColumnsPart = ({
  authority,
  table,
  busy,
  onAssign,
}: {
  readonly authority: OrderAuthority;
  readonly table: OrderTable;
  readonly busy: boolean;
  onAssign(at: number, field: OrderField | null): void;
}) => {
  const { t, list } = useWords();
  const saving = useSaveAuthority(authority.id, () => undefined);
  const { columns } = table;
  const missing = (['orderNo', 'content'] as const).filter(
    (field) => !columns.some((column) => column.field === field),
  );
  const options = ORDER_FIELDS.map((value) => ({ value, label: t(`orderField_${value}`) }));
  const { mapping, campus, version } = authority;
  return (
    <section aria-labelledby="order-columns">
      <h2 id="order-columns">{t('orderColumns')}</h2>
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('orderColumnsMissing', {
            fields: list(missing.map((field) => t(`orderField_${field}`))),
          })}
        />
      )}
      <ul className="plain-list order-columns" data-testid="order-columns">
        {columns.map(({ heading, field }, at) =>
          heading === '' ? null : (
            <li key={at}>
              <span>{heading}</span>
              <Select
                size="small"
                className="order-field"
                aria-label={t('orderColumnIs', { heading })}
                disabled={busy}
                allowClear
                placeholder={t('orderColumnUnused')}
                value={field}
                options={options}
                onChange={(chosen?: OrderField) => onAssign(at, chosen ?? null)}
              />
            </li>
          ),
        )}
      </ul>
      {saving.error && <ProblemView error={saving.error} />}
      {authority.mayConfigure && isNewMapping(columns, mapping) && (
        <Button
          loading={saving.isPending}
          onClick={() => saving.mutate({ version, campus, mapping: mappingWith(columns, mapping) })}
        >
          {t('orderKeepColumns')}
        </Button>
      )}
    </section>
  );
};
