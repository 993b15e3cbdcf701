import '../i18n/people';
import './people.css';
import { Alert, Button, Tag } from 'antd';
import type { StaffAccount } from '@tingsu/contracts';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useHasGroupRole, useWords } from '../kit/words';
import { PeopleFilterForm } from './people-filters';
import { PersonForm } from './person-form';
import { usePeople, type PeopleFilters } from './use-people';
import { useRoleWords } from './use-role-words';

const filtersIn = (search: URLSearchParams): PeopleFilters => ({
  q: search.get('q') ?? '',
  department: search.get('department') ?? '',
  role: search.get('role') ?? '',
  state: search.get('state') ?? 'active',
});

const Row = ({ account }: { readonly account: StaffAccount }) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const roles = useRoleWords();
  const { login, name, grants, worksIn, active } = account;
  return (
    <tr data-login={login}>
      <td>
        <Link to={`/people/${encodeURIComponent(login)}`}>{name}</Link>
        <small>{login}</small>
      </td>
      <td>{list(worksIn.map((code) => directory.department(code)))}</td>
      <td>{list(grants.map((grant) => roles.named(grant)))}</td>
      <td>{active ? t('peopleActive') : <Tag>{t('peopleClosed')}</Tag>}</td>
    </tr>
  );
};

/** Who can sign in and with which roles, for administrators of the whole group. */
export const PeoplePage = () => {
  const { t } = useWords();
  usePageTitle(t('peopleTitle'));
  const may = useHasGroupRole('tenant_admin');
  const [search, setSearch] = useSearchParams();
  const [making, setMaking] = useState(false);
  const navigate = useNavigate();
  const filters = filtersIn(search);
  const query = usePeople(filters, may);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (!may) return <Alert type="info" showIcon title={t('peopleDenied')} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('peopleTitle')}</h1>
        <Button type="primary" onClick={() => setMaking(true)}>
          {t('peopleNew')}
        </Button>
      </div>
      <p className="soft">{t('peopleIntro')}</p>
      <PeopleFilterForm
        key={search.toString()}
        filters={filters}
        onFilters={(next) => setSearch({ ...next })}
      />
      <PagedTable
        name={t('peopleTitle')}
        query={query}
        items={items}
        columns={[t('personColumn'), t('personWorksIn'), t('personRoles'), t('peopleState')]}
        empty={t('peopleEmpty')}
        row={(account) => <Row key={account.id} account={account} />}
      />
      {making && (
        <PersonForm
          account={null}
          onClose={() => setMaking(false)}
          done={(login) => void navigate(`/people/${encodeURIComponent(login)}?made`)}
        />
      )}
    </div>
  );
};
