import { readFileSync } from 'node:fs';

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const NAMES = new Map(read('group.json').staff.map(({ login, name }) => [login, name]));
const COMMITTEES = read('committees.json');

/** Enters the committees of the demo hospital; those of an earlier run stay as they are. Returns how many there are. */
export async function foundCommittees(admin) {
  const { staff } = await admin.get('/api/v1/directory');
  const idOf = (login) => {
    const found = staff.find(({ name }) => name === NAMES.get(login));
    if (!found) throw new Error(`The directory has nobody for ${login}`);
    return found.id;
  };
  for (const { code, members, chair, secretary, legalAdviser, ...committee } of COMMITTEES) {
    const people = {
      members: members.map(idOf),
      chair: idOf(chair),
      secretary: idOf(secretary),
      legalAdviser: legalAdviser === null ? null : idOf(legalAdviser),
    };
    try {
      await admin.request('PUT', `/api/v1/committees/${code}`, {
        body: { ...committee, ...people, active: true, version: 0 },
      });
    } catch (error) {
      if (error.problem?.code !== 'committee.stale_version') throw error;
    }
  }
  return COMMITTEES.length;
}
