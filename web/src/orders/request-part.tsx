import type { OrderRequest, OrderStanding } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { AskDialog } from './ask-dialog';
import { RequestAnswerDialog } from './request-answer-dialog';

/** What was asked of the authority, in one line. */
const useLine = () => {
  const { t, short } = useWords();
  return ({ kind, until, answer, askedAt, answeredAt }: OrderRequest): string => {
    const what =
      kind === 'more_time' && until
        ? t('orderAsked_more_time', { at: short(until) })
        : t('orderAsked_give_back');
    return answer === null
      ? t('orderAskedWaits', { what, at: short(askedAt) })
      : t(answer === 'granted' ? 'orderAskedGranted' : 'orderAskedRefused', {
          ...{ what, at: answeredAt ? short(answeredAt) : '' },
        });
  };
};

/** What the office asks of the authority about an order, and what it answers. */
export const RequestPart = ({
  authority,
  order,
}: {
  readonly authority: string;
  readonly order: OrderStanding;
}) => {
  const { t } = useWords();
  const line = useLine();
  const [open, setOpen] = useState(false);
  const { request, sentBackAt } = order;
  const waits = request !== null && request.answer === null;
  const close = (): void => setOpen(false);
  return (
    <>
      {request && (
        <>
          <span data-testid="order-request">{line(request)}</span>
          <small>{shown(request.note ?? request.reason)}</small>
        </>
      )}
      {(waits || sentBackAt === null) && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t(waits ? 'orderAnswerOf' : 'orderAsk')}
        </Button>
      )}
      {open && waits && (
        <RequestAnswerDialog
          authority={authority}
          orderNo={order.orderNo}
          request={request}
          onClose={close}
        />
      )}
      {open && !waits && <AskDialog authority={authority} order={order} onClose={close} />}
    </>
  );
};
