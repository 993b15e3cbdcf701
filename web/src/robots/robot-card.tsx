import type { AlertRobot } from '@tingsu/contracts';
import { Alert, App, Button, Tag } from 'antd';
import { useDirectory } from '../kit/directory';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useRemoveRobot, useTestRobot } from './use-robots';
import { whyNot } from './why-not';

interface Props {
  readonly robot: AlertRobot;
  onChange(): void;
}

const Actions = ({ id, name, onChange }: { id: string; name: string; onChange(): void }) => {
  const { t } = useWords();
  const { modal } = App.useApp();
  const test = useTestRobot();
  const remove = useRemoveRobot();
  const askToRemove = (): void =>
    void modal.confirm({
      title: t('robotRemoveNamed', { name }),
      content: t('robotRemoveAsk'),
      okText: t('robotRemove'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => remove.mutate(id),
    });
  const { data: tested } = test;
  return (
    <>
      <div className="row robot-actions">
        <Button
          aria-label={t('robotTestNamed', { name })}
          loading={test.isPending}
          onClick={() => test.mutate(id)}
        >
          {t('robotTest')}
        </Button>
        <Button aria-label={t('robotChangeNamed', { name })} onClick={onChange}>
          {t('robotChange')}
        </Button>
        <Button
          danger
          aria-label={t('robotRemoveNamed', { name })}
          loading={remove.isPending}
          onClick={askToRemove}
        >
          {t('robotRemove')}
        </Button>
      </div>
      {(test.error ?? remove.error) && <ProblemView error={test.error ?? remove.error} />}
      {tested && (
        <Alert
          role="status"
          type={tested.taken ? 'success' : 'error'}
          showIcon
          title={
            tested.error === null
              ? t('robotTestTaken')
              : t('robotTestFailed', { why: t(whyNot(tested.error), { code: tested.error }) })
          }
        />
      )}
    </>
  );
};

/** One robot: what it hears of, how it has fared, and a test. */
export const RobotCard = ({ robot, onChange }: Props) => {
  const { t, long } = useWords();
  const directory = useDirectory();
  const { id, name, platform, host, campus, department, active, lastSentAt, lastFailed } = robot;
  const hears = [
    campus === null ? t('robotAllCampuses') : directory.campus(campus),
    department === null ? t('robotAllDepartments') : directory.department(department),
  ];
  return (
    <section className="card" aria-label={name} data-robot={name}>
      <h2>
        {name}{' '}
        <Tag className={active ? 'tone-green' : undefined}>
          {t(active ? 'robotOn' : 'robotOff')}
        </Tag>
        {id === null && <Tag>{t('robotInstalled')}</Tag>}
      </h2>
      <p className="soft">
        {t(`robotPlatform_${platform}`)} · {host} · {hears.join(' · ')}
      </p>
      <dl className="pairs">
        <dt>{t('robotLastSent')}</dt>
        <dd>{lastSentAt ? long(lastSentAt) : t('none')}</dd>
        <dt>{t('robotLastFailed')}</dt>
        <dd>
          {lastFailed
            ? t('robotFailedFor', {
                at: long(lastFailed.at),
                why: t(whyNot(lastFailed.error), { code: lastFailed.error }),
              })
            : t('none')}
        </dd>
      </dl>
      {id === null ? (
        <p className="soft">{t('robotInstalledHelp')}</p>
      ) : (
        <Actions id={id} name={name} onChange={onChange} />
      )}
    </section>
  );
};
