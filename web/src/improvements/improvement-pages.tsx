import '../i18n/improvements';
import '../house/house.css';
import { NavLink, Route, Routes } from 'react-router';
import { usePageTitle } from '../kit/page-title';
import { useWords } from '../kit/words';
import { ActionPage } from './action-page';
import { Board } from './board';
import './improvements.css';
import { Problems } from './problems';

const TABS = [
  ['/improvements', 'learnActions'],
  ['/improvements/problems', 'learnProblems'],
] as const;

/** What is learned from complaints. */
export const ImprovementPages = () => {
  const { t } = useWords();
  usePageTitle(t('learnTitle'));
  return (
    <div className="page house">
      <div className="page-head">
        <h1>{t('learnTitle')}</h1>
      </div>
      <nav className="learn-tabs" aria-label={t('learnTabs')}>
        {TABS.map(([to, text]) => (
          <NavLink key={to} to={to} end={to === '/improvements'}>
            {t(text)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<Board />} />
        <Route path="actions/:actionId" element={<ActionPage />} />
        <Route path="problems" element={<Problems />} />
      </Routes>
    </div>
  );
};
