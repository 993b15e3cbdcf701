import { DEPARTMENTAL_ROLES, isWellFormed, type RoleGrant } from '@tingsu/contracts';

interface Department {
  readonly code: string;
  readonly campus: string;
  readonly headNurse: string | null;
}
interface Person {
  readonly login: string;
  readonly grants: readonly RoleGrant[];
  readonly worksIn: readonly string[];
  readonly deputy: string | null;
}
interface Organisation {
  readonly tenant: { readonly default: boolean };
  readonly campuses: readonly { readonly code: string }[];
  readonly departments: readonly Department[];
  readonly staff: readonly Person[];
}

export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Places = ReadonlyMap<string, string>;

/** Names that point nowhere or occur twice, and grants that would reach nothing. */
export function faultsOf({ tenant, campuses, departments, staff }: Organisation): readonly Fault[] {
  const campusCodes = campuses.map(({ code }) => code);
  const places: Places = new Map(departments.map(({ code, campus }) => [code, campus]));
  const logins = staff.map(({ login }) => login);
  return [
    ...twice('campus', ['campuses'], campusCodes),
    ...twice(
      'department',
      ['departments'],
      departments.map(({ code }) => code),
    ),
    ...twice('login', ['staff'], logins),
    ...departments.flatMap((department, index) =>
      inPlace(
        ['departments', index],
        [
          ...undefinedName('campus', 'campus', campusCodes, department.campus),
          ...undefinedName('headNurse', 'department', [...places.keys()], department.headNurse),
        ],
      ),
    ),
    ...staff.flatMap((person, index) =>
      inPlace(
        ['staff', index],
        [
          ...faultsOfPerson(person, { campusCodes, places, logins }),
          ...(tenant.default ? [] : platformGrants(person)),
          ...ringFault(person, staff),
        ].map(({ path, message }) => ({ path, message: `login ${person.login}: ${message}` })),
      ),
    ),
  ];
}

function faultsOfPerson(
  { login, grants, worksIn, deputy }: Person,
  {
    campusCodes,
    places,
    logins,
  }: {
    readonly campusCodes: readonly string[];
    readonly places: Places;
    readonly logins: readonly string[];
  },
): readonly Fault[] {
  const departmentCodes = [...places.keys()];
  return [
    ...grants.flatMap((grant, index) =>
      inPlace(
        ['grants', index],
        [
          ...undefinedName('campus', 'campus', campusCodes, grant.campus),
          ...undefinedName('department', 'department', departmentCodes, grant.department),
          ...faultOfShape(grant, places),
        ],
      ),
    ),
    ...worksIn.flatMap((code, index) =>
      inPlace(['worksIn'], undefinedName(index, 'department', departmentCodes, code)),
    ),
    ...undefinedName('deputy', 'login', logins, deputy),
    ...(deputy === login
      ? [{ path: ['deputy'], message: 'a person cannot be their own deputy; name another login' }]
      : []),
  ];
}

/** A chain of deputies that leads back to the person: in the end no one would act. Oneself as a deputy has a message of its own. */
function ringFault({ login, deputy }: Person, staff: readonly Person[]): readonly Fault[] {
  const chain = [login];
  let next = deputy === login ? null : deputy;
  while (next !== null && !chain.includes(next)) {
    chain.push(next);
    const last = next;
    next = staff.find((person) => person.login === last)?.deputy ?? null;
  }
  if (next !== login) return [];
  const ring = [...chain, login].join(' → ');
  return [
    { path: ['deputy'], message: `the deputies lead in a ring (${ring}); name another login` },
  ];
}

/** The operators of the installation are those of its default group: no group appoints its own. */
const platformGrants = ({ grants }: Person): readonly Fault[] =>
  grants.flatMap(({ role }, index) =>
    role === 'platform_operator'
      ? [
          {
            path: ['grants', index, 'role'],
            message: `${role} is a role of the default group only`,
          },
        ]
      : [],
  );

/** A departmental role reaches one department, on the campus of that department; every other role reaches a campus or the group. */
function faultOfShape(grant: RoleGrant, places: Places): readonly Fault[] {
  const { role, campus, department } = grant;
  const path = ['department'];
  if (!isWellFormed(grant))
    return DEPARTMENTAL_ROLES.includes(role)
      ? [{ path, message: `the role ${role} needs a department` }]
      : [
          {
            path,
            message: `the role ${role} holds for a campus or the group; leave out the department`,
          },
        ];
  const home = department === null ? undefined : places.get(department);
  return home === undefined || home === campus
    ? []
    : [{ path: ['campus'], message: `the department ${department} is on the campus ${home}` }];
}

const inPlace = (place: Fault['path'], faults: readonly Fault[]): readonly Fault[] =>
  faults.map(({ path, message }) => ({ path: [...place, ...path], message }));

const undefinedName = (
  field: string | number,
  what: string,
  known: readonly string[],
  name: string | null,
): readonly Fault[] =>
  name === null || known.includes(name)
    ? []
    : [{ path: [field], message: `${what} ${name} is not defined` }];

const twice = (what: string, path: Fault['path'], names: readonly string[]): readonly Fault[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [{ path: [...path, index], message: `${what} ${name} is defined twice` }],
  );
