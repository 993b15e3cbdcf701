import '../i18n/robots';
import './robots.css';
import type { AlertRobot } from '@tingsu/contracts';
import { Button, Empty } from 'antd';
import { useState } from 'react';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { RobotCard } from './robot-card';
import { RobotForm } from './robot-form';
import { useRobots } from './use-robots';

/** Robots in group chats of staff, for administrators of the whole group. */
export const RobotsPage = () => {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useRobots();
  const [editing, setEditing] = useState<AlertRobot | 'new' | null>(null);
  usePageTitle(t('robotsTitle'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('robotsTitle')}</h1>
        <Button type="primary" onClick={() => setEditing('new')}>
          {t('robotNew')}
        </Button>
      </div>
      <p className="soft">{t('robotsIntro')}</p>
      {isPending && <Loading rows={6} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <Empty description={t('robotsEmpty')} />}
      {data?.items.map((robot) => (
        <RobotCard key={robot.id ?? robot.name} robot={robot} onChange={() => setEditing(robot)} />
      ))}
      {editing && (
        <RobotForm robot={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  );
};
