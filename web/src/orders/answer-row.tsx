import type { OrderStanding } from '@tingsu/contracts';
import { Checkbox, Tag } from 'antd';
import { Link } from 'react-router';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { RequestPart } from './request-part';

/** How an order stands towards its authority, and what is asked of it. */
export const AnswerRow = ({
  authority,
  order,
  chosen,
  onChoose,
}: {
  /** By its id. */
  readonly authority: string;
  readonly order: OrderStanding;
  readonly chosen: boolean;
  onChoose(chosen: boolean): void;
}) => {
  const { t, short } = useWords();
  const directory = useDirectory();
  const { orderNo, caseNo, dueAt, answeredAt, sentBackAt, sentBackBy } = order;
  const late = sentBackAt === null && dueAt !== null && Date.parse(dueAt) < serverNow();
  return (
    <tr data-order={orderNo}>
      <td className="order-number">
        <Checkbox
          checked={chosen}
          disabled={sentBackAt !== null}
          onChange={(event) => onChoose(event.target.checked)}
        >
          {shown(orderNo)}
        </Checkbox>
      </td>
      <td>
        <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
        <small>{directory.campus(order.campus)}</small>
      </td>
      <td>
        {dueAt && short(dueAt)} {late && <Tag className="tone-red">{t('orderLate')}</Tag>}
      </td>
      <td>
        {answeredAt ? t('orderAnsweredAt', { at: short(answeredAt) }) : t('orderUnanswered')}
        {sentBackAt && (
          <small>
            {t('orderSentBackAt', {
              at: short(sentBackAt),
              who: sentBackBy ? directory.person(sentBackBy) : '',
            })}
          </small>
        )}
      </td>
      <td>
        <RequestPart authority={authority} order={order} />
      </td>
    </tr>
  );
};
