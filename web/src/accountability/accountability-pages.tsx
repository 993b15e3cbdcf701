import '../i18n/accountability';
import { Route, Routes } from 'react-router';
import { usePageTitle } from '../kit/page-title';
import { useWords } from '../kit/words';
import './accountability.css';
import { MatterPage } from './matter-page';
import { MattersList } from './matters-list';
import { ProposePage } from './propose-page';

/** Who answers for what was found right in a complaint (责任追究). */
export const AccountabilityPages = () => {
  const { t } = useWords();
  usePageTitle(t('accTitle'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('accTitle')}</h1>
      </div>
      <p className="soft">{t('accAbout')}</p>
      <Routes>
        <Route index element={<MattersList />} />
        <Route path="new/:caseNo" element={<ProposePage />} />
        <Route path=":matterId" element={<MatterPage />} />
      </Routes>
    </div>
  );
};
