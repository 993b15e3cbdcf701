import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDay, type CaseKind } from '@tingsu/contracts';

/** A hospital of the test's own group: one campus, under the policies of one regulation. */
export interface Hospital {
  /** Code of its campus. */
  readonly campus: string;
  readonly name: string;
  /** The first one is primary. */
  readonly policies: readonly string[];
}

const CHANNELS = ['web_form', 'hotline', 'front_desk', 'visit', 'letter', 'staff_portal'] as const;
const TIME_ZONE = 'Asia/Shanghai';
const GROUP_ID = '01900000-0000-7000-8000-0000000000f1';

/** Policies that hold for every hospital of the group. */
const COMMON = ['internal-complaints', 'hazard-reports', 'suggestions', 'praise'];

interface Named {
  readonly id: string;
  readonly extends?: readonly string[];
  readonly routing?: {
    readonly rules: readonly { readonly to: string }[];
    readonly fallback?: string;
  };
  readonly units?: Readonly<Record<string, { readonly zh: string; readonly means?: string }>>;
}
const shipped = new Map(
  readdirSync('deploy/policies').map((file) => {
    const document = JSON.parse(readFileSync(join('deploy/policies', file), 'utf8')) as Named;
    return [document.id, document] as const;
  }),
);

/** Offices that the policies of a hospital send complaints to. */
function officesOf({ policies }: Hospital): string[] {
  const documents = [...policies, ...COMMON].flatMap((id) => shipped.get(id) ?? []);
  const named = documents.flatMap(({ routing, units = {} }) => [
    ...(routing?.rules ?? []).map(({ to }) => to),
    ...(routing?.fallback ? [routing.fallback] : []),
    ...Object.keys(units).filter((unit) => units[unit]?.means === undefined),
  ]);
  return [...new Set(named.flatMap((unit) => unit.split('|')))];
}

/** One ward that people complain about, and a department for every office. */
function departmentsOf(hospital: Hospital) {
  const { campus } = hospital;
  const department = (code: string, zh: string, answersFor: readonly string[]) => ({
    code: `${campus}.${code}`,
    campus,
    name: { zh, en: code },
    answersFor: [...answersFor],
  });
  return [
    department('ward', '住院部', []),
    ...officesOf(hospital).map((unit, index) => department(`office${index}`, unit, [unit])),
  ];
}

/** Writes the files of the group, and gives their folder. On each campus one person heads all departments and one supervises; the others work for the whole group. */
export function writeGroup(home: string, hospitals: readonly Hospital[]): string {
  const departments = hospitals.flatMap(departmentsOf);
  const everywhere = (login: string, name: string, ...roles: readonly string[]) => ({
    login,
    name,
    grants: roles.map((role) => ({ role, campus: null, department: null })),
  });
  const inEveryDepartmentOf = (of: string, login: string, name: string, role: string) => ({
    login: `${login}-${of}`,
    name,
    grants: departments
      .filter(({ campus }) => campus === of)
      .map(({ code, campus }) => ({ role, campus, department: code })),
  });
  const group = {
    tenant: {
      id: GROUP_ID,
      code: 'hospitals',
      default: true,
      name: { zh: '十四家医院', en: 'Fourteen hospitals' },
      timeZone: TIME_ZONE,
    },
    campuses: hospitals.map(({ campus, name }) => ({
      code: campus,
      name: { zh: name, en: campus },
      channels: [...CHANNELS],
    })),
    departments,
    staff: [
      everywhere('officer', '何静怡', 'centre_officer'),
      everywhere('head', '郭建平', 'centre_head'),
      everywhere('leader', '曹志远', 'leader'),
      everywhere('admin', '马晓东', 'tenant_admin'),
      everywhere('callback', '任倩', 'callback_agent'),
      ...hospitals.flatMap(({ campus }) => [
        inEveryDepartmentOf(campus, 'heads', '杜鹏程', 'department_head'),
        inEveryDepartmentOf(campus, 'supervisor', '杜建国', 'supervisor'),
      ]),
    ],
  };
  const folder = join(home, 'group');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'group.json'), JSON.stringify(group));
  writeFileSync(join(folder, 'bindings.json'), '[]');
  return folder;
}

/** One row for each hospital, and the kinds of case that all of them handle alike. */
export const rowsFor = (hospitals: readonly Hospital[]) => [
  ...hospitals.map(({ campus, policies }) => row(campus, 'external', policies)),
  row(null, 'external', ['group-default']),
  row(null, 'internal', ['internal-complaints']),
  row(null, 'hazard', ['hazard-reports']),
  row(null, 'suggestion', ['suggestions']),
  row(null, 'praise', ['praise']),
];

const row = (campus: string | null, caseKind: CaseKind, policies: readonly string[]) => ({
  campus,
  department: null,
  caseKind,
  channel: null,
  from: localDay(new Date(), TIME_ZONE),
  policies: [...policies],
});
