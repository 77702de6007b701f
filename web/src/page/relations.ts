import * as api from './api.ts';
import type { Relation, RelationEnd } from './api.ts';
import { changed, session } from './session.ts';

let loading = new AbortController();

/** Which columns of the chosen tables refer to which, as the server now knows it. */
export async function loadRelations(): Promise<void> {
  loading.abort();
  loading = new AbortController();
  const own = loading;
  const several = session.tables.length > 1 && session.chosen.size > 0;
  try {
    const relations = several ? await api.relations([...session.chosen], own.signal) : [];
    if (!own.signal.aborted) {
      session.relations = relations;
      changed('relations');
    }
  } catch {
    // The next change of the tables asks again; what the server does not tell cannot be shown.
  }
}

/** Says which column refers to which, in place of what connected the two tables before. */
export async function tellRelation(from: RelationEnd, to: RelationEnd): Promise<Relation> {
  const told = await api.tellRelation(from, to);
  await loadRelations();
  return told;
}

/** Takes a relation away; it is not found again. */
export async function removeRelation(relation: Relation): Promise<void> {
  await api.removeRelation(relation.id);
  await loadRelations();
}
