import { workplacesOf, type CampusesSchema, type DirectoryPublished } from '@tingsu/contracts';
import type { z } from 'zod';

/** The whole organisation of one group as it is published to the other services. */
export type Directory = DirectoryPublished['data'];
export type PublicCampuses = z.infer<typeof CampusesSchema>;

/** What visitors may know: campuses that take complaints, their public departments and channels. */
export function publicCampusesOf(directory: Directory): PublicCampuses {
  return {
    tenant: {
      code: directory.tenantCode,
      name: directory.tenantName,
      timeZone: directory.timeZone,
    },
    campuses: directory.campuses
      .filter((campus) => campus.open)
      .map(({ code, name, channels }) => ({
        code,
        name,
        channels,
        departments: directory.departments
          .filter((department) => department.campus === code && department.public)
          .map((department) => ({ code: department.code, name: department.name })),
      })),
  };
}

/** What signed-in staff see of each other: names to show, and where they work; no addresses. */
export function staffDirectoryOf(version: number, { campuses, departments, staff }: Directory) {
  return {
    version,
    campuses: campuses.map(({ code, name, open }) => ({ code, name, open })),
    departments: departments.map(({ code, campus, name, answersFor, headNurse, closed }) => ({
      ...{ code, campus, name, answersFor, headNurse },
      ...(closed ? { closed } : {}),
    })),
    staff: staff.map((person) => ({
      id: person.id,
      name: person.name,
      active: person.active,
      departments: [...workplacesOf(person)],
    })),
  };
}
