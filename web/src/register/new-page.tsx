import { Link } from 'react-router';
import '../i18n/register';
import { usePageTitle } from '../kit/page-title';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { RegisterForm } from './register-form';
import './register.css';

export const NewPage = () => {
  const { t } = useWords();
  const me = useSession();
  usePageTitle(t('regTitle'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('regTitle')}</h1>
        <span className="row no-phone">
          <span className="soft">{t('regKeys')}</span>
          <Link to="/new/batch">{t('regBatch')}</Link>
          <Link to="/new/blank">{t('regBlank')}</Link>
        </span>
      </div>
      {me && <RegisterForm me={me} />}
    </div>
  );
};
