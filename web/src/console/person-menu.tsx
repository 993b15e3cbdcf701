import { Dropdown, type MenuProps } from 'antd';
import { Link } from 'react-router';
import { saveBeforeLeaving } from '../drafts/use-draft';
import { switchLanguage } from '../i18n/setup';
import { chooseLook, LOOK_CHOICES, useLookChoice } from '../kit/look.store';
import { useSession, useSignOut } from '../kit/session';
import { useWords } from '../kit/words';

const LOOK_TEXTS = { device: 'lookDevice', light: 'lookLight', dark: 'lookDark' } as const;

/** Who is signed in with which roles, the language, the look, and the way out. */
export const PersonMenu = () => {
  const { t, label, language, list } = useWords();
  const me = useSession();
  const signOut = useSignOut();
  const choice = useLookChoice();
  const roles = [...new Set(me?.grants.map((grant) => label('role', grant.role)))];
  const other = language === 'en' ? 'zh-CN' : 'en';
  const items: MenuProps['items'] = [
    { key: 'roles', type: 'group', label: list(roles) },
    {
      key: 'language',
      label: <span lang={other}>{t('language')}</span>,
      onClick: () => switchLanguage(other),
    },
    {
      key: 'look',
      type: 'group',
      label: t('look'),
      children: LOOK_CHOICES.map((one) => ({
        key: `look-${one}`,
        label: `${one === choice ? '● ' : '○ '}${t(LOOK_TEXTS[one])}`,
        onClick: () => chooseLook(one),
      })),
    },
    {
      key: 'told',
      label: <Link to="/notices/settings">{t('howToldMenu')}</Link>,
    },
    {
      key: 'account',
      label: <Link to="/account">{t('ownAccountMenu')}</Link>,
    },
    { type: 'divider' },
    { key: 'out', label: t('signOut'), onClick: () => void saveBeforeLeaving().then(signOut) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button
        type="button"
        className="bar-button person"
        title={t('rolesOf', { roles: list(roles) })}
      >
        <strong>{me?.name}</strong> ▾
        <span className="visually-hidden">{t('rolesOf', { roles: list(roles) })}</span>
      </button>
    </Dropdown>
  );
};
