import { Button } from 'antd';
import { Link } from 'react-router';
import '../i18n/register';
import { usePageTitle } from '../kit/page-title';
import { useWords } from '../kit/words';
import { RegisterSheet } from './register-sheet';
import { printSheet, Sheet } from './sheet';
import './register.css';

/** The register form to be filled in by hand, for days without power and for wards without a screen. */
export const BlankPage = () => {
  const { t, language } = useWords();
  usePageTitle(t('regBlank'));
  return (
    <div className="page narrow">
      <p className="back">
        <Link to="/new">← {t('regTitle')}</Link>
      </p>
      <div className="page-head">
        <h1>{t('regBlank')}</h1>
        <Button type="primary" onClick={() => printSheet('form')}>
          {t('regPrint')}
        </Button>
      </div>
      <div className="card sheet-preview" role="region" aria-label={t('regBlank')} tabIndex={0}>
        <RegisterSheet />
      </div>
      <Sheet name="form" language={language}>
        <RegisterSheet />
      </Sheet>
    </div>
  );
};
