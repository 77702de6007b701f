import type { Scene } from './scene.ts';

/** Groups beyond those that get a colour are told when they cannot be added up. */
export function restNotes(scene: Scene): string[] {
  const all = scene.groups.length + scene.rest.length;
  if (scene.rest.length === 0) {
    return [];
  }
  return [scene.frame.y[0]?.additive
    ? scene.words.restTogether(scene.groups.length, scene.rest.length)
    : scene.words.keptLargest(scene.groups.length, all)];
}
