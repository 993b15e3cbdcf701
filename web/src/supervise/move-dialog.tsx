import type { CaseLoad, CaseSummary } from '@tingsu/contracts';
import { App, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import { inLanguage } from '../i18n/language';
import { Deadline } from '../kit/deadline';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { MOST_SHOWN, useMoving } from './use-moving';

const Line = ({
  item,
  chosen,
  onChoose,
}: {
  readonly item: CaseSummary;
  readonly chosen: boolean;
  onChoose(): void;
}) => {
  const { label, language } = useWords();
  const { nextClock } = item;
  return (
    <li data-move={item.caseNo}>
      <Checkbox checked={chosen} onChange={onChoose}>
        {item.caseNo} · {label('state', item.state)}{' '}
        {nextClock && (
          <Deadline
            dueAt={nextClock.dueAt}
            paused={nextClock.paused}
            provisional={nextClock.provisional}
            name={inLanguage(nextClock.label, language)}
          />
        )}
      </Checkbox>
    </li>
  );
};

interface Props {
  /** Whose cases; null: those without an owner. */
  readonly from: string | null;
  readonly persons: CaseLoad['persons'];
  onClose(): void;
}

/** Which of the cases of a person go to whom; who has least is offered first. */
export const MoveDialog = ({ from, persons, onClose }: Props) => {
  const { t, reason } = useWords();
  const { message } = App.useApp();
  const directory = useDirectory();
  const { cases, move, busy } = useMoving(from ?? 'none');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [to, setTo] = useState<string>();
  const [failed, setFailed] = useState<readonly string[]>([]);
  const items = cases.data?.items ?? [];
  const all = items.length > 0 && chosen.length === items.length;
  const choices = persons
    .filter(({ personId }) => personId !== from)
    .sort((one, other) => one.open - other.open)
    .map(({ personId, open, dueSoon, overdue }) => ({
      value: personId,
      label: t('ownerLoad', { name: directory.person(personId), open, dueSoon, overdue }),
    }));
  const send = async (): Promise<void> => {
    if (to === undefined) return;
    const wanted = items.filter(({ caseNo }) => chosen.includes(caseNo));
    const not = await move(wanted, to);
    if (not.length < wanted.length)
      void message.success(t('superviseMoved', { number: wanted.length - not.length }));
    if (not.length === 0) return onClose();
    setChosen(not.map(({ caseNo }) => caseNo));
    setFailed(
      not.map(
        ({ caseNo, code, detail }) =>
          `${t('superviseNotMoved', { caseNo })}: ${reason(code) ?? detail}`,
      ),
    );
  };
  const toggle = (caseNo: string): void =>
    setChosen(
      chosen.includes(caseNo) ? chosen.filter((one) => one !== caseNo) : [...chosen, caseNo],
    );
  return (
    <Modal
      open
      title={
        from === null
          ? t('superviseGiveOut')
          : t('superviseMoveOf', { name: directory.person(from) })
      }
      okText={t('superviseMoveDo', { number: chosen.length })}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: chosen.length === 0 || to === undefined }}
      confirmLoading={busy}
      onOk={() => void send()}
      onCancel={onClose}
    >
      {cases.isPending && <Loading rows={4} />}
      {cases.error && <ProblemView error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isSuccess && items.length === 0 && <p>{t('superviseMoveNone')}</p>}
      {items.length > 0 && (
        <>
          <Select
            className="move-to"
            aria-label={t('superviseMoveTo')}
            placeholder={t('superviseMoveTo')}
            value={to}
            options={choices}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(person: string) => setTo(person)}
          />
          <Checkbox
            checked={all}
            indeterminate={chosen.length > 0 && !all}
            onChange={() => setChosen(all ? [] : items.map(({ caseNo }) => caseNo))}
          >
            {t('superviseMoveAll')}
          </Checkbox>
          <ul className="plain-list move-list">
            {items.map((item) => (
              <Line
                key={item.caseNo}
                item={item}
                chosen={chosen.includes(item.caseNo)}
                onChoose={() => toggle(item.caseNo)}
              />
            ))}
          </ul>
          {cases.data?.nextCursor && (
            <p className="soft">{t('superviseMoveMore', { number: MOST_SHOWN })}</p>
          )}
          <div role="alert">
            {failed.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </>
      )}
    </Modal>
  );
};
