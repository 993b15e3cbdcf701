import '../i18n/improvements';
import '../house/house.css';
import { NavLink, Route, Routes } from 'react-router';
import { usePageTitle } from '../kit/page-title';
import { useReachesInHouse, useWords } from '../kit/words';
import { ActionPage } from './action-page';
import { Board } from './board';
import './improvements.css';
import { Lessons } from './lessons';
import { LoopsPage } from './loops-page';
import { MinutesPage } from './minutes-page';
import { PackPage } from './pack-page';
import { Problems } from './problems';
import { Readings } from './readings';
import { Records } from './records';

const TABS = [
  { to: '/improvements', text: 'learnActions', forAll: false },
  { to: '/improvements/loops', text: 'loopsTitle', forAll: false },
  { to: '/improvements/problems', text: 'learnProblems', forAll: false },
  { to: '/improvements/records', text: 'learnRecords', forAll: false },
  { to: '/improvements/lessons', text: 'learnLessons', forAll: true },
  { to: '/improvements/readings', text: 'learnReadings', forAll: true },
] as const;

/** What is learned from complaints. */
export const ImprovementPages = () => {
  const { t } = useWords();
  const reads = useReachesInHouse('improvement.read');
  const tabs = TABS.filter(({ forAll }) => reads || forAll);
  usePageTitle(t('learnTitle'));
  return (
    <div className="page house">
      <div className="page-head">
        <h1>{t('learnTitle')}</h1>
      </div>
      <nav className="learn-tabs" aria-label={t('learnTabs')}>
        {tabs.map(({ to, text }) => (
          <NavLink key={to} to={to} end={to === '/improvements'}>
            {t(text)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={reads ? <Board /> : <Lessons />} />
        <Route path="actions/:actionId" element={<ActionPage />} />
        <Route path="loops" element={<LoopsPage />} />
        <Route path="problems" element={<Problems />} />
        <Route path="records" element={<Records />} />
        <Route path="records/:recordId/pack" element={<PackPage />} />
        <Route path="records/:recordId/minutes" element={<MinutesPage />} />
        <Route path="lessons" element={<Lessons />} />
        <Route path="readings" element={<Readings />} />
      </Routes>
    </div>
  );
};
